// `marks`: the places that have names.

import Styling

/// `marks`
enum MarksCommand: Command {
  static let card = CommandCard(
    "marks", [], .time, usage: "marks", "List the marks and their ticks.", examples: ["marks"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    if session.marks.isEmpty { return ["no marks yet (set one with `mark NAME`)"] }
    var grid = Grid(
      [.init("mark")] + indices.map { .init("tick of \(session.sides[$0].name)") }
        + [.init("note", isFlexible: true)])
    for mark in session.marks {
      grid.append(
        [StyledText(mark.name, .command)]
          + indices.map { StyledText(session.placeText(mark, on: $0)) } + [StyledText(mark.note)])
    }
    return session.show(sheet: Sheet(showing: grid))
  }
}
