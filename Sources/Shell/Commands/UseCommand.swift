// `use`: which side the commands act on.

import Styling

/// `use A|B|both`
enum UseCommand: Command {
  static let card = CommandCard(
    "use", [], .comparing, usage: "use A | B | both",
    "Choose the side that commands act on.",
    details: "`@B step` does so for one line.",
    examples: ["use A", "use both"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    _ = try session.loadedSides()
    guard !line.rest.isEmpty else { return [text(session)] }
    session.focus = try session.find(side: line.rest)
    return [text(session)]
  }

  private static func text(_ session: Session) -> StyledText {
    let names = session.focused.map { session.sides[$0].name }
    return StyledText("focus: ") + StyledText(names.joined(separator: ", "), .emphasis)
  }
}
