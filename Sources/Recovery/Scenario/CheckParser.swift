// Reads what a scenario expects: a word, and what belongs to it.

/// Reads one check.
struct CheckParser {
  private let parser: ScenarioParser
  private let word: String
  private let rest: String
  private let start: ScenarioParser.Place
  private let place: ScenarioParser.Place

  init(_ parser: ScenarioParser, _ text: String, _ place: ScenarioParser.Place) {
    self.parser = parser
    start = place
    word = String(text.prefix { $0 != " " })
    rest = text.dropFirst(word.count).trimmed
    self.place = place.moved(by: text.count - rest.count)
  }

  static let words =
    "value, error, cause, hung, status, body, count, flag, instance, drops, console, silent, "
    + "uncaught, sp, scheduled, called, critical, js, events"

  func parse() throws(ScenarioError) -> ScenarioCheck {
    switch word {
    case "value": return .value(rest)
    case "error": return try error()
    case "cause": return .cause(try pattern(rest))
    case "hung": return .hung
    case "status": return .status(Int(try number()))
    case "body": return .body(try pattern(rest))
    case "count": return try count()
    case "flag": return .flag(UInt32(truncatingIfNeeded: try number()))
    case "instance": return .instance(Int(try number()))
    case "drops": return .drops(Int(try number()))
    case "console": return .console(try pattern(rest))
    case "silent": return .silent
    case "uncaught": return .uncaught(try pattern(rest))
    case "sp":
      guard let change = ScenarioCheck.StackPointerChange(rawValue: rest) else {
        throw fail("`same` or `lower`")
      }
      return .stackPointer(change)
    case "js": return try script()
    case "events": return .events(try events())
    default: break
    }
    if let variable = ScenarioCheck.Variable(rawValue: word) {
      guard rest == "true" || rest == "false" else { throw fail("`true` or `false`") }
      return .variable(variable, rest == "true")
    }
    throw parser.error(start, found: word, expected: "a check: \(Self.words)")
  }

  private func fail(_ expected: String) -> ScenarioError {
    parser.error(place, found: rest, expected: expected)
  }

  private func number() throws(ScenarioError) -> Int64 {
    guard let number = Int64(rest) else { throw fail("a number") }
    return number
  }

  private func pattern(_ text: String) throws(ScenarioError) -> TextPattern {
    if text.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
      return .equal(String(text.dropFirst().dropLast()))
    }
    if text.count >= 2, text.hasPrefix("/"), text.hasSuffix("/") {
      return .contains(String(text.dropFirst().dropLast()))
    }
    throw fail("\"the whole text\" or /a part of it/")
  }

  private func error() throws(ScenarioError) -> ScenarioCheck {
    let name = String(rest.prefix { $0 != " " })
    guard !name.isEmpty else { throw fail("the class of an error") }
    let message = rest.dropFirst(name.count).trimmed
    return .error(className: name, message: message.isEmpty ? nil : try pattern(message))
  }

  /// `count 1-2 of 500`.
  private func count() throws(ScenarioError) -> ScenarioCheck {
    let words = rest.split(separator: " ")
    let numbers = words.first?.split(separator: "-").map { Int($0) } ?? []
    guard words.count == 3, words[1] == "of", let status = Int(words[2]), let low = numbers.first,
      let low, let high = numbers.count > 1 ? numbers[1] : low, low <= high
    else { throw fail("how many of which status, as `1-2 of 500`") }
    return .count(low...high, status: status)
  }

  /// `js EXPRESSION is VALUE`.
  private func script() throws(ScenarioError) -> ScenarioCheck {
    let words = rest.split(separator: " ", omittingEmptySubsequences: false)
    guard let position = words.lastIndex(of: "is"), position > 0 else {
      throw fail("EXPRESSION is VALUE")
    }
    let text = words[..<position].joined(separator: " ")
    return .script(
      try parser.piece(text, shown: text, place),
      is: words[(position + 1)...].joined(separator: " "))
  }

  /// `events a, b(detail), c`.
  private func events() throws(ScenarioError) -> [EventPattern] {
    var patterns: [EventPattern] = []
    for part in rest.split(separator: "·") {
      let text = part.trimmed
      let open = text.firstIndex(of: "(") ?? text.endIndex
      let name = text[..<open].trimmed
      guard EventWord.all.contains(name) else {
        throw parser.error(
          place, found: name, expected: "an event: \(EventWord.all.joined(separator: ", "))")
      }
      let detail = open < text.endIndex ? String(text[text.index(after: open)...].dropLast()) : nil
      patterns.append(EventPattern(word: name, detail: detail))
    }
    return patterns
  }
}
