// A word, sign or literal of a JavaScript source, and where it stands.

/// A token of a module. It is compared by kind and text; the place is for messages.
struct Token {
  let kind: Kind
  /// A name or sign as it is written; the value of a string or of a piece of a template.
  let text: String
  /// The bytes of the source that it is made of.
  let range: Range<Int>
  /// The lines (from 0) where it begins and ends.
  let line: Int
  let endLine: Int
  /// Whether a line ends between the token before and this one.
  let followsNewline: Bool
  /// Of an opening parenthesis: the index of the token that closes it, if there is one.
  var partner: Int?

  enum Kind: Equatable {
    /// Reserved words too: some may stand where a name does, as in `a.class`.
    case word
    case sign
    case string
    case number(Double)
    case bigint(Int64)
    /// A piece of a template: from `` ` `` or `}` to `${` or `` ` ``.
    case template(isFirst: Bool, isLast: Bool)
    case end
    /// What is no token; the text says why. Nothing comes behind it.
    case invalid
  }
}

/// Words and signs of the language.
enum Vocabulary {
  /// Words that are no names in a module. ECMA-262, "Keywords and Reserved Words".
  static let reservedWords: Set<String> = [
    "await", "break", "case", "catch", "class", "const", "continue", "debugger",
    "default", "delete", "do", "else", "enum", "export", "extends", "false", "finally",
    "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let", "new",
    "null", "package", "private", "protected", "public", "return", "static", "super", "switch",
    "this", "throw", "true", "try", "typeof", "var", "void", "while", "with", "yield",
  ]

  /// Words that are names of values, but not of one's own.
  static let unbindableWords: Set<String> = ["arguments", "eval", "undefined"]

  /// Words behind which an operand comes: a `/` there begins a regular expression.
  static let wordsBeforeOperands: Set<String> = [
    "await", "case", "delete", "do", "else", "extends", "in", "instanceof", "new", "return",
    "throw", "typeof", "void",
  ]

  /// The signs by their first byte, those that begin with others of them first.
  static let signs: [[Sign]] = {
    let texts = """
      { } ( ) [ ] ; , ~ : ... . ?. ??= ?? ? => === == = !== != ! <<= << <= < >>>= >>> >>= >> >= > \
      ++ += + -- -= - **= ** *= * /= / %= % &&= &= && & ||= |= || | ^= ^
      """
    var rows: [[Sign]] = Array(repeating: [], count: 128)
    for text in texts.split(separator: " ") {
      let sign = Sign(text: String(text), bytes: Array(text.utf8))
      rows[Int(sign.bytes[0])].append(sign)
    }
    return rows.map { $0.sorted { $0.bytes.count > $1.bytes.count } }
  }()

  /// A sign as text, and as the bytes to look for.
  struct Sign {
    let text: String
    let bytes: [UInt8]
  }
}
