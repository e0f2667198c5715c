// The labels that are in scope, and what they are called.
//
// Standard: Text Format, Instructions, Labels.

import WasmModel

/// The labels of the blocks that are open, the innermost last.
struct PrinterLabels {
  /// The names of all blocks of the function.
  private let names: [LabelIndex: String]
  private var open: [String?] = []
  /// How many blocks began so far; it counts the names.
  private var count = 0

  init(_ names: [LabelIndex: String]) { self.names = names }

  /// The identifier of the block that begins next, or nil if it has no name.
  var next: String? {
    names.isEmpty ? nil : names[LabelIndex(count)].flatMap(PrinterStrings.identifier)
  }

  mutating func push() {
    open.append(next)
    count += 1
  }

  mutating func pop() { _ = open.popLast() }

  /// A label, counted outwards from 0: its identifier, unless a block further inside has the same
  /// one.
  func use(_ label: Int) -> String {
    guard label < open.count, let identifier = open[open.count - 1 - label],
      !open.suffix(label).contains(identifier)
    else { return String(label) }
    return identifier
  }
}
