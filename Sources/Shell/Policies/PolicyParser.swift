// Reads policies.

import JavaScript
import Recovery

/// Reads a policy line by line.
struct PolicyParser {
  private let file: String
  private var policy: Policy

  /// Reads a whole text.
  static func parse(_ text: String, file: String) throws(CommandError) -> Policy {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    var parser = PolicyParser(file: file, policy: Policy(name: name))
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      try parser.take(String(line), number + 1)
    }
    guard !parser.policy.rules.isEmpty else {
      throw CommandError(
        "\(file) has no rule: nothing would be done about any failure",
        try: "on abort do reinit-next")
    }
    return parser.policy
  }

  private mutating func take(_ line: String, _ number: Int) throws(CommandError) {
    let text = line.prefix { $0 != "#" }
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let first = words.first else { return }
    let rest = words.dropFirst().joined(separator: " ")
    switch first {
    case "on": try takeRule(Array(words.dropFirst()), number)
    case "limit": try takeLimit(words, number)
    case "build": try takeBuild(rest, number)
    case "carry": policy.carried.append(try expression(rest, number))
    case "expect": policy.expectations.append(try expectation(rest, number))
    default:
      let known = ["on", "limit", "build", "carry", "expect"]
      throw problem(
        number, found: "`\(first)`", expected: known.joined(separator: ", "),
        Suggestion.find(first, in: known).map { "did you mean `\($0)`?" })
    }
  }

  private func problem(
    _ line: Int, found: String, expected: String, _ hint: String? = nil
  ) -> CommandError {
    CommandError(
      "\(file):\(line): found \(found), expected \(expected)",
      try: hint ?? "on abort from transfer do reinit-next   (`help policy` has all lines)")
  }

  private mutating func takeRule(_ words: [String], _ line: Int) throws(CommandError) {
    let failures = Policy.Failure.allCases.map(\.rawValue)
    guard let failure = words.first.flatMap({ Policy.Failure(rawValue: $0) }) else {
      throw problem(
        line, found: words.first.map { "`\($0)`" } ?? "nothing behind `on`",
        expected: "one of \(failures.joined(separator: ", "))")
    }
    var rest = words.dropFirst()
    var export: String?
    if rest.first == "from" {
      export = rest.dropFirst().first
      rest = rest.dropFirst(2)
    }
    guard rest.popFirst() == "do", let verb = rest.popFirst() else {
      throw problem(line, found: "a rule without an action", expected: "`do ACTION`")
    }
    policy.rules.append(
      Policy.Rule(
        failure: failure, export: export, action: try action(verb, Array(rest), line), line: line))
  }

  private func action(
    _ verb: String, _ rest: [String], _ line: Int
  ) throws(CommandError) -> Policy.Action {
    let plain: [Policy.Action] = [.failRequest, .keep, .poison, .reinitNow, .reinitNext]
    if rest.isEmpty, let action = plain.first(where: { $0.text == verb }) { return action }
    if verb == "quarantine", rest.count == 1, let count = Int(rest[0]), count > 0 {
      return .quarantine(count)
    }
    let known = plain.map(\.text) + ["quarantine"]
    throw problem(
      line, found: "`\(([verb] + rest).joined(separator: " "))`",
      expected: "one of \(plain.map(\.text).joined(separator: ", ")), quarantine N",
      Suggestion.find(verb, in: known).map { "did you mean `\($0)`?" })
  }

  private mutating func takeLimit(_ words: [String], _ line: Int) throws(CommandError) {
    guard words.count == 6, words[1] == "reinit", let count = Int(words[2]), count > 0,
      words[3] == "per", let requests = Int(words[4]), requests > 0, words[5] == "requests"
    else {
      throw problem(
        line, found: "`\(words.joined(separator: " "))`",
        expected: "`limit reinit N per M requests`", "limit reinit 2 per 10 requests")
    }
    (policy.limitCount, policy.limitRequests) = (count, requests)
  }

  private mutating func takeBuild(_ word: String, _ line: Int) throws(CommandError) {
    switch word {
    case "unwind": policy.build = .unwind
    case "abort": policy.build = .abort
    default: throw problem(line, found: "`\(word)`", expected: "unwind or abort", "build unwind")
    }
  }

  private func expression(_ text: String, _ line: Int) throws(CommandError) -> Expression {
    do {
      return try Expression(parsing: text)
    } catch {
      throw CommandError(
        "\(file):\(line): \(error.message)", excerpt: error.excerpt, try: error.hint)
    }
  }

  private func expectation(
    _ text: String, _ line: Int
  ) throws(CommandError) -> Policy.Expectation {
    guard text.hasPrefix("js ") else { return .expression(try expression(text, line)) }
    let source = String(text.dropFirst(3))
    do {
      return .script(try ScriptPiece(source))
    } catch {
      throw CommandError(
        "\(file):\(line): \(error.problem)",
        excerpt: [source, String(repeating: " ", count: error.column) + "^"],
        try: "expect js holds() === 0")
    }
  }
}
