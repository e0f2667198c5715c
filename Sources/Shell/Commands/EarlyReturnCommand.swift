// `early-return`: the current function returns now, with values of one's own.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// `early-return [VALUES] [at LOC | at tick T]`
enum EarlyReturnCommand: Command {
  static let card = CommandCard(
    "early-return", ["return"], .failing,
    usage: "early-return [VALUES] [at LOC | at tick T | at LOC on request N]",
    "Return from the current function with values.",
    details: """
      Its operands are dropped and what is left of it does not run, destructors included: not even
      its stack pointer is put back. The history is called modified from there on.
      \(FaultText.times)
      """, examples: ["early-return 0 at deposit", "early-return 7 at balance on request 2"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var rest = line.rest
    let time = try FaultTime(taking: &rest, of: "early-return")
    try FaultText.checkEnd("", time, "early-return")
    if time.request != nil, time.location == nil {
      throw CommandError(
        "which function is to return in that request?",
        try: "early-return \(rest) at NAME on request \(time.request ?? 1)")
    }
    return try session.fault(time) { worker, place throws(CommandError) in
      let module = worker.source.program.module
      guard let function = place?.function ?? worker.machine.findPlace(ofFrame: 0)?.function
      else { return .earlyReturn([], text: rest) }
      let type = module.functionType(module.functionTypes[function.value])
      let values = try TypedValues(
        rest, type.results, what: "\(module.displayName(of: function)) returns",
        command: "early-return")
      return .earlyReturn(values.slots, text: values.text)
    }
  }
}
