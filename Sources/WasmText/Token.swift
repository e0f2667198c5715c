// The tokens of the text format.
//
// Standard: Text Format, Lexical Format, Tokens.

/// A token: its kind and where it stands.
struct Token {
  let kind: Kind
  /// The first byte.
  let start: Int
  /// The byte behind the last one.
  let end: Int
  /// By kind: the partner of a parenthesis, the number of a ``Keyword`` or of an ``Opcode``, the
  /// place of an error. The partner of a parenthesis that is not closed is the end of the text.
  var payload = 0

  enum Kind: UInt8 {
    case leftParenthesis
    case rightParenthesis
    /// `$name` or `$"name"`.
    case identifier
    case string
    /// Digits without a sign: what an index can be.
    case natural
    /// An integer with a sign.
    case signed
    /// A number that only a float can be: with a point or exponent, or `inf`, `nan`, `nan:0x1`.
    case float
    case keyword
    case instruction
    /// `offset=1`
    case offset
    /// `align=1`
    case align
    /// A word without a meaning.
    case reserved
    /// Something that is no token at all.
    case invalid
    case end
  }
}

/// An annotation that means something here; others are skipped like white space.
///
/// Standard: Text Format, Lexical Format, Annotations.
struct Annotation {
  let name: Name
  /// The first byte, which is `(`.
  let start: Int
  /// The byte behind `)`.
  let end: Int
  /// The first byte behind the name.
  let contents: Int
  /// The token that follows, by its place.
  let token: Int

  enum Name: String, CaseIterable {
    case name
    case custom
    case branchHint = "metadata.code.branch_hint"
  }
}
