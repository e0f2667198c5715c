// One card an instruction: the only place where an instruction is described.

/// What is known of one instruction. Decoder, encoder, printer, validator, machine, `explain`
/// and completion all read it, so that a new instruction is a new row.
///
/// Standard: Structure, Instructions; Binary Format, Instructions.
public struct InstructionCard: Sendable {
  /// The name used in Swift.
  public let opcode: Opcode
  /// The binary code: one byte, or prefix byte and number as `0xFC_008`.
  public let code: UInt32
  /// The keyword of the text format.
  public let mnemonic: String
  /// What follows the opcode in the code.
  public let immediates: ImmediateShape
  /// The stack effect, where it does not depend on context.
  public let typing: Typing
  /// What it computes, where that is a function of its operands alone.
  public let meaning: Meaning
  /// One sentence for people.
  public let summary: String

  /// The stack effect of an instruction.
  public enum Typing: Sendable {
    /// `[operands] -> [results]`, always the same.
    case stack([ValueType], [ValueType])
    /// An access of memory: `[address operands] -> [results]`; the address has the address type of
    /// the memory.
    case access([ValueType], [ValueType])
    /// Depends on immediates or context; the validator has a case for it.
    case irregular
  }

  /// All cards, in the order of ``Opcode``.
  public static let all: [InstructionCard] =
    control + exceptions + references + aggregates + variables + tables + memory + constants
    + comparisons + integers + floats + conversions + vectorMemory + vectorLanes
    + vectorComparisons + vectorIntegers + vectorFloats + vectorConversions + relaxedVectors

  /// The column of ``immediates`` alone: a card is too big to be copied at every instruction.
  static let shapes: [ImmediateShape] = all.map(\.immediates)

  private static let byCode: [UInt32: InstructionCard] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.code, $0) })

  /// Finds the card for a binary code such as `0x6A` or `0xFC_008`.
  public static func find(code: UInt32) -> InstructionCard? { byCode[code] }

  /// Finds the cards with a mnemonic; `select`, `ref.test` and `ref.cast` have two.
  public static func find(mnemonic: String) -> [InstructionCard] {
    all.filter { $0.mnemonic == mnemonic }
  }

  /// Makes a card; the arguments are the columns of the tables.
  static func row(
    _ opcode: Opcode, _ code: UInt32, _ mnemonic: String, _ immediates: ImmediateShape,
    _ typing: Typing, _ meaning: Meaning, _ summary: String
  ) -> InstructionCard {
    InstructionCard(
      opcode: opcode, code: code, mnemonic: mnemonic, immediates: immediates, typing: typing,
      meaning: meaning, summary: summary)
  }
}

extension Opcode {
  /// The card of this instruction.
  public var card: InstructionCard { InstructionCard.all[Int(rawValue)] }

  /// What follows this instruction: ``InstructionCard/immediates`` of its card.
  var shape: ImmediateShape { InstructionCard.shapes[Int(rawValue)] }
}
