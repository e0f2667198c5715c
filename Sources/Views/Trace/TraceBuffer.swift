// The bytes of a trace on their way out, and numbers as bytes.

/// A buffer of bytes that is emptied when it is full, and written through a pointer: a trace has
/// many million lines. Whoever writes makes room first.
struct TraceBuffer {
  /// Where the next byte goes.
  var next: UnsafeMutablePointer<UInt8>
  private var memory: TraceMemory
  private let take: (UnsafeRawBufferPointer) -> Void

  /// What may be written beyond the room that was asked for: texts are copied in pieces.
  static let margin = 64
  private static let capacity = 1 << 16

  /// `take` gets the bytes whenever there are many, and must be done with them when it returns.
  init(_ take: @escaping (UnsafeRawBufferPointer) -> Void) {
    self.take = take
    memory = TraceMemory(Self.capacity + Self.margin)
    next = memory.start
  }

  /// Makes room for some bytes.
  @inline(__always)
  mutating func makeRoom(_ count: Int) {
    if next + count > memory.end - Self.margin { empty(for: count) }
  }

  @inline(never)
  private mutating func empty(for count: Int) {
    flush()
    if count > Self.capacity {
      memory = TraceMemory(count + Self.margin)
      next = memory.start
    }
  }

  /// Hands out what is held.
  mutating func flush() {
    take(UnsafeRawBufferPointer(start: memory.start, count: next - memory.start))
    next = memory.start
  }

  /// Writes bytes from memory in which at least ``margin`` bytes can be read behind them. There must
  /// be room.
  @inline(__always)
  mutating func copy(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    let source = UnsafeRawPointer(bytes)
    let target = UnsafeMutableRawPointer(next)
    // A number that is known costs no call.
    target.copyMemory(from: source, byteCount: Self.margin)
    if count > Self.margin {
      (target + Self.margin).copyMemory(
        from: source + Self.margin, byteCount: count - Self.margin)
    }
    next += count
  }

  /// Writes bytes, making room for them.
  mutating func append(_ bytes: [UInt8]) {
    makeRoom(bytes.count)
    bytes.withUnsafeBytes {
      UnsafeMutableRawBufferPointer(start: next, count: $0.count).copyMemory(from: $0)
    }
    next += bytes.count
  }

  /// Writes four bytes, the lowest first. There must be room.
  @inline(__always)
  mutating func write4(_ bytes: UInt32) {
    UnsafeMutableRawPointer(next).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    next += 4
  }

  /// Writes two bytes, the lower first. There must be room.
  @inline(__always)
  mutating func write2(_ bytes: UInt16) {
    UnsafeMutableRawPointer(next).storeBytes(of: bytes.littleEndian, as: UInt16.self)
    next += 2
  }

  /// Writes characters of ASCII. There must be room.
  @inline(__always)
  mutating func write(_ text: StaticString) {
    next.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    next += text.utf8CodeUnitCount
  }

  @inline(__always)
  mutating func write(_ byte: UInt8) {
    next.pointee = byte
    next += 1
  }
}

// Numbers. There must be room for them.
extension TraceBuffer {
  @inline(__always)
  mutating func write(_ number: Int64) {
    if number < 0 { write(UInt8(ascii: "-")) }
    write(decimal: number.magnitude)
  }

  @inline(__always)
  mutating func write(decimal number: UInt64) {
    if number < 10 { return write(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number)) }
    if number < 100 { return write(pair: Int(truncatingIfNeeded: number)) }
    writeLong(number)
  }

  private mutating func writeLong(_ number: UInt64) {
    var position = next + TraceDigits.count(number)
    next = position
    var rest = number
    while rest >= 100 {
      let quotient = rest / 100
      position -= 2
      TraceDigits.put(pair: Int(truncatingIfNeeded: rest &- quotient &* 100), at: position)
      rest = quotient
    }
    if rest >= 10 {
      TraceDigits.put(pair: Int(truncatingIfNeeded: rest), at: position - 2)
    } else {
      position[-1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest)
    }
  }

  @inline(__always)
  private mutating func write(pair: Int) {
    TraceDigits.put(pair: pair, at: next)
    next += 2
  }

  /// As in `0x1f`, padded with zeros to a number of digits.
  mutating func write(hex number: UInt64, digits: Int = 1) {
    write("0x")
    let count = max(digits, (67 - number.leadingZeroBitCount) / 4)
    for place in (0..<count).reversed() {
      let digit = UInt8(truncatingIfNeeded: number >> UInt64(4 * place)) & 15
      write(digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10))
    }
  }
}

/// Digits of numbers.
enum TraceDigits {
  /// How many decimal digits a number has that is not 0.
  @inline(__always)
  static func count(_ number: UInt64) -> Int {
    // 1233 / 4096 is a little more than the logarithm of 2.
    let estimate = ((64 - number.leadingZeroBitCount) * 1233) >> 12
    return estimate + (number >= power(estimate) ? 1 : 0)
  }

  @inline(__always)
  private static func power(_ exponent: Int) -> UInt64 {
    powers.withUnsafeBufferPointer { $0[exponent] }
  }

  private static let powers: [UInt64] = (0..<20).map { exponent in
    (0..<exponent).reduce(1) { product, _ in product * 10 }
  }

  /// Writes two decimal digits.
  @inline(__always)
  static func put(pair: Int, at position: UnsafeMutablePointer<UInt8>) {
    // 205 / 2048 is a tenth, exact enough below 100.
    let tens = (pair &* 205) >> 11
    position[0] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
    position[1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: pair &- tens &* 10)
  }
}

/// Memory that a trace holds pointers into. Fresh memory is zero.
final class TraceMemory {
  let start: UnsafeMutablePointer<UInt8>
  let end: UnsafeMutablePointer<UInt8>

  init(_ count: Int) {
    start = .allocate(capacity: count)
    start.initialize(repeating: 0, count: count)
    end = start + count
  }

  deinit { start.deallocate() }
}
