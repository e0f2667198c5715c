// Expressions, taken apart into words.

/// A word of an expression and where it stands.
struct ExpressionToken: Hashable {
  enum Kind: Hashable {
    case integer(Int64)
    case decimal(Double)
    /// `"text"`, without its quotes and escapes.
    case text(String)
    /// `%name`
    case register(String)
    /// `$name`
    case local(String)
    /// A plain name, or `and`, `or`, `not`.
    case name(String)
    /// An operator or bracket.
    case sign(String)
  }
  let kind: Kind
  /// Counted in characters from the beginning.
  let range: Range<Int>
}

/// Takes a text apart.
struct ExpressionLexer {
  private static let longestCount = 500
  private static let signs = [
    "==", "!=", "<=", ">=", "<<", ">>", "&&", "||", "<", ">", "+", "-", "*", "/", "%", "&", "|",
    "^", "(", ")", "[", "]", ",", "=", "!",
  ]

  private let text: [Character]
  private var position = 0
  private var tokens: [ExpressionToken] = []

  /// The words of a text.
  static func split(_ text: [Character]) throws(ExpressionError) -> [ExpressionToken] {
    var lexer = ExpressionLexer(text: text)
    while let first = lexer.next {
      if first.isWhitespace { lexer.position += 1 } else { try lexer.readToken(first) }
    }
    return lexer.tokens
  }

  private init(text: [Character]) { self.text = text }

  private var next: Character? { position < text.count ? text[position] : nil }

  private mutating func readToken(_ first: Character) throws(ExpressionError) {
    let start = position
    guard tokens.count < Self.longestCount else {
      throw ExpressionError(.tooLong(Self.longestCount), at: start)
    }
    let kind = try readKind(first)
    tokens.append(ExpressionToken(kind: kind, range: start..<position))
  }

  private mutating func readKind(_ first: Character) throws(ExpressionError) -> ExpressionToken.Kind
  {
    if first.isNumber { return try number() }
    if first == "\"" { return .text(try quoted()) }
    if first.isLetter || first == "_" { return .name(takeName()) }
    if first == "$" { return .local(try nameBehind(first)) }
    // Behind a value a `%` is the remainder.
    if first == "%", !isBehindValue { return .register(try nameBehind(first)) }
    for sign in Self.signs where text[position...].starts(with: sign) {
      position += sign.count
      return .sign(sign)
    }
    throw ExpressionError(.character(first), at: position)
  }

  private var isBehindValue: Bool {
    switch tokens.last?.kind {
    case nil: false
    case .sign(let sign)?: sign == ")" || sign == "]"
    case .name(let name)?: !["and", "or", "not"].contains(name)
    default: true
    }
  }

  private mutating func take(while isPart: (Character) -> Bool) -> String {
    let start = position
    while let next, isPart(next) { position += 1 }
    return String(text[start..<position])
  }

  private mutating func takeName() -> String {
    take { $0.isLetter || $0.isNumber || "_:.".contains($0) }
  }

  private mutating func nameBehind(_ mark: Character) throws(ExpressionError) -> String {
    position += 1
    if mark == "$", next == "\"" { return try quoted() }
    let name = takeName()
    if name.isEmpty { throw ExpressionError(.nameMissing(mark), at: position) }
    return name
  }

  private mutating func number() throws(ExpressionError) -> ExpressionToken.Kind {
    let start = position
    var word = take { $0.isLetter || $0.isNumber }
    let isHex = word.lowercased().hasPrefix("0x")
    if next == "." {
      position += 1
      word += "." + take { $0.isLetter || $0.isNumber || $0 == "." }
    }
    if !isHex, word.last == "e" || word.last == "E", next == "-" || next == "+" {
      word += String(text[position])
      position += 1
      word += take { $0.isLetter || $0.isNumber }
    }
    if let number = Number.parse(word) { return .integer(number) }
    let isDecimal = !isHex && word.allSatisfy { $0.isNumber || ".eE+-".contains($0) }
    if isDecimal, word.contains(where: { ".eE".contains($0) }), word.last != ".",
      let number = Double(word)
    {
      return .decimal(number)
    }
    throw ExpressionError(.number(word), at: start)
  }

  private mutating func quoted() throws(ExpressionError) -> String {
    let start = position
    var text = ""
    position += 1
    while let character = next {
      position += 1
      if character == "\"" { return text }
      text.append(character == "\\" ? try escaped() : character)
    }
    throw ExpressionError(.openText, at: start)
  }

  private mutating func escaped() throws(ExpressionError) -> Character {
    guard let character = next else { throw ExpressionError(.openText, at: position) }
    position += 1
    switch character {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "\"", "\\": return character
    default: throw ExpressionError(.escape(character), at: position - 2)
    }
  }
}
