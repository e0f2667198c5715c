// `paniclab wat2wasm FILE`: from the text format to the binary format.

import ArgumentParser
import Shell
import Styling
import Terminal
import WasmBinary
import WasmFile
import WasmModel

/// `paniclab wat2wasm FILE [-o OUT]`
struct Wat2WasmCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wat2wasm", abstract: "Write a module of the text format as a binary one.",
    discussion: """
      The result goes to NAME.wasm in the current folder, or where -o says; `-o -` is \
      standard output. Names go into the name section.
      """)

  @Option(name: .shortAndLong, help: "Where to write; `-` for standard output.")
  var output: String?
  @Flag(name: .customLong("no-names"), help: "Leave out the name section.")
  var noNames = false
  @Flag(name: .customLong("no-check"), help: "Write it even if it is not valid.")
  var noCheck = false
  @OptionGroup var common: CommonOptions
  @Argument(help: "A module: FILE.wat, or `-` for standard input.")
  var file: String

  func run() throws {
    let console = common.console()
    let read = try console.readModule(file)
    if !noCheck { do { _ = try read.validate() } catch { throw console.refuse(error) } }
    var module = read.module
    if noNames { module.names = Names() }
    let bytes = encode(module)
    let path = output ?? Files.baseName(file, replacing: [".wat", ".wasm"], with: ".wasm")
    if let problem = Files.write(path, bytes) {
      throw console.refuse("\(path): \(problem.reason)", code: 1)
    }
    if path != "-" { console.output.write([StyledText("wrote \(path), \(bytes.count) bytes")]) }
  }
}
