// An array in pieces, of which a copy that is then written to copies only the piece concerned.

/// A growing array of which a copy shares all but what is written later. Pieces of 16 elements
/// stand in nodes of 32 pieces: a write to a shared array copies one node and one piece.
struct Chunked<Element: Sendable>: Sendable {
  private var nodes: [[[Element]]] = []
  private(set) var count = 0

  private static var pieceBits: Int { 4 }
  private static var nodeBits: Int { 5 }

  var indices: Range<Int> { 0..<count }
  var isEmpty: Bool { count == 0 }

  subscript(index: Int) -> Element {
    _read {
      yield nodes[index >> (Self.pieceBits + Self.nodeBits)][
        (index >> Self.pieceBits) & ((1 << Self.nodeBits) - 1)][
          index & ((1 << Self.pieceBits) - 1)]
    }
    _modify {
      yield &nodes[index >> (Self.pieceBits + Self.nodeBits)][
        (index >> Self.pieceBits) & ((1 << Self.nodeBits) - 1)][
          index & ((1 << Self.pieceBits) - 1)]
    }
  }

  mutating func append(_ element: Element) {
    let node = count >> (Self.pieceBits + Self.nodeBits)
    let piece = (count >> Self.pieceBits) & ((1 << Self.nodeBits) - 1)
    if node == nodes.count { nodes.append([]) }
    if piece == nodes[node].count {
      nodes[node].append([])
      nodes[node][piece].reserveCapacity(1 << Self.pieceBits)
    }
    nodes[node][piece].append(element)
    count += 1
  }

  /// Takes the last element away; the array must not be empty.
  mutating func removeLast() -> Element {
    count -= 1
    let node = count >> (Self.pieceBits + Self.nodeBits)
    let piece = (count >> Self.pieceBits) & ((1 << Self.nodeBits) - 1)
    return nodes[node][piece].removeLast()
  }
}
