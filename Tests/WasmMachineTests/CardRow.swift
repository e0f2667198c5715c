// Reads the text tables of cards: a line is an instruction, its operands, `=`, and what comes out.

import WasmModel

/// Tables of cases for the instructions whose stack effect is always the same.
///
/// Integers are signed, unsigned or hexadecimal; floats may be `inf`, `nan` or `nan:` and their
/// bits. What comes out is a value, `nan:canonical`, `nan:arithmetic`, `trap` and a phrase, or
/// `memory` and the first bytes of the memory. The memory begins with ``memoryStart``; a passive
/// data segment holds 0a 0b 0c.
enum CardRow {
  static let memoryStart: [UInt8] = [0x80, 0xFF, 0x7F, 0x01, 0x02, 0x03, 0x04, 0xF0]

  static let lines: [String] =
    (integers + comparisons + floats + conversions + truncations + memory)
    .split(separator: "\n").map(String.init)

  static let scenarios: [Scenario] = lines.compactMap(scenario)

  /// The program of a line, or nil if the line cannot be read.
  static func scenario(_ line: String) -> Scenario? {
    let words = line.split(separator: " ").map(String.init)
    guard let mnemonic = words.first, let equals = words.firstIndex(of: "="),
      let card = InstructionCard.find(mnemonic: mnemonic).first,
      let (operands, results) = stackEffect(card), operands.count == equals - 1,
      let outcome = outcome(Array(words[(equals + 1)...]), results)
    else { return nil }
    let values = zip(words[1..<equals], operands).compactMap { slot($0, $1) }
    guard values.count == operands.count else { return nil }
    let name = words.joined(separator: " ")
    return Scenario(name, card: card.opcode, arguments: values, outcome) {
      if usesMemory(card) {
        $0.memory(1, maximum: 3)
        $0.data([10, 11, 12])
        $0.data(memoryStart, at: 0)
      }
      $0.run(
        operands, results,
        operands.indices.map { .get($0) } + [Instruction(card.opcode, immediate(card))])
    }
  }

  /// The operands and results of an instruction that uses a memory of 32-bit addresses, if any.
  static func stackEffect(_ card: InstructionCard) -> ([ValueType], [ValueType])? {
    switch (card.typing, card.opcode) {
    case (.stack(let operands, let results), _): (operands, results)
    case (.access(let operands, let results), _): ([.i32] + operands, results)
    case (_, .memorySize): ([], [.i32])
    case (_, .memoryGrow): ([.i32], [.i32])
    case (_, .memoryInit), (_, .memoryCopy), (_, .memoryFill): ([.i32, .i32, .i32], [])
    default: nil
    }
  }

  private static func usesMemory(_ card: InstructionCard) -> Bool {
    switch card.immediates {
    case .memory, .memoryIndex, .memoryMemory, .dataMemory, .data: true
    default: false
    }
  }

  private static func immediate(_ card: InstructionCard) -> Immediate {
    switch card.immediates {
    case .memory: .memory(MemoryArgument(alignment: 0, offset: 0))
    case .memoryIndex: .memoryIndex(MemoryIndex(0))
    case .memoryMemory: .memoryMemory(MemoryIndex(0), MemoryIndex(0))
    case .dataMemory: .dataMemory(DataIndex(0), MemoryIndex(0))
    case .data: .data(DataIndex(0))
    default: .none
    }
  }

  private static func outcome(_ words: [String], _ results: [ValueType]) -> Outcome? {
    switch (words.first, results.first) {
    case ("trap", _): .trapsAs(phrase: words.dropFirst().joined(separator: " "))
    case ("memory", _): .memory(words.dropFirst().compactMap { UInt8($0, radix: 16) })
    case (nil, nil): .returns([])
    case ("nan:canonical", let type?): .returnsNaN(type, canonical: true)
    case ("nan:arithmetic", let type?): .returnsNaN(type, canonical: false)
    case (let word?, let type?): slot(word, type).map { .returns([$0]) }
    default: nil
    }
  }

  private static func slot(_ word: String, _ type: ValueType) -> UInt64? {
    switch type {
    case .i32:
      Int32(word).map(\.slot) ?? (hex(word) ?? UInt64(word)).flatMap(UInt32.init(exactly:))?.slot
    case .i64: Int64(word).map(\.slot) ?? hex(word) ?? UInt64(word)
    case .f32: word.hasPrefix("nan:") ? hex(word.dropFirst(4)) : Float(word)?.slot
    case .f64: word.hasPrefix("nan:") ? hex(word.dropFirst(4)) : Double(word)?.slot
    case .v128, .reference: nil
    }
  }

  private static func hex(_ word: some StringProtocol) -> UInt64? {
    word.hasPrefix("0x") ? UInt64(word.dropFirst(2), radix: 16) : nil
  }
}
