// Going to places in time: what each command keeps, and what a person is told.

import Shell
import Stepping
import Styling
import Synchronization
import Testing

@Suite struct TravelTests {
  private func lab(_ commands: String...) -> Lab {
    let lab = Lab(.test(files: sampleFiles))
    for command in ["strategy use guard-reinit", "load bank"] + commands {
      _ = lab.respond(to: command)
    }
    return lab
  }

  /// Commands after which everything must be as before when they are undone.
  private static let changing = [
    "request deposit 1 50", "call balance 1", "start deposit 1 50", "panic", "abort", "abort host",
    "gc", "goto 100", "goto begin", "goto request 1", "mark here", "break deposit", "fork what-if",
    "back", "back 40", "set u8[0x100] = 7", "set %poison = 1", "use A", "prev", "unmark start",
    "delete", "request deposit 1 50 x 3",
  ]

  @Test("undo takes back every command that changes anything, and names it", arguments: changing)
  func undo(_ command: String) {
    let lab = lab("request deposit 1 1", "mark start", "break transfer", "request deposit 1 2")
    let looks = ["when", "requests", "marks", "forks", "info breakpoints", "info time", "x 0x100"]
    let before = looks.map(lab.text)
    let response = lab.respond(to: command)
    #expect(response.outcome == .done, "\(response.lines.text())")
    let after = looks.map(lab.text)
    #expect(lab.text("undo").hasPrefix("undone: \(command)"))
    #expect(looks.map(lab.text).dropLast(2) == before.dropLast(2))
    #expect(looks.map(lab.text).last == before.last)
    #expect(lab.text("redo").hasPrefix("done again: \(command)"))
    #expect(looks.map(lab.text).dropLast(2) == after.dropLast(2))
  }

  @Test("undo skips what only shows something, and ends where a module was loaded")
  func undoEnds() {
    let lab = lab("request deposit 1 1")
    for look in [
      "when", "requests", "bt", "marks", "help undo", "diff begin", "info time", "forks",
    ] {
      _ = lab.respond(to: look)
    }
    #expect(lab.text("undo").contains("undone: request deposit 1 1"))
    #expect(lab.text("undo").contains("nothing was changed since `load bank`"))
    for command in ["reset", "strategy use reinit", "load bank", "set release newest"] {
      _ = lab.respond(to: "request deposit 1 1")
      _ = lab.respond(to: command)
      #expect(lab.text("undo").contains("nothing was changed since `\(command)`"))
    }
  }

  @Test("the last hundred changes can be undone, and no more")
  func undoIsBounded() {
    let lab = lab("start deposit 1 50")
    for _ in 0..<120 { _ = lab.respond(to: "step") }
    let undone = (0..<120).count { _ in lab.respond(to: "undo").outcome == .done }
    #expect(undone == 100)
  }

  @Test("a place is the same place, whichever way it was come to")
  func samePlace() {
    let lab = lab("request deposit 1 50", "request fail_unreachable", "request balance 1")
    var seen: [String: String] = [:]
    for place in ["crash", "poison", "request 1", "request 3", "begin", "end", "250", "300"] {
      _ = lab.respond(to: "goto \(place)")
      seen[place] = lab.text("when") + lab.text("events all") + lab.text("bt")
    }
    for place in ["300", "end", "crash", "begin", "poison", "request 3", "request 1", "250"] {
      _ = lab.respond(to: "goto \(place)")
      #expect(lab.text("when") + lab.text("events all") + lab.text("bt") == seen[place], "\(place)")
    }
  }

