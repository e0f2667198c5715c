// `paniclab wrap FILE --mode MODE`: what wasm-bindgen's command line makes of a module.

import ArgumentParser
import Bindgen
import Shell
import Styling
import Terminal
import WasmBinary
import WasmFile
import WasmModel

/// `paniclab wrap FILE --mode MODE [-o OUT] [--glue DIR] [--diff [FUNCTION]]`
struct WrapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wrap",
    abstract: "Add to a module what wasm-bindgen adds, and show or write the result.",
    discussion: """
      paniclab wrap bank.unwind-exnref --mode E --diff deposit
      paniclab wrap bank.abort --mode C -o bank.wasm --glue bank

      Modes:
      \(Self.modeLines.joined(separator: "\n"))

      --diff prints a block for each function that was changed or added: lines with - were in the \
      compiled module, lines with + are in the bound one. With FUNCTION it prints that one whole, \
      and what was added around it.
      """)

  @Option(help: "How the module is bound: one of the modes above.")
  var mode: String?
  @Option(help: "The release of wasm-bindgen.")
  var release: String = Release.newest.description
  @Option(name: .shortAndLong, help: "Where to write the module; `-` for standard output.")
  var output: String?
  @Option(help: "A folder for the JavaScript around the module: index.js and what it imports.")
  var glue: String?
  @Flag(help: "Print what has changed.")
  var diff = false
  @OptionGroup var common: CommonOptions
  @Argument(help: "A module: FILE.wasm, FILE.wat, `-` for standard input, or the example `bank`.")
  var file: String
  @Argument(help: "With --diff: a function by name.")
  var function: String?

  func run() throws {
    let console = common.console()
    let options = try readOptions(console)
    if let function, !diff {
      throw console.refuse(
        "`\(function)` is neither a mode nor a file", try: "--diff \(function)", code: 2)
    }
    guard diff || output != nil || glue != nil else {
      throw console.refuse(
        "nothing to do with the module", try: "-o OUT, --glue DIR or --diff", code: 2)
    }
    let read = try console.readModule(file)
    do { _ = try read.validate() } catch { throw console.refuse(error) }
    let bound: BoundModule
    do { bound = try bind(read.binaryModule, options) } catch {
      throw console.refuse("\(file): \(error)", try: error.hint)
    }
    let bytes = encode(bound.module)
    do { _ = try ModuleFile(name: file, bytes: bytes).validate() } catch {
      throw console.refuse("the passes made an invalid module: \(error)")
    }
    if diff { try show(ModuleDifference(read.binaryModule, bound), console) }
    if let output { try write(bytes, of: bound, to: output, console) }
    if let glue { try write(writeGlue(bound), to: glue, console) }
  }

  private static let modeLines = BindgenMode.allCases.map {
    let space = String(repeating: " ", count: 10 - $0.rawValue.count)
    return "  \($0.rawValue)\(space)\($0.summary)"
  }

  private func readOptions(_ console: Console) throws -> BindgenOptions {
    let found = BindgenMode.allCases.first {
      $0.rawValue.lowercased() == mode?.lowercased()
    }
    guard let found else {
      let message = mode.map { "no mode `\($0)`" } ?? "no mode is given"
      let error = CommandError(message, excerpt: Self.modeLines, try: "--mode E")
      console.output.write(error.lines, to: .error)
      throw ExitCode(2)
    }
    guard let release = Release(release), release <= .newest else {
      throw console.refuse(
        "no release `\(release)`, expected 0.2.N up to \(Release.newest)",
        try: "--release \(Release.newest)", code: 2)
    }
    return BindgenOptions(mode: found, release: release)
  }

  private func show(_ difference: ModuleDifference, _ console: Console) throws {
    guard let function else { return console.output.write(difference.lines) }
    guard let lines = difference.lines(of: function) else {
      throw console.refuse(
        "\(file): no function `\(function)`", try: "paniclab info --all \(file)", code: 2)
    }
    console.output.write(lines)
  }

  private func write(
    _ bytes: [UInt8], of bound: BoundModule, to path: String, _ console: Console
  ) throws {
    if let problem = Files.write(path, bytes) {
      throw console.refuse("\(path): \(problem.reason)", code: 1)
    }
    if path == "-" { return }
    console.output.write([StyledText("wrote \(path), \(bytes.count) bytes")] + added(bound))
  }

  private func write(_ files: [GlueFile], to folder: String, _ console: Console) throws {
    for file in files {
      let path = "\(folder)/\(file.name)"
      if let problem = Files.write(path, file.text) {
        throw console.refuse("\(path): \(problem.reason)", code: 1)
      }
      if output == "-" { continue }
      console.output.write([StyledText("wrote \(path), \(file.text.utf8.count) bytes")])
    }
  }

  /// How many functions were added, by what they are for.
  private func added(_ bound: BoundModule) -> [StyledText] {
    AddedRole.allCases.compactMap { role -> StyledText? in
      let count = bound.roles.values.count { $0 == role }
      guard count > 0 else { return nil }
      return StyledText("\(count)", .value).padded(to: 5, .right)
        + StyledText("  \(role.summary)", .dim)
    }
  }
}
