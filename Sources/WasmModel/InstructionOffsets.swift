// Where each instruction of a function stands, in little more than a byte an instruction.

/// A list of byte offsets. Most are a few bytes behind the one before; then only the distance is
/// kept. The functions of a file share their lists, since most of them are small.
public struct InstructionOffsets: Sendable {
  private let storage: Storage
  private let start: UInt32
  private let size: UInt32

  private init(_ storage: Storage, _ range: Range<Int>) {
    self.storage = storage
    start = UInt32(range.lowerBound)
    size = UInt32(range.count)
  }

  public init() { self.init(.empty, 0..<0) }

  public init(_ offsets: some Sequence<Int>) {
    var buffer = Buffer()
    for offset in offsets { buffer.append(offset) }
    self = buffer.takeAll()
  }

  /// Some of the offsets, in the same memory.
  public func part(_ range: Range<Int>) -> InstructionOffsets {
    precondition(range.upperBound <= count, "a part beyond the end")
    return InstructionOffsets(
      storage, Int(start) + range.lowerBound..<Int(start) + range.upperBound)
  }

  /// What lists of offsets are parts of. It never changes.
  private final class Storage: Sendable {
    /// The distance from the offset before; ``far`` where the offset itself is in ``exceptions``.
    let distances: [UInt8]
    let exceptions: [Exception]

    static let empty = Storage(distances: [], exceptions: [])

    init(distances: [UInt8], exceptions: [Exception]) {
      self.distances = distances
      self.exceptions = exceptions
    }
  }

  @usableFromInline
  struct Exception: Sendable {
    @usableFromInline let position: UInt32
    @usableFromInline let offset: UInt32

    @usableFromInline
    init(position: Int, offset: Int) {
      self.position = UInt32(position)
      self.offset = UInt32(clamping: offset)
    }
  }

  @usableFromInline static let far = UInt8.max
  /// Every so many entries the offset itself is kept, so that a lookup is short.
  @usableFromInline static let stride = 64
}

extension InstructionOffsets {
  /// Offsets that are being collected, of one function or of several behind each other.
  public struct Buffer: Sendable {
    @usableFromInline var distances: [UInt8] = []
    @usableFromInline var exceptions: [Exception] = []
    @usableFromInline var last = 0

    public init() {}

    @inlinable
    public mutating func append(_ offset: Int) {
      let distance = UInt(bitPattern: offset &- last)
      if distance < UInt(InstructionOffsets.far), distances.count % InstructionOffsets.stride != 0 {
        distances.append(UInt8(truncatingIfNeeded: distance))
      } else {
        exceptions.append(Exception(position: distances.count, offset: offset))
        distances.append(InstructionOffsets.far)
      }
      last = offset
    }

    /// Takes the offsets out, in memory of just the right size. The buffer is empty then and keeps
    /// its memory for the next ones.
    public mutating func takeAll() -> InstructionOffsets {
      let storage = Storage(
        distances: distances.withUnsafeBufferPointer { Array($0) },
        exceptions: exceptions.withUnsafeBufferPointer { Array($0) })
      distances.removeAll(keepingCapacity: true)
      exceptions.removeAll(keepingCapacity: true)
      return InstructionOffsets(storage, 0..<storage.distances.count)
    }
  }
}

extension InstructionOffsets: RandomAccessCollection, ExpressibleByArrayLiteral {
  public init(arrayLiteral offsets: Int...) { self.init(offsets) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { Int(size) }

  public subscript(index: Int) -> Int {
    precondition(index >= 0 && index < Int(size), "an offset of no instruction")
    var sum = 0
    var position = Int(start) + index
    // The first of all is an exception, so this ends.
    while storage.distances[position] != Self.far {
      sum += Int(storage.distances[position])
      position -= 1
    }
    return sum + Int(storage.exceptions[exception(at: UInt32(position))].offset)
  }

  private func exception(at position: UInt32) -> Int {
    var low = 0
    var high = storage.exceptions.count - 1
    while low < high {
      let middle = (low + high) / 2
      if storage.exceptions[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension InstructionOffsets: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
  public func hash(into hasher: inout Hasher) { hasher.combine(size) }
}
