// The inside of an annotation.
//
// Standard: Appendix, Custom Sections and Annotations.

import WasmModel

/// Reads what stands between `(@name` and `)`.
struct AnnotationReader {
  private let name: String
  private let start: Int
  private var cursor: TokenCursor

  init(_ annotation: Annotation, in text: SourceText) {
    name = annotation.name.rawValue
    start = annotation.start
    cursor = TokenCursor(SourceText(Array(text.source[annotation.contents..<annotation.end - 1])))
  }

  /// Where a custom section goes.
  struct Place {
    let predecessor: Section
    let order: Int

    /// Behind a section.
    init(after section: Section) {
      predecessor = section
      order = 2 * section.place
    }

    /// Before a section, but behind all that go after the previous one.
    init(before section: Section) {
      predecessor = section.place > 1 ? Section.order[section.place - 2] : .custom
      order = 2 * section.place - 1
    }
  }

  private func error(_ problem: TextError.AnnotationProblem) -> TextError {
    TextError(.annotation(name, problem), at: start)
  }

  mutating func readName(
    orElse problem: TextError.AnnotationProblem
  ) throws(TextError) -> String {
    guard cursor.token.kind == .string else { throw error(problem) }
    let bytes = try cursor.readBytes()
    if UTF8Scalar.findMalformed(in: bytes) != nil { throw error(.malformedUTF8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func readBytes() throws(TextError) -> [UInt8] { try cursor.readJoinedBytes() }

  func readEnd() throws(TextError) {
    guard cursor.isAtEnd else { throw error(.unexpectedToken) }
  }

  /// Reads `(before section)` or `(after section)`; without it the section comes last of all.
  mutating func readPlace() throws(TextError) -> Place {
    guard cursor.isAtLeftParenthesis else { return Place(after: .data) }
    cursor.advance()
    let direction = readWord()
    guard direction == "before" || direction == "after" else { throw error(.malformedPlacement) }
    let kind = readWord()
    guard cursor.isAtRightParenthesis else { throw error(.malformedSectionKind) }
    cursor.advance()
    switch kind {
    case "first": return Place(after: .custom)
    case "last": return Place(after: .data)
    default:
      guard let section = Self.sections[kind] else { throw error(.malformedSectionKind) }
      return direction == "before" ? Place(before: section) : Place(after: section)
    }
  }

  private mutating func readWord() -> String {
    guard !cursor.isAtRightParenthesis, !cursor.isAtEnd else { return "" }
    defer { cursor.advance() }
    return cursor.spelling(cursor.token)
  }

  private static let sections: [String: Section] = [
    "type": .type, "import": .import, "func": .function, "table": .table, "memory": .memory,
    "tag": .tag, "global": .global, "export": .export, "start": .start, "elem": .element,
    "datacount": .dataCount, "code": .code, "data": .data,
  ]
}
