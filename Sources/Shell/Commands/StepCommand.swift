// `step`: one move at a time.

import Styling

/// `step [N]`
enum StepCommand: Command {
  static let card = CommandCard(
    "step", ["s", "si", "stepi"], .running, usage: "step [N]",
    "Do one instruction or glue line, or N.",
    examples: ["step", "step 5"], repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let count = try Count.parse(line.rest, usage: "step 5")
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      lines += session.run(index, .moves(count), showsMoves: true)
    }
    return lines
  }
}

/// The optional count behind a command.
enum Count {
  static func parse(_ text: String, usage: String) throws(CommandError) -> Int {
    if text.isEmpty { return 1 }
    guard let number = Number.parse(text), number > 0 else {
      throw CommandError("`\(text)` is no number from 1 up", try: usage)
    }
    return Int(number)
  }
}
