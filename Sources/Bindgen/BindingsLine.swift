// One line of the section `paniclab.bindings`, and how its words are taken one by one.

/// A line with its number. Words are names and single other characters; what stands between them
/// does not matter, since Rust's `stringify!` puts spaces where it likes.
struct BindingsLine {
  /// Counted from 1, through all parts of the section.
  let number: Int
  let text: String
  private var rest: ArraySlice<Substring>

  init(number: Int, text: String) {
    (self.number, self.text) = (number, text)
    rest = Self.words(text)[...]
  }

  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text[...]
    while let first = rest.first {
      let word = isNamePart(first) ? rest.prefix(while: isNamePart) : rest.prefix(1)
      if !first.isWhitespace { words.append(word) }
      rest = rest[word.endIndex...]
    }
    return words
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "$"
  }

  var isEmpty: Bool { rest.isEmpty }

  /// The next word, for an error.
  private var found: String { rest.first.map { "`\($0)`" } ?? "the end of the line" }

  func error(_ kind: BindingsError.Kind) -> BindingsError {
    BindingsError(kind, line: number, text: text)
  }

  func unexpected(_ expected: String) -> BindingsError {
    error(.unexpected(found: found, expected: expected))
  }

  /// Takes words that stand one after the other, as `-` and `>`; false if others stand there.
  mutating func takeIf(_ words: Substring...) -> Bool {
    guard rest.starts(with: words) else { return false }
    rest = rest.dropFirst(words.count)
    return true
  }

  mutating func take(_ word: Substring) throws(BindingsError) {
    if !takeIf(word) { throw unexpected("`\(word)`") }
  }

  /// Takes a name; `what` says of what, as in `a function`.
  mutating func takeName(of what: String) throws(BindingsError) -> String {
    guard let word = rest.first, let first = word.first, Self.isNamePart(first), !first.isNumber
    else { throw unexpected("the name of \(what)") }
    rest = rest.dropFirst()
    return String(word)
  }

  func takeEnd() throws(BindingsError) {
    if !isEmpty { throw unexpected("the end of the line") }
  }
}
