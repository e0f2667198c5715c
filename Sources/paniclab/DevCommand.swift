// `paniclab dev fidelity`: what upstream does, row by row, and whether PanicLab does the same.

import ArgumentParser
import Recovery
import Shell
import Styling
import Terminal
import Views

/// `paniclab dev`
struct DevCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dev",
    abstract: "For those who build PanicLab, or want to know how far to trust it.",
    subcommands: [Fidelity.self, DevCheckCommand.self])

  /// `paniclab dev fidelity`
  struct Fidelity: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "fidelity",
      abstract: "Play every documented behaviour of wasm-bindgen and workers-rs, and compare.",
      discussion: """
        A line for each row: its name, how many of its expectations hold under how many \
        strategies, how upstream's behaviour is known, and what it is about. A row that cannot be \
        reproduced says why.

        Evidence: S read in upstream's source, T asserted by an upstream test, P published, \
        L observed on a real engine, D derived from the source.

        Exit codes: 0 every expectation holds, 1 one does not.
        """)

    @Flag(help: "Show the expectations that do not hold.")
    var failures = false
    @OptionGroup var common: CommonOptions
    @Argument(help: "Only rows whose names begin so, as T or 14.")
    var rows: [String] = []

    func run() throws {
      let console = common.console()
      var total = FidelityTotal()
      for file in ScenarioFiles.fidelity {
        guard rows.isEmpty || rows.contains(where: { file.name.hasPrefix($0) }) else { continue }
        let report: FidelityReport
        do { report = try FidelityReport(text: file.text, name: file.name) } catch {
          throw console.refuse("\(error)", code: 3)
        }
        total.add(report)
        console.output.write(
          FidelityView.lines(report, showsFailures: failures, width: console.capabilities.width))
      }
      console.output.write(FidelityView.lines(total))
      if total.failed > 0 { throw ExitCode(1) }
    }
  }
}
