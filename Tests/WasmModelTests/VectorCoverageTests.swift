// Every vector instruction has a meaning and a case, or the machine's own code.

import Testing
import WasmModel

struct VectorCoverageTests {
  private static let tables: [[VectorCase]] = [
    VectorMemoryTests.loads, VectorLanesTests.lanes,
    VectorComparisonsTests.i8x16, VectorComparisonsTests.i16x8, VectorComparisonsTests.i32x4,
    VectorComparisonsTests.i64x2, VectorComparisonsTests.f32x4, VectorComparisonsTests.f64x2,
    VectorIntegersTests.bits, VectorIntegersTests.i8x16, VectorIntegersTests.i16x8,
    VectorIntegersTests.i32x4, VectorIntegersTests.i64x2, VectorFloatsTests.f32x4,
    VectorFloatsTests.f64x2, VectorConversionsTests.conversions, RelaxedVectorTests.choices,
  ]

  private static let vectorCards = InstructionCard.all.filter { 0xFD_000...0xFD_1FF ~= $0.code }

  @Test("every vector card with a meaning has a case")
  func everyMeaningHasCase() {
    let covered = Set(Self.tables.joined().map(\.mnemonic))
    for card in Self.vectorCards where !Self.isLeftToMachine(card) {
      let isCovered = covered.contains(card.mnemonic)
      #expect(isCovered, "\(card.mnemonic) has no case")
    }
  }

  @Test("only accesses of whole vectors and of single lanes are left to the machine")
  func onlyAccessesHaveNoMeaning() {
    let lanes = [8, 16, 32, 64].flatMap { ["v128.load\($0)_lane", "v128.store\($0)_lane"] }
    let left = Self.vectorCards.filter(Self.isLeftToMachine).map(\.mnemonic)
    #expect(Set(left) == Set(["v128.load", "v128.store", "v128.const"] + lanes))
  }

  private static func isLeftToMachine(_ card: InstructionCard) -> Bool {
    switch card.meaning {
    case .none, .constant: true
    default: false
    }
  }
}
