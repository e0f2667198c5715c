// One line of input, taken apart.

/// A command line: `[@side] command[/format] arguments [> file] [# comment]`.
public struct CommandLine: Hashable, Sendable {
  /// The name behind `@`, or nil.
  public let side: String?
  /// The command word, without format.
  public let word: String
  /// What stands behind `/`, as `4xb`, or nil.
  public let format: String?
  /// Everything behind the word, comment and redirection removed.
  public let rest: String
  /// The file behind `>`, or nil.
  public let output: String?

  /// The words of ``rest``.
  public var arguments: [String] { rest.split(separator: " ").map(String.init) }

  /// The line again, without comment and redirection.
  public var text: String {
    let head = (side.map { "@\($0) " } ?? "") + word + (format.map { "/\($0)" } ?? "")
    return rest.isEmpty ? head : "\(head) \(rest)"
  }

  /// Takes a line apart, or gives nil if it holds no command.
  public init?(_ line: String) {
    var text = Substring(Self.withoutComment(line))
    Self.trim(&text)
    guard !text.isEmpty else { return nil }
    var side: String?
    if text.first == "@" {
      side = String(text.dropFirst().prefix { $0 != " " })
      text = text.drop { $0 != " " }
      Self.trim(&text)
    }
    output = Self.takeOutput(&text)
    let head = text.prefix { $0 != " " }
    var rest = text.dropFirst(head.count)
    Self.trim(&rest)
    self.side = side
    if let slash = head.firstIndex(of: "/"), head.first != "/" {
      word = String(head[..<slash])
      format = String(head[head.index(after: slash)...])
    } else {
      word = String(head)
      format = nil
    }
    self.rest = String(rest)
  }

  private static func trim(_ text: inout Substring) {
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" || text.last == "\r" { text.removeLast() }
  }

  /// A `#` begins a comment, unless it stands between quotes or inside a word.
  private static func withoutComment(_ line: String) -> String {
    var kept = ""
    var isQuoted = false
    var before: Character = " "
    for character in line {
      if character == "\"" { isQuoted.toggle() }
      if character == "#", !isQuoted, before == " " || before == "\t" { break }
      kept.append(character)
      before = character
    }
    return kept
  }

  /// Takes ` > file` off the end. A `>` inside an expression has a number or a space behind it and
  /// more text; a file name is one word that begins with a letter, `.`, `/` or `~`.
  private static func takeOutput(_ text: inout Substring) -> String? {
    guard let arrow = text.lastIndex(of: ">"), arrow > text.startIndex,
      text[text.index(before: arrow)] == " "
    else { return nil }
    var name = text[text.index(after: arrow)...]
    trim(&name)
    guard let first = name.first, first.isLetter || "./~".contains(first), !name.contains(" "),
      name.contains(".") || name.contains("/")
    else { return nil }
    text = text[..<arrow]
    trim(&text)
    return String(name)
  }
}
