// A piece of folded code: an instruction with its operands, or a block with what is in it.
//
// Standard: Text Format, Instructions, Folded Instructions.

/// An instruction as it will be written, with what stands inside its parentheses.
struct PrinterNode {
  enum Shape: Equatable {
    /// Without parentheses; the line and the lines behind it are indented by so many levels more.
    case plain(before: Int, after: Int)
    /// `(head operand operand)`.
    case folded
    /// A block, over several lines always.
    case block
    /// A part of a block, as `(then …)`.
    case part
  }

  let shape: Shape
  /// As in `i32.add` or `block $l (result i32)`.
  let head: String
  let children: [PrinterNode]
  /// How many operands it leaves for an instruction around it; 0 if it must not stand in one.
  let pushes: Int
  /// How long it is on one line; nil if it needs several.
  let width: Int?
  /// How deep the parentheses are nested in it.
  let depth: Int

  init(_ shape: Shape, _ head: String, _ children: [PrinterNode] = [], pushes: Int = 0) {
    self.shape = shape
    self.head = head
    self.children = children
    self.pushes = pushes
    depth = children.reduce(0) { max($0, $1.depth + 1) }
    width = Self.width(shape, head, children)
  }

  var isFolded: Bool { shape == .folded }

  private static func width(_ shape: Shape, _ head: String, _ children: [PrinterNode]) -> Int? {
    switch shape {
    case .block where !children.isEmpty: return nil
    case .part where children.count > 1: return nil
    default: break
    }
    var sum = head.utf8.count + 2
    for child in children {
      guard let width = child.width else { return nil }
      sum += width + 1
    }
    return sum
  }

  /// The text on one line, whatever its length.
  var flatText: String {
    if case .plain = shape { return head }
    return "(" + ([head] + children.map(\.flatText)).joined(separator: " ") + ")"
  }
}

extension PrinterLines {
  /// Writes a node on one line if it fits, else with its children below it.
  mutating func write(_ node: PrinterNode, tail: String = "") {
    if case .plain(let before, let after) = node.shape {
      for _ in 0..<before { outdent() }
      line(node.head + tail)
      for _ in 0..<after { indent() }
    } else if let width = node.width, width + tail.utf8.count <= room {
      line(node.flatText + tail)
    } else if let last = node.children.last {
      open("(" + node.head)
      for child in node.children.dropLast() { write(child) }
      write(last, tail: ")" + tail)
      outdent()
    } else {
      line("(\(node.head))" + tail)
    }
  }
}
