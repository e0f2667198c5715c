// `paniclab run FILE EXPORT [ARGS]`: one call, its result or its trap.

import ArgumentParser
import Shell
import Styling
import WasmMachine

/// `paniclab run FILE EXPORT [ARGS]`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    // It may be read alone, and is a part of another command all the same.
    _superCommandName: "paniclab",
    abstract: "Call an export of a module once and print what came of it.",
    discussion: """
      paniclab run bank deposit 1 50

      A trap of the guest is shown and is no error of PanicLab: the exit code is 0, \
      or 4 with --fail-on-trap. --fail-on-trap and --trace may also stand behind the \
      arguments, the other options stand before FILE. A call that takes too many ticks is an \
      error: the exit code is 1.

      --trace writes a line for every tick, from the first one of the loading on, before the \
      result:

      132   3  lock_ledger+0x09  i32.const 16  -> i32 16
      133   3  lock_ledger+0x0b  i32.sub       i32 65536, i32 16 -> i32 65520

      Tick; depth, the number of Wasm frames; function and byte offset, as `dis` and `break` \
      have them; instruction; the operands that it takes -> the results that it pushes. Behind \
      them stands what else happened: [0x1f] is the address of a load, [0x1f] 1 -> 2 a change \
      of memory; `enters F`, `returns to F`, `calls the host's F`, `THROW TAG`, `TRAP REASON`. \
      Where an instruction traps, `trap` stands for the tick. A line of JavaScript has `js` for \
      the depth. A step of an unwinding begins with `unwinding:`.

      paniclab run bank deposit 1 50 --trace | grep '0x10890]'
      """)

  @Flag(name: .customLong("fail-on-trap"), help: "Exit with 4 if the call traps or throws.")
  var failOnTrap = false
  @Option(name: .customLong("max-ticks"), help: "How many ticks the call may take.")
  var maxTicks: Int = 1_000_000_000
  @Option(help: "How to execute: fast, or faithful, one instruction after the other.")
  var engine: ExecutionForm = .fast
  @Option(help: "The strategy around the call.")
  var strategy: String = "ignore"
  @Flag(help: "Write every instruction as a line of text, before the result.")
  var trace = false
  @OptionGroup var common: CommonOptions
  @Argument(help: "A module: FILE.wasm, or the example `bank`.")
  var file: String
  @Argument(help: "The exported function.")
  var export: String
  @Argument(parsing: .captureForPassthrough, help: "Its arguments.")
  var arguments: [String] = []

  func run() throws {
    let console = common.console()
    var session = console.makeSession()
    session.suggestsCommands = false
    let settings = ["set max-ticks \(maxTicks)", "set engine \(engine.rawValue)"]
    for command in settings + ["strategy use \(strategy)", "load \(file)"] {
      let response = session.respond(to: command)
      guard case .failed(let code) = response.outcome else { continue }
      console.show(response)
      throw ExitCode(code == 1 ? 2 : code)
    }
    let words = arguments.filter { $0 != "--fail-on-trap" && $0 != "--trace" }
    if let word = ([export] + words).first(where: { $0.contains { ">#@".contains($0) } }) {
      throw ValidationError("`\(word)` is neither a name nor a number")
    }
    let text = ([export] + words).joined(separator: " ")
    let call =
      trace || arguments.contains("--trace")
      ? console.trace(text, &session) : session.respond(to: "call \(text)")
    console.show(call)
    if case .failed(let code) = call.outcome { throw ExitCode(code == 130 ? code : 2) }
    if session.isBusyWithoutTrap {
      throw console.refuse(
        "no end after \(maxTicks) ticks", try: "--max-ticks N allows more", code: 1)
    }
    if failOnTrap || arguments.contains("--fail-on-trap"), session.lastCallFailed {
      throw ExitCode(4)
    }
    // The session is not taken apart first: that takes longer than a short call.
    withExtendedLifetime(session) { Self.exit() }
  }
}
