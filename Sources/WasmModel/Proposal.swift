// The parts of the standard that came after version 1.0, and what tells that a module uses them.
//
// Standard: Appendix, Change History.

/// A proposal that became part of the standard, or, for ``legacyExceptions``, was replaced before it
/// did.
public enum Proposal: String, Sendable, CaseIterable {
  case signExtension = "sign extension"
  case saturatingConversions = "saturating conversions"
  case multiValue = "multiple values"
  case referenceTypes = "reference types"
  case bulkMemory = "bulk memory"
  case vectors = "SIMD"
  case tailCalls = "tail calls"
  case extendedConstants = "extended constant expressions"
  case multiMemory = "multiple memories"
  case memory64 = "memory64"
  case exceptions = "exceptions (try_table)"
  case legacyExceptions = "legacy exceptions (try)"
  case typedFunctionReferences = "typed function references"
  case garbageCollection = "garbage collection"
  case relaxedVectors = "relaxed SIMD"

  /// The proposal that an instruction belongs to; nil for those of version 1.0.
  public static func find(_ opcode: Opcode) -> Proposal? { byOpcode[opcode] }

  private static let byOpcode: [Opcode: Proposal] = {
    var result: [Opcode: Proposal] = [:]
    for (proposal, opcodes) in instructions {
      for opcode in opcodes { result[opcode] = proposal }
    }
    return result
  }()

  private static let instructions: [(Proposal, [Opcode])] = [
    (.signExtension, [.i32Extend8S, .i32Extend16S, .i64Extend8S, .i64Extend16S, .i64Extend32S]),
    (
      .saturatingConversions,
      [
        .i32TruncSatF32S, .i32TruncSatF32U, .i32TruncSatF64S, .i32TruncSatF64U, .i64TruncSatF32S,
        .i64TruncSatF32U, .i64TruncSatF64S, .i64TruncSatF64U,
      ]
    ),
    (
      .referenceTypes,
      [
        .refNull, .refIsNull, .refFunc, .selectTyped, .tableGet, .tableSet, .tableGrow, .tableSize,
        .tableFill,
      ]
    ),
    (
      .bulkMemory,
      [.memoryInit, .dataDrop, .memoryCopy, .memoryFill, .tableInit, .elemDrop, .tableCopy]
    ),
    (
      .vectors,
      [.v128Const]
        + opcodes(
          InstructionCard.vectorMemory, InstructionCard.vectorLanes,
          InstructionCard.vectorComparisons, InstructionCard.vectorIntegers,
          InstructionCard.vectorFloats, InstructionCard.vectorConversions)
    ),
    (.relaxedVectors, opcodes(InstructionCard.relaxedVectors)),
    (.tailCalls, [.returnCall, .returnCallIndirect, .returnCallRef]),
    (.exceptions, [.tryTable, .throwRef]),
    (.legacyExceptions, [.try, .catch, .catchAll, .delegate, .rethrow]),
    (.typedFunctionReferences, [.callRef, .refAsNonNull, .brOnNull, .brOnNonNull]),
    (
      .garbageCollection,
      [.refEq, .refTest, .refTestNull, .refCast, .refCastNull, .brOnCast, .brOnCastFail]
        + opcodes(InstructionCard.aggregates)
    ),
  ]

  private static func opcodes(_ tables: [InstructionCard]...) -> [Opcode] {
    tables.flatMap { $0.map(\.opcode) }
  }
}
