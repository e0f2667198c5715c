// `paniclab demo`: scripted sessions inside the program, the demo and the stories.

import ArgumentParser
import Shell
import Styling
import Terminal

/// `paniclab demo [STORY]`
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "A panic and an abort in a real Rust worker, under two strategies side by side.",
    discussion: """
      With the name of a story it plays that one; `--list` names them. At a terminal, Enter goes
      on, b goes back, q leaves, and ? tells the other keys. In a pipe it runs through.
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
    let scripts = BundledScript.all.filter { $0.isStory || $0.name == BundledScript.demo }
    if list { return console.output.write(scripts.map(\.line)) }
    let wanted = story ?? BundledScript.demo
    guard let script = scripts.first(where: { $0.name == wanted }) else {
      throw ValidationError(
        "no story `\(wanted)`; there are: \(scripts.map(\.name).joined(separator: ", "))")
    }
    let waits = console.isInteractive && !noInput
    try Stage.play(
      try Stage.parse(script.text, file: script.path, console), console, waits ? .asked : .through)
  }
}
