// Finds code and shape of an instruction for the encoder, faster than the cards.

import WasmModel

/// The cards in the order of their opcodes, reduced to what the encoder needs.
struct CodeTable {
  /// What the encoder takes from a card.
  struct Row {
    let code: UInt32
    let shape: ImmediateShape
  }

  /// Made once from the cards.
  static let standard = CodeTable()

  private let rows = InstructionCard.all.map { Row(code: $0.code, shape: $0.immediates) }

  private init() {}

  subscript(opcode: Opcode) -> Row { rows[Int(opcode.rawValue)] }

  /// True if the module needs a data count section for this instruction.
  func namesData(_ opcode: Opcode) -> Bool {
    switch self[opcode].shape {
    case .data, .dataMemory, .typeData: true
    default: false
    }
  }
}
