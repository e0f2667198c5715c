// `paniclab play`: a script before people, step by step, forwards and back.

import ArgumentParser
import Shell
import Styling
import Terminal

/// `paniclab play [FILE.lab]`
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Play a script before people: Enter goes on, b goes back, t takes over.",
    discussion: """
      FILE.lab is a script, or the name of one inside the program; alone, it lists those.
      At a terminal a key is enough: ? tells them. In a pipe a line is a key, an empty
      line goes on, and the end of the input leaves.

      In a script `# TEXT` is said before the command that follows; `## TEXT` is not.
      Directives:
        #lab: chapter NAME   a part begins
        #lab: pause          wait, without a command
        #lab: hide           what follows is done unseen, until
        #lab: show
        #lab: say TEXT       is said even where things are hidden
        #lab: width N        lay out for N columns from here on
      """)

  @Argument(help: "A script, or the name of one inside the program, as `workshop`.")
  var file: String?
  @Option(help: "Go on by itself after so many seconds.")
  var auto: Double?
  @Flag(name: .customLong("no-input"), help: "Do not wait for a key.")
  var noInput = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let auto, !(auto >= 0 && auto <= 86_400) {
      throw ValidationError("--auto needs a number of seconds from 0 to 86400")
    }
  }

  func run() throws {
    let console = common.console()
    guard let file else {
      let hint = StyledText("paniclab play NAME", .command)
      return console.output.write(BundledScript.all.map(\.line) + [hint])
    }
    let pace: Stage.Pace =
      noInput ? .through : auto.map { .clock(milliseconds: Int($0 * 1000)) } ?? .asked
    try Stage.play(try read(file, console), console, pace)
  }

  /// The script of that name: a file goes before what is inside the program.
  private func read(_ name: String, _ console: Console) throws -> PlayScript {
    switch Files.read(name) {
    case .success(let bytes):
      return try Stage.parse(String(decoding: bytes, as: UTF8.self), file: name, console)
    case .failure(let problem):
      if let script = BundledScript.find(name) {
        return try Stage.parse(script.text, file: script.path, console)
      }
      let names = BundledScript.all.map(\.name).joined(separator: ", ")
      console.output.write(
        [
          StyledText("error: ", .error) + "\(name): \(problem.reason)",
          StyledText("  try: ", .dim) + "a file, or a script inside the program: \(names)",
        ], to: .error)
      throw ExitCode(2)
    }
  }
}
