// The executable: arguments in, exit codes out.

import ArgumentParser
import Styling
import Terminal

/// The command line of PanicLab.
@main
struct Paniclab: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "paniclab",
    abstract: "Watch what happens inside a WebAssembly instance when Rust panics or aborts.",
    discussion: """
      paniclab demo          a panic and an abort under two strategies
      paniclab bank          the example worker in the REPL
      paniclab lesson L01    the course
      paniclab play workshop a session to show to others; b goes back
      paniclab run FILE EXPORT [ARGS]
      paniclab info FILE     what a module consists of
      """,
    version: "0.1.0",
    subcommands: [
      ReplCommand.self, DemoCommand.self, PlayCommand.self, LessonCommand.self, RunCommand.self,
      DisCommand.self, InfoCommand.self, ValidateCommand.self, Wat2WasmCommand.self,
      Wasm2WatCommand.self, WrapCommand.self, WastCommand.self, RunScenarioCommand.self,
      DevCommand.self,
    ],
    defaultSubcommand: ReplCommand.self)

  /// Exit codes: 0 done, 1 a command failed, 2 usage, 3 a module could not be loaded, 4 the guest
  /// trapped and --fail-on-trap was given, 130 interrupted.
  static func main() {
    do {
      var command = try readCommand()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      if !(error is ExitCode) {
        let isFailure = code != .success
        let output = Output(Capabilities(TerminalOptions(), in: .current()))
        // What was typed comes back in the message, and may come from anywhere.
        let message = fullMessage(for: error).withVisibleControls
        output.writeVerbatim(message + "\n", to: isFailure ? .error : .standard)
      }
      Self.exit(withError: ExitCode(code == .validationFailure ? 2 : code.rawValue))
    }
  }
  /// What the arguments ask for. `run` is read alone, since reading it within the tree of all
  /// commands takes longer than many a run; what it does not understand is left to the tree.
  private static func readCommand() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == RunCommand.configuration.commandName,
      let command = try? RunCommand.parseAsRoot(Array(arguments.dropFirst())) as? RunCommand
    {
      return command
    }
    // A flag before the command, as in `paniclab --linear lesson L01`, is meant for the command.
    let flags = arguments.prefix { $0 == "--linear" || $0 == "--ascii" }
    let rest = arguments.dropFirst(flags.count)
    if configuration.subcommands.contains(where: { $0.configuration.commandName == rest.first }) {
      return try parseAsRoot(Array(rest + flags))
    }
    return try parseAsRoot()
  }
}
