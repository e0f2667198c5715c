// `paniclab dis FILE [FUNCTION]`: the code of a module.

import ArgumentParser
import Shell
import Styling
import Terminal

/// `paniclab dis FILE [FUNCTION]`
struct DisCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dis", abstract: "Print the code of a module, or of one function.",
    discussion: """
      Columns: offset in the file, offset in the function, a bar for each try around \
      the instruction, the instruction, and where branches and clauses go.
      """)

  @Option(help: "Show the module as this strategy runs it, as guard-reinit.")
  var strategy: String = "ignore"
  @OptionGroup var common: CommonOptions
  @Argument(help: "A module: FILE.wasm, or the example `bank`.")
  var file: String
  @Argument(help: "A function by name.")
  var function: String?

  func run() throws {
    let console = common.console()
    var session = console.makeSession()
    for command in ["strategy use \(strategy)", "load \(file)"] {
      let response = session.respond(to: command)
      guard case .failed(let code) = response.outcome else { continue }
      console.show(response)
      throw ExitCode(code == 1 ? 2 : code)
    }
    let response = function.map { session.respond(to: "disassemble \($0)") }
    if let response {
      console.show(response)
      if case .failed = response.outcome { throw ExitCode(2) }
    } else {
      console.output.write(session.wholeDisassembly)
    }
  }
}
