// `panic`: what this build's panic! does, now, in the next call, or when it is told to.

import Recovery
import Styling

/// `panic [at LOC | at tick T | on request N]`
enum PanicCommand: Command {
  static let card = CommandCard(
    "panic", [], .failing, usage: "panic [at LOC | at tick T | on request N]",
    "Panic here, or at a place or time.",
    details: """
      If nothing is on the way, the next call meets it: inside its catch_unwind, or, in a build
      without one, in the first function that the export calls.
      A worker exports a function that panics for real: PanicLab calls it at the pc. In a module
      without one, a panic is what it ends in: `unreachable`, or a throw of __cpp_exception.
      \(FaultText.times)
      """, examples: ["panic", "panic at transfer", "panic on request 3"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var rest = line.rest
    let time = try FaultTime(taking: &rest, of: "panic")
    try FaultText.checkEnd(rest, time, "panic")
    return try session.fault(time) { _, _ throws(CommandError) in .panic }
  }
}

/// What the commands of faults share.
enum FaultText {
  static let times = """
    `faults` lists what is armed, `disarm` removes it.
    at LOC  when that instruction is next, as `break` would stop there
    at tick T  at that tick of the history; on other sides behind as many events of the same
    request. What lay ahead is kept as a branch.
    on request N  in that request only. If it was given already, it and everything behind it are
    given again, on a new branch.
    """

  /// Checks that nothing is left that was not understood.
  static func checkEnd(
    _ rest: String, _ time: FaultTime, _ command: String
  ) throws(CommandError) {
    if let name = time.importName, command != "hosterror" {
      throw CommandError(
        "`\(command)` strikes in Wasm code, not in the import \(name)",
        try: "hosterror at import \(name)")
    }
    guard rest.isEmpty else {
      throw CommandError(
        "`\(command)` takes no `\(rest)`", try: "\(command), or \(command) at transfer")
    }
  }
}
