// The table of instruction cards is complete, in order and without doubles.

import Testing
import WasmModel

struct CardTableTests {
  @Test("every opcode has its card, and the cards stand in the order of the opcodes")
  func cardsFollowOpcodes() {
    #expect(InstructionCard.all.map(\.opcode) == Opcode.allCases)
    for (position, card) in InstructionCard.all.enumerated() {
      #expect(Int(card.opcode.rawValue) == position, "\(card.opcode)")
      #expect(card.opcode.card.mnemonic == card.mnemonic, "\(card.opcode)")
    }
  }

  @Test("no two cards share a binary code")
  func codesAreUnique() {
    let cards = Dictionary(grouping: InstructionCard.all, by: \.code)
    for (code, doubles) in cards where doubles.count > 1 {
      Issue.record("0x\(String(code, radix: 16)): \(doubles.map(\.opcode))")
    }
  }

  @Test("no two cards share an opcode")
  func opcodesAreUnique() {
    let cards = Dictionary(grouping: InstructionCard.all, by: \.opcode)
    for (opcode, doubles) in cards where doubles.count > 1 {
      Issue.record("\(opcode) has \(doubles.count) cards")
    }
  }

  @Test("only select, ref.test and ref.cast have two cards for one mnemonic")
  func mnemonicsAreUnique() {
    let cards = Dictionary(grouping: InstructionCard.all, by: \.mnemonic)
    #expect(
      Set(cards.filter { $0.value.count > 1 }.map(\.key)) == ["select", "ref.test", "ref.cast"])
  }

  @Test("every summary is one sentence that begins with a capital and ends with a full stop")
  func summariesAreSentences() {
    for card in InstructionCard.all {
      #expect(card.summary.hasSuffix("."), "\(card.opcode): \(card.summary)")
      #expect(card.summary.first?.isUppercase == true, "\(card.opcode): \(card.summary)")
      #expect(!card.summary.contains(". "), "\(card.opcode): \(card.summary)")
    }
  }

  @Test("every card is found by its code and by its mnemonic")
  func cardsAreFound() {
    for card in InstructionCard.all {
      #expect(InstructionCard.find(code: card.code)?.opcode == card.opcode, "\(card.opcode)")
      let found = InstructionCard.find(mnemonic: card.mnemonic).map(\.opcode)
      #expect(found.contains(card.opcode), "\(card.opcode)")
    }
  }
}
