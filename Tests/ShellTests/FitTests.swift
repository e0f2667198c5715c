// What fits on a screen: no line is too wide, and what is cut can be seen whole elsewhere.

import Shell
import Styling
import Testing

@Suite struct FitTests {
  /// A session that shows views.
  struct Play: CustomTestStringConvertible, Sendable {
    let name: String
    let commands: [String]
    var testDescription: String { name }
  }

  /// What is shown where a side stands.
  private static let here = [
    "when", "context", "stack", "locals", "globals", "handlers", "unwind", "bt", "bt full",
    "x/8xw 0x108a0", "disassemble", "ledger", "poison",
  ]
  /// What is shown of a whole history.
  private static let history = [
    "events", "events all", "requests", "timeline", "blast", "compare", "compare all", "unwind",
    "ledger", "poison", "diff begin end", "info sides", "info breakpoints", "marks", "forks",
    "faults", "strategy list", "other",
  ]
  private static let panic =
    ["request deposit 1 50 x 2", "panic at bank::move_money on request 3", "faults"]
    + ["catch throw", "request transfer 1 2 30"] + here + ["continue"] + here + ["step 4"]
    + ["back 3", "delete", "continue", "continue", "request served"] + history

  static let plays = [
    Play(name: "a panic on two sides", commands: ["load bank"] + panic),
    Play(
      name: "a panic on one side",
      commands: ["strategy use guard-reinit", "load bank"] + panic),
    Play(
      name: "a panic on six sides",
      commands: ["strategy use ignore,reinit,reinit-guard,unwind,guard,guard-reinit", "load bank"]
        + panic),
    Play(
      name: "an abort on two sides",
      commands: ["load bank", "start transfer 1 2 3", "step 5", "abort oob"] + here
        + ["continue", "continue", "request fail_unreachable", "request served"] + history),
    Play(
      name: "requests that overlap",
      commands: [
        "load service",
        #"request fetch("/sleep/5") & fetch("/") & fetch("/test-panic") & fetch("/sleep/2")"#,
      ] + history),
    Play(
      name: "sweeps",
      commands: [
        "load bank", "request transfer 1 2 30", "sweep panic,abort over request 1", "sweep at 400",
        "sweep panic over check_funds --strategies all", "dis check_funds",
      ]),
    Play(
      name: "words and lists",
      commands: [
        "load bank", "help", "help sweep", "help load", "explain", "explain L001", "explain panic",
        "explain i32.load", "explain __wbg_call_guard", "info exports", "info imports",
        "info funcs", "upstream __wbg_call_guard", "lessons", "layout", "set", "nothing",
        "goto nowhere", "mark here", "marks", "watch poison", "break transfer if 1 == 1",
        "info breakpoints", "print 1 + 2", "why poison",
      ]),
  ]

  /// Something that may be cut, and where it is seen whole.
  private struct Cut {
    /// The commands that may cut it.
    let commands: [String]
    /// A part of the line.
    let line: Regex<Substring>
    /// Where it is whole instead.
    let reason: String
  }

  // One row a reason, in columns.
  // swift-format-ignore
  private nonisolated(unsafe) static let cuts = [
    Cut(commands: [], line: /… \d+ .*more/, reason: "the line says how to see more"),
    Cut(commands: ["compare"], line: /… \d+ rows? before/, reason: "`compare N` shows them"),
    Cut(commands: ["compare"], line: /…  [ \d]+/, reason: "`events` says each event whole"),
    Cut(commands: ["step", "back", "continue"], line: /\d  …\S+\+0x/, reason: "`bt` says places whole"),
    Cut(commands: ["handlers", "unwind"], line: /\d  \S.*…/, reason: "`bt` says names whole"),
    Cut(commands: ["requests"], line: /#\d+ .*  \[\d+\] .*…/, reason: "`events` says values whole"),
    Cut(commands: ["strategy list"], line: /S\d.*…$/, reason: "`explain NAME` says the whole"),
    Cut(commands: ["help"], line: /^  \S.*  .*…$/, reason: "`help NAME` says the whole sentence"),
    Cut(commands: ["help sweep"], line: /`sweep … --shard/, reason: "part of the usage"),
  ]

  @Test("no line is too wide, and what is cut is seen elsewhere", arguments: plays, [80, 64])
  func fits(_ play: Play, _ width: Int) {
    let lab = Self.lab(width)
    for command in play.commands {
      let response = lab.respond(to: command)
      // Errors go to a stream of their own, unbroken: people search for them.
      let isError = response.outcome != .done
      for line in response.lines.flatMap({ $0.lines.map { $0.text() } }) {
        #expect(line.displayWidth <= width || isError, "\(command): \(line)")
        guard line.contains("…") else { continue }
        let isKnown = Self.cuts.contains { cut in
          (cut.commands.isEmpty || cut.commands.contains { command.hasPrefix($0) })
            && line.firstMatch(of: cut.line) != nil
        }
        #expect(isKnown, "`\(command)` cuts at \(width): \(line)")
      }
    }
  }

  @Test("in ASCII no line is wider either", arguments: [plays[0], plays[2]], [64])
  func fitsInASCII(_ play: Play, _ width: Int) {
    let lab = Self.lab(width, isASCII: true)
    for command in play.commands {
      let response = lab.respond(to: command)
      guard response.outcome == .done else { continue }
      for line in response.lines.flatMap({ $0.asciiTwin.lines }) {
        #expect(line.displayWidth <= width, "\(command): \(line.text())")
      }
    }
  }

  @Test(
    "where a side stands and why it stopped fit on a screen",
    arguments: LayoutTests.stops, [(80, 24), (64, 20)])
  func rows(_ stop: LayoutTests.Stop, _ screen: (width: Int, rows: Int)) {
    let lab = Self.lab(screen.width)
    for command in ["load bank"] + stop.commands.dropLast() { _ = lab.respond(to: command) }
    for command in stop.commands.suffix(1) + ["context"] {
      let lines = Self.lines(lab, command)
      // At 64 columns one lane is shown, and a line for the other; at 80 both, one after the other.
      let lane = screen.width < 72 ? lines : lines.filter { $0.hasPrefix("A") }
      #expect(!lane.isEmpty)
      // The prompt takes a row.
      let text = lane.joined(separator: "\n")
      #expect(lane.count < screen.rows, "`\(command)` takes \(lane.count) rows:\n\(text)")
    }
  }

  private static func lab(_ width: Int, isASCII: Bool = false) -> Lab {
    var environment = SessionEnvironment.test()
    environment.width = width
    environment.isASCII = isASCII
    return Lab(environment)
  }

  private static func lines(_ lab: Lab, _ command: String) -> [String] {
    lab.respond(to: command).lines.flatMap { $0.lines.map { $0.text() } }
  }
}
