// A number that tells whether two states are the same, whatever they consist of.

/// Makes one number of many words and bytes, in their order.
///
/// The same words give the same number in every process and on every computer. Each round can be
/// undone, so that a single word that differs always makes a difference; of other states about one
/// pair in 2^64 has the same number. It is not made against people who look for such a pair.
public struct Digest: Sendable {
  private var state: UInt64 = 0x243F_6A88_85A3_08D3

  public init() {}

  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let otherFactor: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// One round: multiplying carries a difference upwards, turning brings it down again.
  @inline(__always)
  private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
    let sum = state &+ word &* otherFactor
    return (sum << 29 | sum >> 35) &* factor
  }

  /// The number of all that was added.
  public var value: UInt64 {
    var rest = state
    for _ in 0..<2 { rest = (rest ^ rest >> 32) &* Self.factor }
    return rest ^ rest >> 29
  }

  public mutating func add(_ word: UInt64) { state = Self.mixed(state, word) }

  public mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  /// Adds a text as its bytes: for a digest an accent written in another way is another text.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(bytes: UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes, and how many they are. Many are taken in four lanes side by side, which do not wait
  /// for each other.
  public mutating func add(bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var place = 0
    if bytes.count >= 64 {
      var (a, b, c, d) = (state, state &+ 1, state &+ 2, state &+ 3)
      let end = bytes.count & ~31
      while place < end {
        a = Self.mixed(a, Self.word(bytes, place))
        b = Self.mixed(b, Self.word(bytes, place &+ 8))
        c = Self.mixed(c, Self.word(bytes, place &+ 16))
        d = Self.mixed(d, Self.word(bytes, place &+ 24))
        place &+= 32
      }
      for lane in [a, b, c, d] { add(lane) }
    }
    while place + 8 <= bytes.count {
      add(Self.word(bytes, place))
      place += 8
    }
    guard place < bytes.count else { return }
    var last: UInt64 = 0
    for byte in bytes[place...].reversed() { last = last << 8 | UInt64(byte) }
    add(last)
  }

  /// Eight bytes, the first one lowest, on computers of either order.
  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}
