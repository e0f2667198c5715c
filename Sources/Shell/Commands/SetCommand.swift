// `set` and its settings.

import Styling

/// `set [NAME VALUE]`
enum SetCommand: Command {
  static let card = CommandCard(
    "set", ["show"], .session, usage: "set [max-ticks N | width N]",
    "Show the settings, or change one.", examples: ["set max-ticks 100000"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.arguments
    guard words.count >= 2 else { return show(session) }
    guard let value = Number.parse(words[1]), value > 0 else {
      throw CommandError("`\(words[1])` is no positive number", try: "set max-ticks 1000000")
    }
    switch words[0] {
    case "max-ticks": session.settings.maxTicks = Int(value)
    case "width": session.environment.width = max(40, Int(value))
    default:
      throw CommandError("no setting `\(words[0])`", try: "set max-ticks N   or   set width N")
    }
    return show(session)
  }

  private static func show(_ session: Session) -> [StyledText] {
    [
      "max-ticks \(session.settings.maxTicks)   moves that one command may make",
      "width \(session.environment.width)   columns of the terminal",
    ]
  }
}
