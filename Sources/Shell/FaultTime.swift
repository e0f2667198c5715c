// When a fault is to strike, as it is typed behind `panic` and its like.

/// `at LOC`, `at import NAME`, `at tick T` and `on request N`, or nothing for at once.
struct FaultTime: Hashable, Sendable {
  private(set) var location: Location?
  /// Only `hosterror` has one.
  private(set) var importName: String?
  private(set) var tick: Int?
  private(set) var request: Int?

  /// What stands before the time, as in `abort oob`, for what to try.
  private(set) var lead: String

  /// True if nothing was said: now, or in the next call.
  var isNow: Bool { location == nil && tick == nil && request == nil }

  /// Takes the time off the end of what stands behind a command.
  init(taking text: inout String, of command: String) throws(CommandError) {
    lead = command
    var words = Self.words(text)
    while let found = try take(&words, command) { self = found }
    text = words.joined(separator: " ")
    if !text.isEmpty { lead += " \(text)" }
    if tick != nil, location != nil || request != nil {
      throw CommandError(
        "`at tick` names a moment by itself", try: "\(command) at tick \(tick ?? 0)")
    }
  }

  /// The words of a text; what stands between quotes is one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  /// Takes one part off the end; nil if none is there.
  private func take(_ words: inout [String], _ command: String) throws(CommandError) -> Self? {
    guard let start = words.lastIndex(where: { $0 == "at" || $0 == "on" }) else { return nil }
    let part = Array(words[start...])
    words.removeSubrange(start...)
    var next = self
    switch (part[0], part.count) {
    case ("at", 3) where part[1] == "tick":
      next.tick = try Self.number(part[2], "a tick", "\(command) at tick 214")
    case ("on", 3) where part[1] == "request":
      next.request = try Self.number(
        part[2], "the number of a request", "\(command) on request 3   (`requests` lists them)")
    case ("at", 3) where part[1] == "import": next.importName = part[2]
    case ("at", 2) where !["tick", "import"].contains(part[1]):
      next.location = try Location(part[1])
    default:
      throw CommandError(
        "`\(part.joined(separator: " "))` is no place and no time",
        try: "\(command) at transfer, \(command) at tick 214, \(command) on request 3")
    }
    return next
  }

  private static func number(
    _ word: String, _ what: String, _ hint: String
  ) throws(CommandError) -> Int {
    guard let number = Number.parse(word), number > 0 else {
      throw CommandError("`\(word)` is not \(what)", try: hint)
    }
    return Int(number)
  }
}
