// `paniclab wast FILES…`: runs scripts of assertions, as the official suite consists of.

import ArgumentParser
import Shell
import Styling
import Terminal
import Views
import WasmMachine
import WasmScript
import WasmText

/// `paniclab wast FILES…`
struct WastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wast", abstract: "Run `.wast` scripts: modules and assertions about them.",
    discussion: """
      Prints a line for each file, what failed below it, and the sum at last. \
      Exits with 1 if something failed. Commands that need a module that failed are skipped. \
      A message of PanicLab agrees with that of a script if one begins with the other, \
      the details behind our colon aside.
      """)

  @Option(help: "How to execute: fast, or faithful, one instruction after the other.")
  var engine: ExecutionForm = .fast
  @OptionGroup var common: CommonOptions
  @Argument(help: "Scripts: FILE.wast")
  var files: [String]

  func run() throws {
    let console = common.console()
    var total = ScriptTotal()
    for name in files {
      switch Files.read(name) {
      case .failure(let problem):
        throw console.refuse("\(name): \(problem.reason)", try: "a file FILE.wast", code: 2)
      case .success(let source):
        let report: ScriptReport
        do { report = ScriptRunner.run(try parseScript(source), form: engine) } catch {
          report = ScriptReport(unreadable: error)
        }
        total.add(report)
        console.output.write(ScriptView.lines(report, name: name, source: source))
      }
    }
    console.output.write([ScriptView.line(total)])
    if total.failed > 0 { throw ExitCode(1) }
  }
}
