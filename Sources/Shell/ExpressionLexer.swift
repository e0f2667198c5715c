// Expressions, taken apart into words.

/// A word of an expression and where it begins.
struct ExpressionToken: Hashable {
  enum Kind: Hashable {
    case number(Int64)
    /// A name, a register with its `%`, or `and`, `or`, `not`.
    case name(String)
    /// An operator or bracket.
    case sign(String)
  }
  let kind: Kind
  /// Counted in characters from the beginning.
  let position: Int
}

extension ExpressionToken {
  private static let signs = [
    "==", "!=", "<=", ">=", "<<", ">>", "<", ">", "+", "-", "*", "/", "&", "|", "^", "(", ")", "[",
    "]", ",", "=",
  ]

  /// Takes a text apart.
  static func split(_ text: String) throws(CommandError) -> [ExpressionToken] {
    var tokens: [ExpressionToken] = []
    var rest = Substring(text)
    while let first = rest.first {
      let position = text.distance(from: text.startIndex, to: rest.startIndex)
      if first == " " {
        rest.removeFirst()
      } else if first.isNumber {
        let word = rest.prefix { $0.isLetter || $0.isNumber }
        guard let number = Number.parse(word) else {
          throw error("`\(word)` is no number", text, position)
        }
        tokens.append(ExpressionToken(kind: .number(number), position: position))
        rest.removeFirst(word.count)
      } else if first.isLetter || "%$_@".contains(first) {
        let word = rest.prefix { $0.isLetter || $0.isNumber || "%$_@:.-".contains($0) }
        tokens.append(ExpressionToken(kind: .name(String(word)), position: position))
        rest.removeFirst(word.count)
      } else if let sign = signs.first(where: { rest.hasPrefix($0) }) {
        tokens.append(ExpressionToken(kind: .sign(sign), position: position))
        rest.removeFirst(sign.count)
      } else {
        throw error("`\(first)` has no meaning here", text, position)
      }
    }
    return tokens
  }

  /// An error with a caret under the place.
  static func error(_ message: String, _ text: String, _ position: Int) -> CommandError {
    let caret = String(repeating: " ", count: position) + "^"
    return CommandError("\(message)\n    \(text)\n    \(caret)", try: "help print")
  }
}
