// `paniclab demo`: scripted sessions, the demo and the stories.

import ArgumentParser
import Bundled
import Shell
import Styling
import Terminal

/// `paniclab demo [STORY]`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A panic and an abort in a real Rust worker, under two strategies side by side.",
    discussion: """
      With the name of a story it plays that one; `--list` names them. At a terminal, Enter goes on
      and q leaves. In a pipe it runs through.
      """)

  @Argument(help: "The story to play, as `--list` names it.")
  var story: String?
  @Flag(help: "List the stories.")
  var list = false
  @Flag(name: .customLong("no-input"), help: "Do not wait for Enter.")
  var noInput = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console()
    if list { return console.output.write(Story.all.map(\.line)) }
    let wanted = story ?? Story.demo
    guard let script = Story.all.first(where: { $0.name == wanted })?.script else {
      throw ValidationError(
        "no story `\(wanted)`; there are: \(Story.all.map(\.name).joined(separator: ", "))")
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

/// A scripted session inside the program.
private struct Story {
  let name: String
  let script: String

  static let demo = "demo"

  /// The demo, then the others by name.
  static var all: [Story] {
    let paths = BundledFiles.paths.filter {
      $0.hasPrefix("Examples/stories/") && $0.hasSuffix(".lab")
    }
    return (["Examples/demo.lab"] + paths).compactMap { path in
      guard let name = path.split(separator: "/").last?.dropLast(".lab".count),
        let script = BundledFiles.text(path)
      else { return nil }
      return Story(name: String(name), script: script)
    }
  }

  /// Its name and the first line of its first comment.
  var line: StyledText {
    let first = script.split(separator: "\n").first?.drop { $0 == "#" || $0 == " " } ?? ""
    let title = name == Self.demo ? "the demo: a panic and an abort" : first.prefix { $0 != "." }
    return StyledText(name, .command).padded(to: 14) + StyledText(String(title))
  }
}
