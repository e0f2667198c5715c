// `paniclab run FILE EXPORT [ARGS]`: one call, its result or its trap.

import ArgumentParser
import Shell
import Styling
import WasmMachine

/// `paniclab run FILE EXPORT [ARGS]`
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Call an export of a module once and print what came of it.",
    discussion: """
      paniclab run bank deposit 1 50

      A trap of the guest is shown and is no error of PanicLab: the exit code is 0, \
      or 4 with --fail-on-trap. A call that takes too many ticks is one: the exit code is 1. \
      The other options stand before FILE.
      """)

  @Flag(name: .customLong("fail-on-trap"), help: "Exit with 4 if the call traps or throws.")
  var failOnTrap = false
  @Option(name: .customLong("max-ticks"), help: "How many ticks the call may take.")
  var maxTicks: Int = 1_000_000_000
  @Option(help: "How to execute: fast, or faithful, one instruction after the other.")
  var engine: ExecutionForm = .fast
  @Option(help: "The strategy around the call.")
  var strategy: String = "ignore"
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
    let words = arguments.filter { $0 != "--fail-on-trap" }
    if let word = ([export] + words).first(where: { $0.contains { ">#@".contains($0) } }) {
      throw ValidationError("`\(word)` is neither a name nor a number")
    }
    let call = session.respond(to: "call \(([export] + words).joined(separator: " "))")
    console.show(call)
    if case .failed = call.outcome { throw ExitCode(2) }
    if session.isBusyWithoutTrap {
      throw console.refuse(
        "no end after \(maxTicks) ticks", try: "--max-ticks N allows more", code: 1)
    }
    if failOnTrap || words.count < arguments.count, session.lastCallFailed { throw ExitCode(4) }
  }
}
