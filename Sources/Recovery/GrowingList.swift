// A list that grows with a history: its copies share what was there before.

/// An array in pieces. A copy shares them, and who adds to it then copies the last ones only: keeping
/// a history of many events costs no copy of them.
public struct GrowingList<Element: Sendable>: Sendable {
  /// Nodes of pieces of elements. All are full but the last ones.
  private var nodes: [[[Element]]] = []
  public private(set) var count = 0

  /// How many elements are in a piece, and how many pieces in a node.
  private static var width: Int { 64 }
  private static var nodeSize: Int { width * width }

  public init() {}

  mutating func append(_ element: Element) {
    if count % Self.nodeSize == 0 { nodes.append([]) }
    let node = nodes.count - 1
    if count % Self.width == 0 { nodes[node].append([]) }
    nodes[node][nodes[node].count - 1].append(element)
    count += 1
  }

  mutating func removeLast(_ removed: Int) {
    count -= removed
    nodes.removeLast(nodes.count - Self.quotient(count, Self.nodeSize))
    guard let node = nodes.indices.last else { return }
    let pieces = Self.quotient(count - node * Self.nodeSize, Self.width)
    nodes[node].removeLast(nodes[node].count - pieces)
    let left = count - node * Self.nodeSize - (pieces - 1) * Self.width
    nodes[node][pieces - 1].removeLast(nodes[node][pieces - 1].count - left)
  }

  /// Rounded up.
  private static func quotient(_ number: Int, _ divisor: Int) -> Int {
    (number + divisor - 1) / divisor
  }

  /// Takes the full nodes of a list that this one begins with, instead of its own equal ones.
  mutating func share(_ beginning: GrowingList) {
    let full = beginning.count / Self.nodeSize
    nodes.replaceSubrange(..<full, with: beginning.nodes[..<full])
  }

  /// About how many bytes a copy does not share with this list when that has grown.
  var bytesOfCopy: Int {
    MemoryLayout<Int>.stride * (nodes.count + (nodes.last?.count ?? 0))
      + MemoryLayout<Element>.stride * (nodes.last?.last?.count ?? 0)
  }
}

extension GrowingList: RandomAccessCollection, MutableCollection {
  public var startIndex: Int { 0 }
  public var endIndex: Int { count }

  public subscript(index: Int) -> Element {
    _read {
      yield nodes[index / Self.nodeSize][index / Self.width % Self.width][index % Self.width]
    }
    _modify {
      yield &nodes[index / Self.nodeSize][index / Self.width % Self.width][index % Self.width]
    }
  }
}
