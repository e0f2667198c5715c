// `paniclab validate FILES…`: is each a valid module, and if not, where?

import ArgumentParser
import Shell
import Styling
import Terminal
import WasmFile
import WasmModel

/// `paniclab validate FILES…`
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check modules, binary or text, and show the place of the first error.",
    discussion: "Exit codes: 0 all are valid, 3 one is not.")

  @OptionGroup var common: CommonOptions
  @Argument(help: "Modules: FILE.wasm, FILE.wat, or `-` for standard input.")
  var files: [String]

  func run() throws {
    let console = common.console()
    var failure: ExitCode?
    for name in files {
      do {
        let file = try console.readModule(name)
        do { _ = try file.validate() } catch { throw console.refuse(error) }
        let count = file.module.functionTypes.count
        console.output.write([
          StyledText("\(name): valid", .ok) + ", \(count) function\(count == 1 ? "" : "s")"
        ])
      } catch let code as ExitCode { failure = code }
    }
    if let failure { throw failure }
  }
}
