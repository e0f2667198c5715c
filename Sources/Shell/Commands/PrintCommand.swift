// `print`: the value of an expression.

import Styling
import WasmModel

/// `print[/FORMAT] EXPR`
enum PrintCommand: Command {
  static let card = CommandCard(
    "print", ["p", "po"], .looking, usage: "print[/FORMAT] EXPRESSION",
    "Show the value of an expression.",
    details: """
      %tick %pc %depth %poison %sp %instance %request    where we are
      %status %side %exn                                  a word, a letter, an exception or null
      $NAME  local[0]  stack[0]                           the frame; stack[0] is the top
      global[2]  global[__stack_pointer]
      u8[ADDR] i8 u16 i16 u32 i32 i64 f32 f64             memory
      str[ADDR, LENGTH]  bytes[ADDR, LENGTH]
      count(drop)  count(trap, transfer)                  events: trap throw catch pad drop …
      count(throw, tag=NAME, request=2, instance=1)       those that pass all filters
      + - * / % & | ^ << >> == != < <= > >=  and or not  && || !  ( )
      42 -1 0x2a 1.5 "text" true false null

      FORMAT: x hexadecimal, d signed, u unsigned, t binary, c character, f float, s string.
      `/f` reads the bits of an integer as a float, `/s` the text in memory up to a zero.
      """,
    examples: ["print %sp", "print count(drop)", "print/x %sp - 16", "print %status"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !line.rest.isEmpty else {
      throw CommandError("an expression is missing", try: "print %sp   (`help print` lists more)")
    }
    var format: ValueFormat?
    if let text = line.format { format = try ValueFormat(parsing: text) }
    let expression = try Expression(parsing: line.rest)
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let values = session.values(index)
      lines += session.marked(index, [try text(expression, format, values)])
    }
    return lines
  }

  private static func text(
    _ expression: Expression, _ format: ValueFormat?, _ values: WorkerValues
  ) throws(CommandError) -> StyledText {
    let value = try expression.value(on: values)
    guard let format else {
      let text = StyledText("\(value)", .value)
      return value.bits.map { text + StyledText("  \(NumberText.hex($0.0))", .dim) } ?? text
    }
    if format == .string, case .integer(let address) = value {
      return StyledText("\(try string(at: address, expression, values))", .value)
    }
    guard let text = format.text(value, width: expression.width(on: values)) else {
      throw CommandError("\(value) cannot be shown as `/\(format.rawValue)`", try: "help print")
    }
    return StyledText(text, .value)
  }

  private static func string(
    at address: Int64, _ expression: Expression, _ values: WorkerValues
  ) throws(CommandError) -> Value {
    try expression.shown { () throws(ExpressionError) in
      do throws(ExpressionProblem) {
        return .text(String(decoding: try values.string(at: address), as: UTF8.self))
      } catch { throw ExpressionError(error, at: expression.root.position) }
    }
  }
}
