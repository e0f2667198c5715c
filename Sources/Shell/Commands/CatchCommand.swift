// `catch` and `tcatch`: stop when something happens.

import Styling

/// `catch EVENT [FILTER]`
enum CatchCommand: Command {
  static let card = CommandCard(
    "catch", [], .stopping, usage: "catch EVENT [TEXT]",
    "Stop when an event happens, such as a throw.",
    details: """
      EVENT is one that `print count(EVENT)` counts; `events` shows what happened so far. With
      TEXT it stops only if the event's detail contains it, as in `catch drop 2`.
      A run forwards stops behind the event, a run backwards before it.
      """,
    examples: ["catch throw", "catch poison", "catch import log"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try set(line, isTemporary: false, &session)
  }

  static func set(
    _ line: CommandLine, isTemporary: Bool, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    let (text, condition) = try StopCondition.split(line.rest)
    let words = text.split(separator: " ").map(String.init)
    guard let word = words.first else {
      throw CommandError("the name of an event is missing", try: "catch throw")
    }
    guard let event = EventName.find(word) else {
      if let uncountable = EventName.uncountable[word] {
        throw CommandError("`\(word)` cannot be caught: \(uncountable.reason)")
      }
      let hint = Suggestion.find(word, in: EventName.all.map(\.word))
      throw CommandError(
        "no event `\(word)`", try: hint.map { "catch \($0)" } ?? "one of: \(EventName.list)")
    }
    let point = session.addStopPoint(
      .event(event, details: Array(words.dropFirst())), isTemporary: isTemporary, condition)
    return [StyledText("catchpoint \(point.number)", .heading) + "  \(point.text)"]
  }
}

/// `tcatch EVENT [FILTER]`
enum TemporaryCatchCommand: Command {
  static let card = CommandCard(
    "tcatch", [], .stopping, usage: "tcatch EVENT [TEXT]",
    "Stop once when an event happens.", examples: ["tcatch throw"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try CatchCommand.set(line, isTemporary: true, &session)
  }
}
