// `paniclab wasm2wat FILE`: from the binary format to the text format.

import ArgumentParser
import Shell
import Styling
import Terminal
import WasmFile
import WasmModel
import WasmText

/// `paniclab wasm2wat FILE [-o OUT]`
struct Wasm2WatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wasm2wat", abstract: "Print a module in the text format.",
    discussion: "Names of the name section become identifiers. FILE may be text as well.")

  @Option(name: .shortAndLong, help: "Write to a file instead of standard output.")
  var output: String?
  @Flag(help: "Fold instructions into expressions.")
  var fold = false
  @OptionGroup var common: CommonOptions
  @Argument(help: "A module: FILE.wasm, `-` for standard input, or the example `bank`.")
  var file: String

  func run() throws {
    let console = common.console()
    let text = printModule(try console.readModule(file).module, style: fold ? .folded : .plain)
    guard let output, output != "-" else {
      console.output.writeVerbatim(text, to: .standard)
      return
    }
    if let problem = Files.write(output, text) {
      throw console.refuse("\(output): \(problem.reason)", code: 1)
    }
    console.output.write([StyledText("wrote \(output), \(text.utf8.count) bytes")])
  }
}
