// Where each instruction of a function stands, in little more than a byte an instruction.

/// A list of byte offsets. Most are a few bytes behind the one before; then only the distance is
/// kept.
public struct InstructionOffsets: Hashable, Sendable, RandomAccessCollection,
  ExpressibleByArrayLiteral
{
  /// The first offset.
  private var first = 0
  /// The distance from the offset before; ``far`` where the offset itself is in ``exceptions``. The
  /// first one is 0.
  private var distances: [UInt8] = []
  private var exceptions: [Exception] = []
  private var last = 0

  private struct Exception: Hashable, Sendable {
    let position: UInt32
    let offset: UInt32
  }

  private static let far = UInt8.max
  /// Every so many entries the offset itself is kept, so that a lookup is short.
  private static let stride = 64

  public init() {}

  public init(_ offsets: some Sequence<Int>) {
    for offset in offsets { append(offset) }
  }

  /// Makes a list that takes no more memory than it must.
  public init(_ offsets: [Int]) {
    guard let first = offsets.first, let last = offsets.last else { return }
    self.first = first
    self.last = last
    distances = [UInt8](repeating: 0, count: offsets.count)
    var before = first
    for (position, offset) in offsets.enumerated().dropFirst() {
      distances[position] = code(offset - before, at: position)
      if distances[position] == Self.far { keep(offset, at: position) }
      before = offset
    }
  }

  /// What stands in ``distances``.
  private func code(_ distance: Int, at position: Int) -> UInt8 {
    position % Self.stride != 0 ? UInt8(exactly: distance) ?? Self.far : Self.far
  }

  private mutating func keep(_ offset: Int, at position: Int) {
    exceptions.append(Exception(position: UInt32(position), offset: UInt32(offset)))
  }

  public init(arrayLiteral offsets: Int...) { self.init(offsets) }

  public mutating func reserveCapacity(_ count: Int) { distances.reserveCapacity(count) }

  public mutating func append(_ offset: Int) {
    let position = distances.count
    if position == 0 { first = offset }
    let code = position == 0 ? 0 : code(offset - last, at: position)
    distances.append(code)
    if code == Self.far { keep(offset, at: position) }
    last = offset
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { distances.count }

  public subscript(position: Int) -> Int {
    var sum = 0
    var start = position
    while distances[start] != Self.far {
      if start == 0 { return first + sum }
      sum += Int(distances[start])
      start -= 1
    }
    return sum + Int(exceptions[exception(at: UInt32(start))].offset)
  }

  private func exception(at position: UInt32) -> Int {
    var low = 0
    var high = exceptions.count - 1
    while low < high {
      let middle = (low + high) / 2
      if exceptions[middle].position < position { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
