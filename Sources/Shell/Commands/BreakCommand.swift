// `break`: stop at a place.

import Styling
import WasmModel

/// `break [LOC]`
enum BreakCommand: Command {
  static let card = CommandCard(
    "break", ["b"], .running, usage: "break [FUNCTION[+OFFSET]]",
    "Stop before an instruction, or list breakpoints.",
    details:
      "The offset is in bytes from the beginning of the function, as `disassemble` shows it.",
    examples: ["break deposit", "break"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if line.rest.isEmpty { return try InfoCommand.run(.init("info breakpoints") ?? line, &session) }
    let location = try Location(line.rest)
    var found: [StyledText] = []
    var missing: CommandError?
    for index in try session.loadedSides() {
      do {
        let place = try location.find(in: session.sides[index].worker)
        found += session.marked(index, ["at \(location.text), func[\(place.function)]"])
      } catch { missing = error }
    }
    if found.isEmpty, let missing { throw missing }
    let number = (session.breakpoints.map(\.number).max() ?? 0) + 1
    session.breakpoints.append(Breakpoint(number: number, location: location))
    return [StyledText("breakpoint \(number)", .heading)] + found
  }
}
