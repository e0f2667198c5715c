// Which proposal an instruction came with.

import Testing
import WasmModel

@Suite struct ProposalTests {
  @Test(
    "every instruction with a prefix byte belongs to a proposal", arguments: InstructionCard.all)
  func prefixed(_ card: InstructionCard) {
    #expect(card.code < 0x100 || Proposal.find(card.opcode) != nil, "\(card.mnemonic)")
  }

  @Test(
    "the instructions of version 1.0 belong to none",
    arguments: [Opcode.call, .i32Add, .memoryGrow, .select, .f64Sqrt, .brTable])
  func first(_ opcode: Opcode) { #expect(Proposal.find(opcode) == nil) }

  @Test(
    "instructions of later versions belong to theirs",
    arguments: [
      (Opcode.i64Extend32S, Proposal.signExtension), (.i32TruncSatF32U, .saturatingConversions),
      (.memoryCopy, .bulkMemory), (.tableSize, .referenceTypes), (.returnCall, .tailCalls),
      (.callRef, .typedFunctionReferences), (.structNew, .garbageCollection),
      (.i8x16Shuffle, .vectors), (.v128Const, .vectors), (.f32x4RelaxedMadd, .relaxedVectors),
      (.tryTable, .exceptions), (.delegate, .legacyExceptions),
    ])
  func later(_ opcode: Opcode, _ proposal: Proposal) { #expect(Proposal.find(opcode) == proposal) }
}
