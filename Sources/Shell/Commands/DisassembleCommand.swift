// `disassemble`: code.

import Recovery
import Styling
import Views
import WasmMachine
import WasmModel

/// `disassemble [FUNC]`
enum DisassembleCommand: Command {
  static let card = CommandCard(
    "disassemble", ["dis"], .looking, usage: "disassemble [FUNCTION | FUNCTION+OFFSET | *OFFSET]",
    "Show code: around the pc, or a whole function.",
    details: """
      A place other than a name shows the code around it. Columns: `>` is the next instruction, `b` a
      breakpoint; offset in the module, offset in the function, bars for each try around the
      instruction (`handlers` says what they catch), then the code. Behind a `sweep`, a letter for
      each of its faults says what a fault there leads to.
      """, examples: ["disassemble deposit"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    var isMarked = false
    for index in try session.loadedSides() {
      let view = try view(line.rest, session, index)
      let marks = marks(session, session.sides[index].worker, view.place.function)
      isMarked = isMarked || !marks.isEmpty
      lines += session.marked(
        index,
        Self.lines(session, index, view, marks).flatMap {
          $0.wrapped(to: session.laneWidth, indent: codeColumn)
        })
    }
    guard isMarked, let sweep = session.sweep else { return lines }
    return lines + [SweepView.markLegend(sweep.results)]
  }

  /// Code that is too long goes on here: to the right of its offsets.
  private static let codeColumn = 22

  /// What is shown of a side: a whole function by name, or the code around a place.
  private static func view(
    _ text: String, _ session: Session, _ index: Int
  ) throws(CommandError) -> (place: BreakpointPlace, isAround: Bool) {
    let worker = session.sides[index].worker
    if text.isEmpty {
      guard let place = worker.machine.findPlace(ofFrame: 0) else {
        throw CommandError("no Wasm frame to show code of", try: "disassemble NAME")
      }
      return (BreakpointPlace(function: place.function, pc: place.pc), true)
    }
    let location = try Location(text)
    let place = try location.find(in: worker)
    if case .function(_, nil) = location { return (place, false) }
    return (place, true)
  }

  private static func lines(
    _ session: Session, _ index: Int, _ view: (place: BreakpointPlace, isAround: Bool),
    _ marks: [Int: StyledText]
  ) -> [StyledText] {
    let (place, isAround) = view
    let worker = session.sides[index].worker
    let module = worker.source.program.module
    let code = worker.source.program.codes[place.function.value - module.importedFunctions.count]
    let here = worker.machine.findPlace(ofFrame: 0)
    let range = max(0, place.pc - 8)..<min(code.body.count, place.pc + 9)
    return DisassemblyView.lines(
      code, CodeText(module), pc: here?.function == place.function ? here?.pc : nil,
      breakpoints: breakpoints(session, index, place.function), range: isAround ? range : nil,
      marks: marks)
  }

  /// What the last sweep found out about each instruction.
  private static func marks(
    _ session: Session, _ worker: Worker, _ function: FunctionIndex
  ) -> [Int: StyledText] {
    guard let sweep = session.sweep, sweep.module == worker.source.name else { return [:] }
    return SweepView.marks(sweep.results, worker.strategy, function)
  }

  private static func breakpoints(
    _ session: Session, _ index: Int, _ function: FunctionIndex
  ) -> Set<Int> {
    let table = StopTable(session.stopPoints, in: session.sides[index].worker)
    return Set(table.places.keys.filter { $0.function == function }.map(\.pc))
  }
}
