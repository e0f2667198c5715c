// `print`: the value of an expression.

import Styling
import WasmModel

/// `print EXPR`
enum PrintCommand: Command {
  static let card = CommandCard(
    "print", ["p", "po"], .looking, usage: "print EXPRESSION",
    "Show the value of an expression.",
    details: """
      %tick %pc %depth %poison %sp %instance %request    where we are
      local[0]  stack[0]  global[2]  global[__stack_pointer]
      u8[ADDR] i8 u16 i16 i32 u32 i64                     memory
      count(drop)                                         events: trap throw drop reset …
      + - * / & | == != < <= > >= and or not ( )
      """, examples: ["print %sp", "print count(drop)"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    guard !line.rest.isEmpty else {
      throw CommandError("an expression is missing", try: "print %sp   (`help print` lists more)")
    }
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let value = try session.evaluate(line.rest, on: index)
      let hex = NumberText.hex(UInt64(bitPattern: value))
      lines += session.marked(
        index, [StyledText("\(value)", .value) + StyledText("  \(hex)", .dim)])
    }
    return lines
  }
}
