// Annotations: skipped, but for those that mean something here.
//
// Standard: Text Format, Lexical Format, Annotations; Appendix, Custom Sections and Annotations.

extension Lexer {
  /// Reads `(@name ...)`.
  mutating func readAnnotation() {
    let start = position
    position += 2
    guard let name = readAnnotationName(start) else { return }
    let contents = position
    guard skipAnnotationContents() else {
      return append(TextError(.unclosedAnnotation, at: start))
    }
    if let name = Annotation.Name(rawValue: name) {
      append(
        Annotation(name: name, start: start, end: position, contents: contents, token: tokens.count)
      )
    }
  }

  /// The name behind `(@`: letters or a string.
  private mutating func readAnnotationName(_ start: Int) -> String? {
    let first = position
    if peek(0) == UInt8(ascii: "\"") {
      if skipString() != nil {
        append(TextError(.emptyAnnotationIdentifier, at: start))
        return nil
      }
      let bytes = StringReader.bytes(first..<position, in: source)
      if let place = UTF8Scalar.findMalformed(in: bytes) {
        append(TextError(.malformedUTF8(bytes[place]), at: first))
      } else if !bytes.isEmpty {
        return String(decoding: bytes, as: UTF8.self)
      } else {
        append(TextError(.emptyAnnotationIdentifier, at: start))
      }
      return nil
    }
    while position < source.count, classes[Int(source[position])] == .identifier { position += 1 }
    if position > first { return String(decoding: source[first..<position], as: UTF8.self) }
    append(TextError(.emptyAnnotationIdentifier, at: start))
    return nil
  }

  /// Goes behind the closing parenthesis; false if there is none.
  private mutating func skipAnnotationContents() -> Bool {
    var depth = 1
    while position < source.count {
      switch classes[Int(source[position])] {
      case .white, .identifier, .punctuation: position += 1
      case .leftParenthesis where peek(1) == UInt8(ascii: ";"): skipBlockComment()
      case .leftParenthesis:
        depth += 1
        position += 1
      case .rightParenthesis:
        depth -= 1
        position += 1
        if depth == 0 { return true }
      case .semicolon where peek(1) == UInt8(ascii: ";"): skipLineComment()
      case .semicolon: position += 1
      case .quote:
        if let error = skipString() { append(error) }
      case .control, .high: readIllegal()
      }
    }
    return false
  }
}
