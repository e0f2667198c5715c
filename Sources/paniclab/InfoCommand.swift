// `paniclab info FILE`: what a module consists of.

import ArgumentParser
import Shell
import Styling
import Terminal
import Views
import WasmFile

/// `paniclab info FILE`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info",
    abstract: "Show sections, imports, exports, features and the largest functions of a module.")

  @Flag(name: .customLong("all"), help: "List all functions, not only the ten largest.")
  var showsAll = false
  @OptionGroup var common: CommonOptions
  @Argument(help: "A module: FILE.wasm, FILE.wat, `-` for standard input, or the example `bank`.")
  var file: String

  func run() throws {
    let console = common.console()
    let module = try console.readModule(file)
    let lines = ModuleView.lines(
      module, width: console.capabilities.width, functionLimit: showsAll ? .max : 10)
    console.output.write(lines)
    do { _ = try module.validate() } catch { throw console.refuse(error) }
  }
}
