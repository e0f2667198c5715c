// Finds what a word means, from its bytes, without making a string.

import WasmModel

/// All words that mean something: keywords and the mnemonics of the cards.
struct WordTable {
  /// A hash table with open addressing; its size is a power of two.
  private var slots: [Entry?]
  private var texts: [UInt8] = []

  private struct Entry {
    let start: Int
    let count: Int
    let meaning: Meaning
  }

  /// What a word is: the kind of its token, and the payload.
  struct Meaning {
    let kind: Token.Kind
    let payload: Int
  }

  /// The words of the text format, put together once.
  static let all = WordTable()

  private init() {
    slots = Array(repeating: nil, count: 4096)
    for (place, keyword) in Keyword.all.enumerated() {
      insert(keyword.rawValue, Meaning(kind: .keyword, payload: place))
    }
    // Where two cards share a mnemonic, the first one stands for both.
    for card in InstructionCard.all {
      insert(card.mnemonic, Meaning(kind: .instruction, payload: Int(card.opcode.rawValue)))
    }
  }

  /// Finds the meaning of the word that the bytes of a range spell.
  func find(_ range: Range<Int>, in source: [UInt8]) -> Meaning? {
    var slot = Self.hash(source[range]) & (slots.count - 1)
    while let entry = slots[slot] {
      if matches(entry, range, in: source) { return entry.meaning }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private mutating func insert(_ word: String, _ meaning: Meaning) {
    let bytes = Array(word.utf8)
    guard find(0..<bytes.count, in: bytes) == nil else { return }
    var slot = Self.hash(bytes[...]) & (slots.count - 1)
    while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Entry(start: texts.count, count: bytes.count, meaning: meaning)
    texts += bytes
  }

  private func matches(_ entry: Entry, _ range: Range<Int>, in source: [UInt8]) -> Bool {
    guard entry.count == range.count else { return false }
    for index in 0..<entry.count {
      guard texts[entry.start + index] == source[range.lowerBound + index] else { return false }
    }
    return true
  }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash ^ hash >> 15)
  }
}
