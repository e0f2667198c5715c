// Words: identifiers, keywords, instructions, numbers, and what only looks like them.
//
// Standard: Text Format, Lexical Format, Tokens; Values, Integers and Floating-Point.

extension Lexer {
  /// What a run of characters without white space is made of.
  private struct Parts {
    var strings = 0
    /// Where the first string ends.
    var firstEnd = 0
    /// True if there are characters other than those of identifiers and strings.
    var hasPunctuation = false
  }

  /// Reads as far as no white space, parenthesis or comment comes: `0$l` is one word, and means
  /// nothing.
  mutating func readWord() {
    let start = position
    var parts = Parts()
    loop: while position < source.count {
      switch classes[Int(source[position])] {
      case .identifier: position += 1
      case .punctuation:
        parts.hasPunctuation = true
        position += 1
      case .quote:
        let quote = position
        if let error = skipString() { return append(complaint(error, start: start, quote: quote)) }
        parts.strings += 1
        if parts.strings == 1 { parts.firstEnd = position }
      default: break loop
      }
    }
    finishWord(start, parts)
  }

  /// A string that cannot be read is no name at all.
  private func complaint(_ error: TextError, start: Int, quote: Int) -> TextError {
    let isName = quote == start + 1 && source[start] == UInt8(ascii: "$")
    if isName, case .malformedUTF8 = error.kind { return error }
    return isName ? TextError(.emptyIdentifier, at: start) : error
  }

  private mutating func finishWord(_ start: Int, _ parts: Parts) {
    let first = source[start]
    if parts.hasPunctuation || parts.strings > 1 { return append(.reserved, from: start) }
    if parts.strings == 1 {
      if parts.firstEnd == position, first == UInt8(ascii: "\"") {
        return append(.string, from: start)
      }
      let isName = first == UInt8(ascii: "$") && source[start + 1] == UInt8(ascii: "\"")
      if parts.firstEnd == position, isName { return finishQuotedIdentifier(start) }
      return append(.reserved, from: start)
    }
    switch first {
    case UInt8(ascii: "$"):
      if position == start + 1 { return append(TextError(.emptyIdentifier, at: start)) }
      append(.identifier, from: start)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): finishLetters(start)
    default: append(numberKind(start) ?? .reserved, from: start)
    }
  }

  private mutating func finishQuotedIdentifier(_ start: Int) {
    let bytes = StringReader.bytes(start + 1..<position, in: source)
    if bytes.isEmpty { return append(TextError(.emptyIdentifier, at: start)) }
    if let place = UTF8Scalar.findMalformed(in: bytes) {
      return append(TextError(.malformedUTF8(bytes[place]), at: start))
    }
    append(.identifier, from: start)
  }

  private mutating func finishLetters(_ start: Int) {
    if let meaning = words.find(start..<position, in: source) {
      return append(meaning.kind, from: start, payload: meaning.payload)
    }
    append(numberKind(start) ?? assignmentKind(start) ?? .reserved, from: start)
  }

  /// `offset=` or `align=` and a natural number.
  private func assignmentKind(_ start: Int) -> Token.Kind? {
    guard let equals = source[start..<position].firstIndex(of: UInt8(ascii: "=")),
      numberKind(equals + 1) == .natural
    else { return nil }
    let word = source[start..<equals]
    if word.elementsEqual("offset".utf8) { return .offset }
    return word.elementsEqual("align".utf8) ? .align : nil
  }
}

// Numbers.
extension Lexer {
  /// The kind of number from a place to the position, or nil if it is none.
  private func numberKind(_ start: Int) -> Token.Kind? {
    guard start < position else { return nil }
    var index = start
    let hasSign = source[index] == UInt8(ascii: "+") || source[index] == UInt8(ascii: "-")
    if hasSign { index += 1 }
    if isInfinityOrNaN(index) { return .float }
    let isHex = spells("0x", index)
    if isHex { index += 2 }
    guard skipDigits(&index, isHex: isHex) else { return nil }
    if index == position { return hasSign ? .signed : .natural }
    if source[index] == UInt8(ascii: ".") {
      index += 1
      if index < position, source[index].digit(isHex: isHex) != nil {
        guard skipDigits(&index, isHex: isHex) else { return nil }
      }
    }
    if index < position {
      // e or E, in a hexadecimal number p or P.
      guard source[index] | 0x20 == UInt8(ascii: isHex ? "p" : "e") else { return nil }
      index += 1
      if index < position, source[index] == UInt8(ascii: "+") || source[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      guard skipDigits(&index, isHex: false) else { return nil }
    }
    return index == position ? .float : nil
  }

  private func isInfinityOrNaN(_ start: Int) -> Bool {
    if spells("inf", start) || spells("nan", start), position == start + 3 { return true }
    guard spells("nan:0x", start) else { return false }
    var index = start + 6
    return skipDigits(&index, isHex: true) && index == position
  }

  private func spells(_ text: StaticString, _ start: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard start + count <= position else { return false }
    return text.withUTF8Buffer { bytes in
      for index in 0..<count where source[start + index] != bytes[index] { return false }
      return true
    }
  }

  /// Digits with single underscores between them, at least one.
  private func skipDigits(_ index: inout Int, isHex: Bool) -> Bool {
    let start = index
    while index < position, source[index].digit(isHex: isHex) != nil {
      index += 1
      guard index < position, source[index] == UInt8(ascii: "_") else { continue }
      index += 1
      guard index < position, source[index].digit(isHex: isHex) != nil else { return false }
    }
    return index > start
  }
}

extension UInt8 {
  /// The value as a digit, or nil if it is none.
  func digit(isHex: Bool) -> UInt8? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHex: self - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHex: self - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
