// `paniclab demo`: the scripted session.

import ArgumentParser
import Bundled
import Shell
import Styling
import Terminal

/// `paniclab demo`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A panic and an abort in a real Rust worker, under two strategies side by side.",
    discussion: "At a terminal, Enter goes on and q leaves. In a pipe it runs through.")

  @Flag(name: .customLong("no-input"), help: "Do not wait for Enter.")
  var noInput = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console()
    guard let script = BundledFiles.text("Examples/demo.lab") else {
      throw ValidationError("the demo is missing from the program")
    }
    var session = console.makeSession()
    let waits = console.isInteractive && !noInput
    var reader = LineReader(console.capabilities, in: console.surroundings, output: console.output)
    var narration: [Substring] = []
    for line in script.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("# ") {
        narration.append(line.dropFirst(2))
        continue
      }
      say(narration, console)
      narration = []
      if line.isEmpty {
        console.output.write([""])
        continue
      }
      if waits, !wait(&reader) { return }
      console.output.write([Console.prompt + StyledText(String(line), .command)])
      let response = session.respond(to: String(line))
      console.show(response)
      if case .failed(let code) = response.outcome { throw ExitCode(code) }
    }
  }

  /// Prints comment lines: as they are if they fit, else as one paragraph.
  private func say(_ narration: [Substring], _ console: Console) {
    let width = console.capabilities.width
    if narration.allSatisfy({ $0.count <= width }) {
      console.output.write(narration.map { StyledText(String($0), .emphasis) })
    } else {
      let text = StyledText(narration.joined(separator: " "), .emphasis)
      console.output.write(text.wrapped(to: width))
    }
  }

  /// Waits for Enter. Returns false if the person wants to leave.
  private func wait(_ reader: inout LineReader) -> Bool {
    switch reader.read(prompt: StyledText("      [Enter goes on, q leaves] ", .dim)) {
    case .line(let text): text.lowercased() != "q" && text.lowercased() != "quit"
    case .cancelled, .endOfInput: false
    }
  }
}
