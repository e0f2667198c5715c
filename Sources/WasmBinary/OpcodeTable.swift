// Finds the instruction that a byte stands for, faster than the dictionary of cards.

import WasmModel

/// The cards by their first byte, reduced to what the decoder needs.
struct OpcodeTable {
  /// What the decoder takes from a card.
  struct Row {
    let opcode: Opcode
    let shape: ImmediateShape
  }

  /// 256 entries, nil where no instruction of one byte stands.
  private let rows: [Row?]
  /// 256 entries, true for the first byte of instructions that have a number as well.
  private let isPrefix: [Bool]

  init() {
    var rows = [Row?](repeating: nil, count: 256)
    var isPrefix = [Bool](repeating: false, count: 256)
    for card in InstructionCard.all {
      if card.code < 0x100 {
        rows[Int(card.code)] = Row(opcode: card.opcode, shape: card.immediates)
      } else {
        isPrefix[Int(card.code >> 8)] = true
      }
    }
    self.rows = rows
    self.isPrefix = isPrefix
  }

  /// Reads the opcode of an instruction.
  func readRow(_ reader: inout ByteReader) throws(DecodeError) -> Row {
    let offset = reader.position
    let byte = try reader.readByte()
    if let row = rows[Int(byte)] { return row }
    if isPrefix[Int(byte)] { return try readNumberedRow(&reader, prefix: byte, at: offset) }
    if let feature = Feature.find(opcode: byte) {
      throw DecodeError(.unsupported(feature, code: byte), at: offset)
    }
    throw DecodeError(.illegalOpcode(UInt32(byte)), at: offset)
  }

  private func readNumberedRow(
    _ reader: inout ByteReader, prefix: UInt8, at offset: Int
  ) throws(DecodeError) -> Row {
    let number = try reader.readUnsigned32()
    let code = UInt32(prefix) << 8 | min(number, 0xFF)
    guard number <= 0xFF, let card = InstructionCard.find(code: code) else {
      throw DecodeError(.illegalOpcode(code), at: offset)
    }
    return Row(opcode: card.opcode, shape: card.immediates)
  }
}
