// `break`: stop at a place.

import Recovery
import Styling
import Views
import WasmMachine
import WasmModel

/// `break [LOC]`
enum BreakCommand: Command {
  static let card = CommandCard(
    "break", ["b"], .running, usage: "break [FUNCTION[+OFFSET] | *OFFSET]",
    "Stop before an instruction, or list breakpoints.",
    details: """
      FUNCTION+OFFSET counts bytes from the beginning of the function, *OFFSET from the beginning
      of the module, as `disassemble` shows both. A frame of a browser's backtrace, such as
      wasm-function[8]:0xfe, can be pasted.
      """,
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
        found += session.marked(index, [text(place, session.sides[index].worker)])
      } catch { missing = error }
    }
    if found.isEmpty, let missing { throw missing }
    let number = (session.breakpoints.map(\.number).max() ?? 0) + 1
    session.breakpoints.append(Breakpoint(number: number, location: location))
    return [StyledText("breakpoint \(number)", .heading)] + found
  }

  /// As in `at transfer+0x03 (module 0x17f8)`.
  private static func text(_ place: BreakpointPlace, _ worker: Worker) -> StyledText {
    let module = worker.source.program.module
    let code = worker.source.program.codes[place.function.value - module.importedFunctions.count]
    let offset = code.offsets[place.pc]
    let body = NumberText.hex(offset - code.bodyOffset, digits: 2)
    return "at \(CodeText(module).name(place.function))+\(body) (module \(NumberText.hex(offset)))"
  }
}
