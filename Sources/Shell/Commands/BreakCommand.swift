// `break` and `tbreak`: stop at a place.

import Recovery
import Styling
import Views
import WasmMachine
import WasmModel
import WasmValidation

/// `break [LOC] [if EXPR]`
enum BreakCommand: Command {
  static let card = CommandCard(
    "break", ["b"], .stopping,
    usage: "break [FUNCTION[+OFFSET] | *OFFSET] [if EXPRESSION]",
    "Stop before an instruction, or list stops.",
    details: """
      FUNCTION+OFFSET counts bytes from the beginning of the function, *OFFSET from the beginning
      of the module, as `disassemble` shows both. A frame of a browser's backtrace, such as
      wasm-function[8]:0xfe, can be pasted. With `if` it stops only where the expression is true.
      It stops runs in both directions.
      """,
    examples: ["break deposit", "break transfer if $amount > 100", "break"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    if line.rest.isEmpty { return try InfoCommand.run(.init("info breakpoints") ?? line, &session) }
    return try set(line.rest, isTemporary: false, &session)
  }

  /// Sets a breakpoint on the sides that have the place.
  static func set(
    _ text: String, isTemporary: Bool, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let (place, condition) = try StopCondition.split(text)
    let location = try Location(place)
    var found: [StyledText] = []
    var missing: CommandError?
    for index in try session.loadedSides() {
      do {
        let place = try location.find(in: session.sides[index].worker)
        found += session.marked(index, [Self.text(place, session.sides[index].worker)])
      } catch { missing = error }
    }
    if found.isEmpty, let missing { throw missing }
    let point = session.addStopPoint(.place(location), isTemporary: isTemporary, condition)
    return [StyledText("breakpoint \(point.number)", .heading)] + found
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

/// `tbreak LOC [if EXPR]`
enum TemporaryBreakCommand: Command {
  static let card = CommandCard(
    "tbreak", ["tb"], .stopping, usage: "tbreak FUNCTION[+OFFSET] | *OFFSET [if EXPRESSION]",
    "Stop at a place once; like `break`.",
    examples: ["tbreak deposit"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    try BreakCommand.set(line.rest, isTemporary: true, &session)
  }
}

/// The condition behind `if`.
enum StopCondition {
  /// What stands before ` if ` and the expression behind it, if there is one.
  static func split(_ text: String) throws(CommandError) -> (String, Expression?) {
    guard let found = text.firstRange(of: " if ") else { return (text, nil) }
    let condition = try Expression(parsing: String(text[found.upperBound...]))
    return (String(text[..<found.lowerBound]), condition)
  }
}

extension Session {
  /// Adds a stop point with the next number.
  mutating func addStopPoint(
    _ kind: StopPoint.Kind, isTemporary: Bool = false, _ condition: Expression? = nil
  ) -> StopPoint {
    stopPointsMade += 1
    var point = StopPoint(stopPointsMade, kind, isTemporary: isTemporary)
    point.condition = condition
    stopPoints.append(point)
    return point
  }

  /// The index of the stop point of a number that was typed.
  func findStopPoint(_ text: some StringProtocol) throws(CommandError) -> Int {
    guard let number = Int(text),
      let index = stopPoints.firstIndex(where: { $0.number == number })
    else { throw CommandError("no breakpoint `\(text)`", try: "info breakpoints") }
    return index
  }
}
