// Every instruction card is written and read again, with samples of its immediates.

import Testing
import WasmBinary
import WasmModel

struct CardRoundTripTests {
  @Test("every instruction survives encoding and decoding with all its sample immediates")
  func everyCard() throws {
    for card in InstructionCard.all {
      let immediates = sampleImmediates(card.immediates)
      #expect(!immediates.isEmpty, "no sample for the shape of \(card.opcode)")
      for immediate in immediates {
        let module = moduleAround(Instruction(card.opcode, immediate))
        let again = try decode(encode(module)).withoutOffsets()
        #expect(again == module, "\(card.opcode) \(immediate)")
      }
    }
  }

  @Test("an instruction begins with the code on its card")
  func codesAreWritten() throws {
    for card in InstructionCard.all {
      guard let immediate = sampleImmediates(card.immediates).first else { continue }
      let module = moduleAround(Instruction(card.opcode, immediate))
      let bytes = encode(module)
      let function = try decode(bytes).functions[0]
      let position = try #require(function.body.firstIndex { $0.opcode == card.opcode })
      let code = bytes[function.offsets[position]...]
      let expected =
        card.code < 0x100
        ? [UInt8(card.code)] : [UInt8(card.code >> 12)] + leb(Int(card.code & 0xFFF))
      #expect(code.starts(with: expected), "\(card.opcode)")
    }
  }
}
