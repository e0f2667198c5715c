// Layouts: what linear mode says of a stop, every other layout says too.

import Shell
import Styling
import Testing

@Suite struct LayoutTests {
  /// A stop, and the commands that lead to it.
  struct Stop: CustomTestStringConvertible, Sendable {
    let name: String
    let commands: [String]
    var testDescription: String { name }
  }

  static let stops = [
    Stop(name: "a trap", commands: ["request transfer 1 2 500", "@A goto crash"]),
    Stop(
      name: "an exception on its way",
      commands: ["request transfer 1 2 500", "goto divergence", "step 2"]),
    Stop(name: "a breakpoint", commands: ["break bank::move_money", "request transfer 1 2 500"]),
    Stop(name: "a glue line", commands: ["request deposit 1 50", "goto request 1", "step 3"]),
    Stop(name: "an abort", commands: ["start deposit 1 50", "abort oob"]),
  ]

  /// What is shown at each stop.
  private static let views = [
    "when", "context", "stack", "locals", "globals", "poison", "bt", "handlers", "unwind",
  ]

  /// Views with cells that a narrow lane cuts.
  private static let tables = ["handlers", "unwind"]

  /// A layout, and how to find the lines of lane A in it.
  struct Look: CustomTestStringConvertible, Sendable {
    let layout: String
    let width: Int
    var testDescription: String { "\(layout) at \(width)" }
  }

  static let looks = [
    Look(layout: "side", width: 120), Look(layout: "side", width: 200),
    Look(layout: "stack", width: 80), Look(layout: "stack", width: 64),
    Look(layout: "one", width: 64), Look(layout: "one", width: 80),
  ]

  @Test("every layout of a stop says the facts of the linear one", arguments: stops, looks)
  func sameFacts(_ stop: Stop, _ look: Look) {
    let linear = Self.play(stop, Look(layout: "linear", width: 80))
    let other = Self.play(stop, look)
    for (view, (said, shown)) in zip([stop.commands.last ?? ""] + Self.views, zip(linear, other)) {
      let text = Self.laneA(shown, look)
      let own = said.filter {
        $0.hasPrefix("A: ") && !(look.width < 72 && Self.isFarFrame($0, view))
      }
      let facts = own.map { Self.value(String($0.dropFirst(3))) }
      #expect(!facts.isEmpty || view == "unwind", "\(view) says nothing of A")
      let cut = Self.tables.contains(view)
      for fact in facts where !text.contains(fact) && !(cut && Self.isBegun(fact, in: text)) {
        // The place of a move keeps to its column, cut at the left; `bt` says it whole.
        if view.hasPrefix("step"), Self.isEnded(fact, in: text) { continue }
        Issue.record("`\(view)` of \(stop.name), \(look.testDescription), lacks \(fact)\n\(text)")
      }
    }
  }

  @Test("no line is wider than the terminal", arguments: stops, looks)
  func fits(_ stop: Stop, _ look: Look) {
    for line in Self.play(stop, look).joined() {
      #expect(line.displayWidth <= look.width, "\(line)")
    }
  }

  /// What the last command of a stop and the views print in a layout.
  private static func play(_ stop: Stop, _ look: Look) -> [[String]] {
    var environment = SessionEnvironment.test()
    environment.width = look.width
    let lab = Lab(environment)
    let setup = ["load bank", "layout \(look.layout)"] + stop.commands.dropLast()
    for command in setup { _ = lab.respond(to: command) }
    return (stop.commands.suffix(1) + views).map { command in
      lab.respond(to: command).lines.flatMap { $0.text().split(separator: "\n").map(String.init) }
    }
  }

  /// What a line says behind its label, without spaces: they change where a line is broken.
  private static func value(_ line: String) -> String {
    let value = line.firstRange(of: ": ").map { String(line[$0.upperBound...]) } ?? line
    return value.filter { $0 != " " }
  }

  /// True of a frame that a report on a narrow screen leaves to `bt`, which is among the views.
  private static func isFarFrame(_ line: String, _ view: String) -> Bool {
    guard view != "bt", let match = line.firstMatch(of: #/^A: frame (\d+): /#) else { return false }
    return (Int(match.1) ?? 0) >= 4
  }

  /// True if the beginning of a cell is shown, and a sign that there is more.
  private static func isBegun(_ fact: String, in text: String) -> Bool {
    (6..<max(6, fact.count)).contains { text.contains(fact.prefix($0) + "…") }
  }

  /// True if the line of a move is shown but for the beginning of its place.
  private static func isEnded(_ fact: String, in text: String) -> Bool {
    let tick = fact.prefix { $0.isNumber }
    return (1..<max(1, fact.count - 12)).contains { text.contains("\(tick)…" + fact.dropFirst($0)) }
  }

  /// All that a layout shows of side A, without spaces.
  private static func laneA(_ lines: [String], _ look: Look) -> String {
    let isBeside = lines.contains { $0.contains(" │ ") }
    let own = lines.compactMap { line -> Substring? in
      if look.layout == "side", isBeside { return line.prefix((look.width - 3) / 2).dropFirst(3) }
      return line.hasPrefix("A  ") ? line.dropFirst(3) : nil
    }
    return own.joined().filter { $0 != " " }
  }

  @Test(
    "the layout follows the width, and says why",
    arguments: [(64, "one"), (72, "stack"), (109, "stack"), (110, "side")])
  func automatic(_ width: Int, _ layout: String) {
    var environment = SessionEnvironment.test()
    environment.width = width
    let lab = Lab(environment)
    _ = lab.respond(to: "load bank")
    #expect(lab.text("layout").hasPrefix("layout  \(layout), by itself: "))
    #expect(lab.text("layout").contains("there are \(width)"))
  }

  @Test("what no side says alone is broken between words, too", arguments: [64, 80])
  func wholeWidth(_ width: Int) {
    var environment = SessionEnvironment.test()
    environment.width = width
    let lab = Lab(environment)
    for command in ["load bank", "compare", "set", "layout", "strategy list", "help compare"] {
      for line in lab.respond(to: command).lines {
        #expect(line.displayWidth <= width, "\(command): \(line.text())")
      }
    }
  }

  @Test("who asked for linear mode gets it from `layout auto`, too")
  func linearStays() {
    var environment = SessionEnvironment.test()
    environment.isLinear = true
    let lab = Lab(environment)
    for command in ["load bank", "layout stack"] { _ = lab.respond(to: command) }
    #expect(lab.text("layout auto").hasPrefix("layout: linear"))
  }

  @Test("more sides than fit beside each other are stacked")
  func tooMany() {
    var environment = SessionEnvironment.test()
    environment.width = 120
    let lab = Lab(environment)
    for line in ["load bank", "strategy use ignore,guard,reinit"] { _ = lab.respond(to: line) }
    #expect(lab.text("layout").contains("3 lanes of 50 columns do not fit into 120"))
    #expect(lab.text("layout side").contains("stack"))
  }
}
