// `paniclab [FILE]`: the REPL.

import ArgumentParser
import Shell
import Styling
import Terminal

/// `paniclab [FILE]`
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "Load a module and look at it, command by command (default).")

  @Argument(help: "A module: FILE.wasm, or the example `bank`.")
  var file: String?
  @Option(help: "The strategies to run side by side, as reinit,guard-reinit.")
  var strategy: String?
  @Option(name: .customShort("x"), help: "Run the commands of a file first.")
  var script: [String] = []
  @Flag(help: "Stop after the files of -x.")
  var batch = false
  @Flag(help: "Write the prompt and each command of a pipe before its answer.")
  var echo = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console()
    var session = console.makeSession()
    if console.isInteractive, script.isEmpty {
      let width = console.capabilities.width
      console.output.write(Self.banner(file).flatMap { $0.wrapped(to: width) })
    }
    var commands: [String] = []
    if let strategy { commands.append("strategy use \(strategy)") }
    if let file { commands.append("load \(file)") }
    for command in commands {
      let response = session.respond(to: command)
      console.show(response)
      if case .failed(let code) = response.outcome, !console.isInteractive { throw ExitCode(code) }
    }
    for path in script { try play(path, &session, console) }
    if batch { return }
    let code = console.converse(&session, echoes: echo)
    if console.isInteractive { console.output.write(["bye"]) }
    if code != 0 { throw ExitCode(code) }
  }

  private static func banner(_ file: String?) -> [StyledText] {
    [
      StyledText("PanicLab", .heading)
        + ": what happens inside a Wasm instance when Rust panics or aborts",
      file == nil
        ? "`load bank` brings the example, `lesson L01` the course, `help` everything"
        : "`help` lists the commands; Ctrl-D leaves",
    ].map { StyledText("") + $0 }
  }

  /// Runs a script; the first command that fails ends the program.
  private func play(_ path: String, _ session: inout Session, _ console: Console) throws {
    switch Files.read(path) {
    case .failure(let problem):
      console.output.write(
        [StyledText("error: ", .error) + "\(path): \(problem.reason)"], to: .error)
      throw ExitCode(2)
    case .success(let bytes):
      let lines = String(decoding: bytes, as: UTF8.self).split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      for (number, line) in lines.enumerated() where !line.isEmpty {
        console.output.write([Console.prompt + StyledText(String(line))])
        let response = session.respond(to: String(line))
        console.show(response)
        if case .failed(let code) = response.outcome {
          console.output.write([StyledText("  at \(path):\(number + 1)", .dim)], to: .error)
          throw ExitCode(code)
        }
      }
    }
  }
}
