// `x`: examine memory.

import Recovery
import Styling
import Views
import WasmMachine
import WasmModel

/// `x/NFU ADDR`
enum ExamineCommand: Command {
  static let card = CommandCard(
    "x", [], .looking, usage: "x[/COUNT FORMAT UNIT] ADDRESS",
    "Examine memory, as in gdb: x/16xb 0x100.",
    details: """
      FORMAT: x hexadecimal, d signed, u unsigned, t binary, c character, s string, f float.
      UNIT: b 1 byte, h 2, w 4, g 8. ADDRESS is an expression, as `%sp` or `global[2] + 4`.
      """, examples: ["x/16xb %sp", "x/4dw 0x100"], repeats: true)

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let format = try parse(line.format ?? "")
    guard !line.rest.isEmpty else {
      throw CommandError("an address is missing", try: "x/16xb 0x100")
    }
    var lines: [StyledText] = []
    for index in try session.loadedSides() {
      let worker = session.sides[index].worker
      guard let address = worker.memory else { throw CommandError("this module has no memory") }
      let memory = worker.machine.memories[address.value]
      let start = UInt64(bitPattern: try session.evaluate(line.rest, on: index))
      let length = UInt64(format.letter == "s" ? 1 : format.count * format.width)
      guard memory.contains(start, count: length) else {
        throw CommandError(
          "\(NumberText.hex(start)) + \(length) bytes lies outside the memory",
          try: "an address below \(NumberText.hex(memory.bytes.count))")
      }
      lines += session.marked(index, MemoryView.lines(memory, at: start, format))
    }
    return lines
  }

  /// Reads `4xb` and the like; letters and number in any order behind the count.
  private static func parse(_ text: String) throws(CommandError) -> MemoryFormat {
    let digits = text.prefix { $0.isNumber }
    var letter: Character = "x"
    var width = 4
    for character in text.dropFirst(digits.count) {
      switch character {
      case "x", "d", "u", "t", "c", "s", "f": letter = character
      case "b": width = 1
      case "h": width = 2
      case "w": width = 4
      case "g": width = 8
      default:
        throw CommandError(
          "`\(character)` is neither a format (x d u t c s f) nor a unit (b h w g)",
          try: "x/16xb ADDRESS")
      }
    }
    if letter == "c" { width = 1 }
    if letter == "f", width < 4 { width = 4 }
    return MemoryFormat(count: min(4096, max(1, Int(digits) ?? 1)), letter: letter, width: width)
  }
}