  @Test("events that lie ahead are found from the beginning, and of several the last")
  func ahead() {
    let lab = lab("request fail_unreachable", "request fail_unreachable")
    let end = lab.text("goto crash")
    _ = lab.respond(to: "goto begin")
    let ahead = lab.text("goto crash")
    #expect(ahead.contains("TRAP  L205") && ahead.contains("the last of "))
    #expect(ahead.split(separator: "\n").dropFirst() == end.split(separator: "\n").dropFirst())
    #expect(lab.text("back").contains("un-trapped"))
    _ = lab.respond(to: "goto poison")
    #expect(lab.text("print %poison").hasPrefix("1"))
    _ = lab.respond(to: "back")
    #expect(lab.text("print %poison").hasPrefix("0"))
  }

  @Test("a call that was taken back to its beginning is kept when another one is given")
  func callIsKept() {
    let lab = lab("request deposit 1 50", "goto request 1")
    #expect(lab.text("request deposit 1 7").contains("is kept: `switch old-1`"))
    #expect(lab.text("requests").contains("deposit(1, 7)"))
    _ = lab.respond(to: "switch old-1")
    #expect(lab.text("requests").contains("deposit(1, 50)"))
  }

  @Test("Tab completes marks, branches and events")
  func completion() {
    let lab = lab("request deposit 1 1", "mark before", "goto request 1", "request deposit 1 2")
    #expect(lab.complete("goto be").candidates == ["before", "begin"])
    #expect(lab.complete("diff c").candidates == ["crash"])
    #expect(lab.complete("switch ").candidates == ["main", "old-1"])
    #expect(lab.complete("drop o").candidates == ["old-1"])
    #expect(lab.complete("unmark ").candidates == ["before"])
    #expect(lab.complete("set me").candidates == ["memory-budget"])
    #expect(lab.complete("info t").candidates == ["time"])
  }

  @Test("all sides share one budget of memory")
  func budget() {
    let lab = Lab(.test())
    _ = lab.respond(to: "load bank")
    #expect(lab.text("info time").contains("of 256 MiB"))
    #expect(lab.text("set memory-budget 8").contains("memory-budget 8 "))
    #expect(lab.text("info time").contains("of 8 MiB"))
    _ = lab.respond(to: "reset")
    #expect(lab.text("info time").contains("of 8 MiB"))
    #expect(lab.respond(to: "set memory-budget 0").outcome == .failed(1))
  }
}

/// Remembers what it was told, and says stop when it should.
private final class Watcher: Sendable {
  private let state = Mutex((told: [String](), stops: false))

  func tell(_ what: String, _ part: Double) { state.withLock { $0.told.append("\(what) \(part)") } }
  var told: [String] { state.withLock { $0.told } }
  var stops: Bool {
    get { state.withLock { $0.stops } }
    set { state.withLock { $0.stops = newValue } }
  }
}

@Suite struct JourneyTests {
  @Test("a long journey tells how far it is; interrupted, it leaves everything as it was")
  func interrupted() {
    let watcher = Watcher()
    var environment = SessionEnvironment.test(files: sampleFiles)
    environment.isInterrupted = { watcher.stops }
    environment.progress = { watcher.tell($0, $1) }
    var limits = TimelineLimits()
    limits.spacing = 20_000
    let lab = Lab(environment, limits)
    _ = lab.respond(to: "load loop.wat")
    _ = lab.respond(to: "mark loaded")
    _ = lab.respond(to: "call spin 10000")
    _ = lab.respond(to: "fork other")
    _ = lab.respond(to: "back 10")
    let end = lab.text("when")
    for command in ["goto 90000", "back 100000", "diff 90000", "undo", "switch main"] {
      watcher.stops = true
      let response = lab.respond(to: command)
      #expect(response.outcome == .failed(130), "\(command)")
      #expect(response.lines.text().contains("everything is as it was"), "\(command)")
      #expect(lab.text("when") == end, "\(command)")
      watcher.stops = false
    }
    let parts = watcher.told.filter { $0.hasPrefix("goto 90000 ") }
    #expect(parts.first == "goto 90000 0.0" && parts.last == "goto 90000 1.0")
    #expect(parts.count > 2)
    #expect(lab.text("goto 90000").contains("tick 90000 of "))
  }
}
