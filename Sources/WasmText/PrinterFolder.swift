// Folds the flat list of instructions: operands go into the instruction that takes them.
//
// Standard: Text Format, Instructions, Folded Instructions.

import WasmModel

/// Makes nodes of instructions that come one by one.
///
/// Folding changes the order of the words only: `(op a b)` always means `a b op`. So any node may
/// become an operand; which ones do is decided so that it reads as the data flow. Where the operands
/// of an instruction are not the nodes right before it (they came from a block parameter, through a
/// statement, as one of several results, or never in unreachable code), it stays plain.
struct PrinterFolder {
  private let signatures: PrinterSignatures
  private var instructions: PrinterInstructions
  /// All blocks that are open, the function first.
  private var frames: [Frame]
  private let results: Int

  /// A block that is open.
  private struct Frame {
    let opcode: Opcode
    /// As in `if $l (result i32)`.
    let head: String
    let arity: PrinterArity?
    /// What is written before the parts: the condition of an `if`.
    var operands: [PrinterNode] = []
    /// The parts that are complete, such as `(then …)`.
    var parts: [PrinterNode] = []
    /// The keyword of the part that is open; nil if the block has no parts.
    var part: String?
    var nodes: [PrinterNode] = []
    /// True if it is written as `block … end`; then its nodes stand among those around it.
    var isPlain = false
    /// The innermost block, from here outwards, that is not plain: the one that collects the nodes.
    var collector = 0

    /// How many operands a branch to its label takes along.
    var labelArity: Int? { opcode == .loop ? arity?.pops : arity?.pushes }

    /// Makes a node of the part that is open, if the block has parts.
    mutating func closePart() {
      guard let part else { return }
      parts.append(PrinterNode(.part, part, nodes))
      nodes = []
    }
  }

  /// Nothing is nested more deeply than this; beyond it, code is plain.
  private static let deepest = 40

  init(_ signatures: PrinterSignatures, _ instructions: PrinterInstructions, results: Int) {
    self.signatures = signatures
    self.instructions = instructions
    self.results = results
    frames = [Frame(opcode: .block, head: "", arity: PrinterArity(0, results))]
  }

  mutating func add(_ instruction: Instruction) {
    switch PrinterRole(instruction.opcode) {
    case .opens: open(instruction)
    case .divides: divide(instructions.next(instruction))
    case .closes: close(instruction.opcode, instructions.next(instruction))
    case .none: addPlainOrFolded(instruction)
    }
  }

  /// The nodes of the function.
  mutating func finish() -> [PrinterNode] {
    while frames.count > 1 { close(.end, Opcode.end.card.mnemonic) }
    return frames[0].nodes
  }

  private mutating func addPlainOrFolded(_ instruction: Instruction) {
    let depth = frames.count
    let arity = PrinterArity.find(instruction, in: signatures, results: results) { label in
      label < depth ? frames[depth - 1 - label].labelArity : nil
    }
    let text = instructions.next(instruction)
    if let arity, let operands = takeOperands(arity.pops) {
      append(PrinterNode(.folded, text, operands, pushes: arity.pushes))
    } else {
      append(PrinterNode(.plain(before: 0, after: 0), text))
    }
  }

  /// The frame that nodes are added to.
  private var current: Int { frames.last?.collector ?? 0 }

  private mutating func append(_ node: PrinterNode) { frames[current].nodes.append(node) }

  /// Takes the last nodes if they leave exactly so many operands; else nothing.
  private mutating func takeOperands(_ count: Int) -> [PrinterNode]? {
    let frame = current
    var start = frames[frame].nodes.count
    var missing = count
    while missing > 0 {
      guard start > 0, case let node = frames[frame].nodes[start - 1], node.pushes > 0,
        node.pushes <= missing, node.depth < Self.deepest
      else { return nil }
      missing -= node.pushes
      start -= 1
    }
    defer { frames[frame].nodes.removeSubrange(start...) }
    return Array(frames[frame].nodes[start...])
  }
}

// Blocks.
extension PrinterFolder {
  private mutating func open(_ instruction: Instruction) {
    let opcode = instruction.opcode
    let arity = Self.blockType(of: instruction).flatMap(signatures.arity)
    var frame = Frame(opcode: opcode, head: instructions.next(instruction), arity: arity)
    frame.part = opcode == .if ? "then" : opcode == .try ? "do" : nil
    frame.isPlain = frames.count > Self.deepest
    if opcode == .if, !frame.isPlain {
      // The parameters stand before the condition.
      let operands = arity.flatMap { takeOperands($0.pops + 1) }
      frame.operands = operands ?? []
      frame.isPlain = operands == nil
    }
    if frame.isPlain { append(PrinterNode(.plain(before: 0, after: 1), frame.head)) }
    frame.collector = frame.isPlain ? current : frames.count
    frames.append(frame)
  }

  private static func blockType(of instruction: Instruction) -> BlockType? {
    switch instruction.immediate {
    case .blockType(let type), .tryTable(let type, _): type
    default: nil
    }
  }

  private mutating func divide(_ head: String) {
    let last = frames.count - 1
    if frames[last].isPlain {
      append(PrinterNode(.plain(before: 1, after: 1), head))
    } else {
      frames[last].closePart()
      frames[last].part = head
    }
  }

  private mutating func close(_ opcode: Opcode, _ head: String) {
    guard frames.count > 1, var frame = frames.popLast() else { return }
    if frame.isPlain { return append(PrinterNode(.plain(before: 1, after: 0), head)) }
    frame.closePart()
    if opcode == .delegate { frame.parts.append(PrinterNode(.part, head)) }
    // The parameters of a block come from before it, so it cannot be moved into an instruction;
    // those of an `if` stand inside.
    let isClosed = frame.opcode == .if || frame.arity?.pops == 0
    append(
      PrinterNode(
        .block, frame.head, frame.operands + frame.parts + frame.nodes,
        pushes: isClosed ? frame.arity?.pushes ?? 0 : 0))
  }
}
