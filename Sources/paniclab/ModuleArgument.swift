// Modules that are named on the command line: files, `-`, or the example inside the program.

import ArgumentParser
import Shell
import Styling
import Terminal
import WasmFile

extension Console {
  /// Reads a module, or shows what is wrong and leaves with 3.
  func readModule(_ name: String) throws -> ModuleFile {
    let bytes: [UInt8]
    switch ExampleModules.bytes(named: name).map(Result.success) ?? Files.read(name) {
    case .success(let found): bytes = found
    case .failure(let problem):
      let examples = ExampleModules.names.joined(separator: ", ")
      throw refuse(
        "\(name): \(problem.reason), and no example has this name",
        try: "a file in either format (`.wasm`, `.wat`), `-` for standard input, or \(examples)")
    }
    do { return try ModuleFile(name: name, bytes: bytes) } catch { throw refuse(error) }
  }

  /// Shows why a file is no valid module; the result is to be thrown.
  func refuse(_ error: ModuleFileError) -> ExitCode {
    output.write(CommandError(error).lines, to: .error)
    return ExitCode(3)
  }

  /// Shows an error; the result is to be thrown.
  func refuse(_ message: String, try hint: String? = nil, code: Int32 = 3) -> ExitCode {
    output.write(CommandError(message, try: hint).lines, to: .error)
    return ExitCode(code)
  }
}
