// A text of JavaScript while it is written: lines, their depth, and what of upstream they model.

/// Lines of JavaScript, written one after the other.
struct GlueScript {
  private var lines: [String] = []
  private var depth = 0

  /// The text; unless it is empty, it ends with a newline.
  var text: String { lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n" }

  /// Writes lines; each statement of them gets the marker of the construct that it models.
  mutating func write(_ text: String, _ upstream: Upstream? = nil) {
    let newline = UInt8(ascii: "\n")
    for line in text.utf8.split(separator: newline, omittingEmptySubsequences: false) {
      append(String(Substring(line)), upstream)
    }
  }

  /// Writes a line that opens a block, the block, and the brace that closes it.
  mutating func block(
    _ head: String, _ upstream: Upstream? = nil, end: String = "}",
    _ body: (inout GlueScript) -> Void
  ) {
    append(head + " {", upstream)
    depth += 1
    body(&self)
    depth -= 1
    append(end, nil)
  }

  /// Writes `name() { … }` or the like, with an empty line before it.
  mutating func function(
    _ head: String, _ upstream: Upstream? = nil, _ body: (inout GlueScript) -> Void
  ) {
    append("", nil)
    block("function \(head)", upstream, body)
  }

  /// Writes `try { … } finally { … }`, or the body alone if there is nothing to do at the end.
  mutating func protect(
    _ isNeeded: Bool, finally: (inout GlueScript) -> Void, _ body: (inout GlueScript) -> Void
  ) {
    guard isNeeded else { return body(&self) }
    block("try", end: "} finally {", body)
    depth += 1
    finally(&self)
    depth -= 1
    append("}", nil)
  }

  private mutating func append(_ line: String, _ upstream: Upstream?) {
    guard !line.isEmpty else { return lines.append("") }
    let indented = String(repeating: "  ", count: depth) + line
    guard let upstream, Self.isStatement(line) else { return lines.append(indented) }
    lines.append("\(indented) //= \(upstream.rawValue)")
  }

  /// False for a line that only closes a block, and for comments.
  private static func isStatement(_ line: String) -> Bool {
    let words = line.drop { $0 == " " }
    return !words.hasPrefix("//") && words.contains { $0.isLetter }
      && !["} else {", "} finally {", "try {"].contains(String(words))
  }
}
