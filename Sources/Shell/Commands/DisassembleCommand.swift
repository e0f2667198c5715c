// `disassemble`: code.

import Recovery
import Styling
import Views
import WasmMachine
import WasmModel

/// `disassemble [FUNC]`
enum DisassembleCommand: Command {
  static let card = CommandCard(
    "disassemble", ["dis"], .looking, usage: "disassemble [FUNCTION]",
    "Show code: around the pc, or a whole function.",
    details: """
      Columns: `>` is the next instruction, `b` a breakpoint; offset in the module, offset in the
      function, bars for each try around the instruction, then the code.
      """, examples: ["disassemble deposit"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      lines += session.marked(
        index, try line.rest.isEmpty ? around(session, index) : whole(line.rest, session, index))
    }
    return lines
  }

  private static func around(
    _ session: Session, _ index: Int
  ) throws(CommandError) -> [StyledText] {
    let worker = session.sides[index].worker
    guard let frame = worker.machine.frames.last, let place = worker.machine.findPlace(ofFrame: 0)
    else {
      throw CommandError("no Wasm frame to show code of", try: "disassemble NAME")
    }
    let code = worker.machine.code(of: frame)
    let range = max(0, place.pc - 8)..<min(code.body.count, place.pc + 9)
    return DisassemblyView.lines(
      code, CodeText(worker.source.program.module), pc: place.pc,
      breakpoints: breakpoints(session, index, place.function), range: range)
  }

  private static func whole(
    _ name: String, _ session: Session, _ index: Int
  ) throws(CommandError) -> [StyledText] {
    let worker = session.sides[index].worker
    let module = worker.source.program.module
    let function = try Location.findFunction(name, in: worker)
    guard function.value >= module.importedFunctions.count else {
      throw CommandError("\(name) is imported: it has no Wasm code")
    }
    let here = worker.machine.findPlace(ofFrame: 0)
    return DisassemblyView.lines(
      worker.source.program.codes[function.value - module.importedFunctions.count],
      CodeText(module), pc: here?.function == function ? here?.pc : nil,
      breakpoints: breakpoints(session, index, function))
  }

  private static func breakpoints(
    _ session: Session, _ index: Int, _ function: FunctionIndex
  ) -> Set<Int> {
    Set(session.breakpointPlaces(index).keys.filter { $0.function == function }.map(\.pc))
  }
}
