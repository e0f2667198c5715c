// What a check asks: about answers, commands, events, and, through the Shell, about the state.

/// A question that is true or false of a session.
indirect enum Condition: Hashable, Sendable {
  /// For the Shell: `%poison == 0`.
  case expression(String)
  /// `answer T1 == VALUE`, or `VALUE | VALUE`; with `!=`: answered, but with something else.
  case answer(String, isEqual: Bool, values: [Answer])
  /// `used any(back, goto)`.
  case used([String])
  /// `event trap at leaf`.
  case event(String, at: String?)
  case not(Condition)
  case all([Condition])

  /// The tasks whose answers it asks for.
  var tasks: [String] {
    switch self {
    case .answer(let task, _, _): [task]
    case .not(let condition): condition.tasks
    case .all(let conditions): conditions.flatMap(\.tasks)
    case .expression, .used, .event: []
    }
  }

  /// What to say when it does not hold and the author has written nothing.
  var defaultText: String {
    switch self {
    case .expression(let text): "this does not hold: \(text)"
    case .answer(let task, _, _): "\(task): that is not the answer"
    case .used(let commands): "not used yet: \(commands.joined(separator: ", "))"
    case .event(let event, let function):
      "not seen yet: \(event)" + (function.map { " in \($0)" } ?? "")
    case .not, .all: "not yet"
    }
  }
}

extension Condition {
  /// Reads a condition. Terms joined by `and` may be of different kinds; what is joined by `or` goes
  /// to the Shell, and stands in parentheses beside other kinds.
  init(_ text: String, file: String, line: Int) throws(CourseError) {
    func wrong(_ expected: String) -> CourseError {
      CourseError(.malformed(found: "`\(text)`", expected: expected), file: file, line: line)
    }
    if text.isEmpty { throw wrong("a condition") }
    let terms = text.splitOutside(by: " and ")
    guard terms.contains(where: Self.isOurs) else {
      self = .expression(text)
      return
    }
    if text.splitOutside(by: " or ").count > 1 { throw wrong("parentheses around `or`") }
    var conditions: [Condition] = []
    for term in terms {
      guard let condition = Self.findTerm(term.trimmed) else {
        throw wrong(
          "`answer T1 == VALUE`, `used any(COMMAND, ...)`, `event NAME [at FUNCTION]` "
            + "or an expression")
      }
      conditions.append(condition)
    }
    self = conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  private static func isOurs(_ term: String) -> Bool {
    let term = term.trimmed
    if term.hasPrefix("not ") { return isOurs(String(term.dropFirst(4))) }
    return ["answer", "used", "event"].contains(term.split(separator: " ").first.map(String.init))
  }

  private static func findTerm(_ term: String) -> Condition? {
    if term.isEmpty { return nil }
    if !isOurs(term) { return .expression(term) }
    if term.hasPrefix("not ") { return findTerm(term.dropFirst(4).trimmed).map { .not($0) } }
    let words = term.split(separator: " ").map(String.init)
    switch words[0] {
    case "answer":
      guard words.count >= 4, ["==", "!="].contains(words[2]) else { return nil }
      let values = words[3...].split(separator: "|").map { Answer($0.joined(separator: " ")) }
      return .answer(words[1], isEqual: words[2] == "==", values: values)
    case "used":
      let list = term.dropFirst("used".count).trimmed
      guard list.hasPrefix("any("), list.hasSuffix(")") else { return nil }
      let commands = list.dropFirst(4).dropLast().split(separator: ",").map(\.trimmed)
      return commands.isEmpty || commands.contains("") ? nil : .used(commands)
    default:
      if words.count == 2 { return .event(words[1], at: nil) }
      return words.count == 4 && words[2] == "at" ? .event(words[1], at: words[3]) : nil
    }
  }
}

extension String {
  /// The pieces between separators that stand outside of parentheses.
  fileprivate func splitOutside(by separator: String) -> [String] {
    var pieces = [""]
    var depth = 0
    var rest = self[...]
    while let character = rest.first {
      if character == "(" { depth += 1 }
      if character == ")" { depth -= 1 }
      if depth == 0, rest.hasPrefix(separator) {
        pieces.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        pieces[pieces.count - 1].append(character)
        rest = rest.dropFirst()
      }
    }
    return pieces
  }
}
