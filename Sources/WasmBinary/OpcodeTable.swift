// Finds the instruction that bytes stand for, faster than the dictionary of cards.

import WasmModel

/// The cards by their codes, reduced to what the decoder needs.
struct OpcodeTable {
  /// What the decoder takes from a card.
  struct Row {
    let opcode: Opcode
    let shape: ImmediateShape
    let role: Role
  }

  /// What the decoder does besides reading the immediate.
  enum Role {
    case plain
    /// Opens a block.
    case opener
    /// Divides or closes a block.
    case divider
    /// Names a data segment, so that the module needs a data count section.
    case dataUser
  }

  /// Made once from the cards.
  static let standard = OpcodeTable()

  /// By the first byte; nil where no instruction of one byte stands.
  private var rows = [Row?](repeating: nil, count: 256)
  /// By the number behind the prefix, for each prefix.
  private var numbered = [[Row?]](repeating: [], count: 256)

  private init() {
    for card in InstructionCard.all {
      let row = Row(opcode: card.opcode, shape: card.immediates, role: Self.role(card))
      if card.code < 0x100 {
        rows[Int(card.code)] = row
      } else {
        let prefix = Int(card.code >> 12)
        let number = Int(card.code & 0xFFF)
        while numbered[prefix].count <= number { numbered[prefix].append(nil) }
        numbered[prefix][number] = row
      }
    }
  }

  /// Blocks are recognised by shape, what divides or closes them by name.
  private static func role(_ card: InstructionCard) -> Role {
    switch card.opcode {
    case .else, .catch, .catchAll, .delegate, .end: return .divider
    default: break
    }
    switch card.immediates {
    case .blockType, .tryTable: return .opener
    case .data, .dataMemory, .typeData: return .dataUser
    default: return .plain
    }
  }

  /// Reads the opcode of an instruction.
  @inline(__always)
  func readRow(_ reader: inout ByteReader) throws(DecodeError) -> Row {
    let byte = try reader.readByte()
    if let row = rows[Int(byte)] { return row }
    return try readNumberedRow(&reader, prefix: byte)
  }

  private func readNumberedRow(
    _ reader: inout ByteReader, prefix: UInt8
  ) throws(DecodeError) -> Row {
    let offset = reader.position - 1
    let table = numbered[Int(prefix)]
    if table.isEmpty { throw Self.refuse(UInt32(prefix), at: offset) }
    let number = try reader.readUnsigned32()
    if number < table.count, let row = table[Int(number)] { return row }
    throw Self.refuse(UInt32(prefix) << 12 | min(number, 0xFFF), at: offset)
  }

  private static func refuse(_ code: UInt32, at offset: Int) -> DecodeError {
    if let feature = Feature.find(opcode: code) {
      return DecodeError(.unsupported(feature, code: code), at: offset)
    }
    return DecodeError(.illegalOpcode(code), at: offset)
  }
}
