// Bad input: one clear error that says what to try; the session stays alive and loses nothing.

import Shell
import Styling
import Testing

/// A line that cannot be done, and what must be said of it.
struct BadInput: CustomTestStringConvertible, Sendable {
  let line: String
  let found: String
  let hint: String
  let code: Int32
  var testDescription: String { line }

  init(_ line: String, _ found: String, try hint: String, code: Int32 = 1) {
    (self.line, self.found, self.hint, self.code) = (line, found, hint, code)
  }

  static let all: [BadInput] = [
    BadInput("load not.wasm", "not.wasm:0x0: magic header not detected", try: "`.wat`", code: 3),
    BadInput("load text.wat", "text.wat:1:15: type mismatch", try: "at the caret", code: 3),
    BadInput("load typo.wat", "unknown operator i32.ad", try: "did you mean i32.add?", code: 3),
    BadInput("load cut.wat", "cut.wat:1:8: unexpected token", try: "at the caret", code: 3),
    BadInput("load empty.wasm", "empty.wasm:0x0: unexpected end", try: "cut off", code: 3),
    BadInput(
      "load truncated.wasm", "truncated.wasm:0x9: length out of bounds", try: "cut off", code: 3),
    BadInput("load import.wasm", "unknown import: env.foo", try: "host", code: 3),
    BadInput("load huge.wasm", "65536 pages (4096 MiB)", try: "smaller memory", code: 3),
    BadInput("load invalid.wasm", "invalid.wasm:0x23: type mismatch", try: "wasm2wat", code: 3),
    BadInput("load nowhere.wasm", "nowhere.wasm: no such file", try: "bank", code: 3),
    BadInput("load", "the name of a module is missing", try: "load bank"),
    BadInput("call", "a name is missing", try: "info exports"),
    BadInput("call depositt 1 2", "no exported function `depositt`", try: "deposit"),
    BadInput("call deposit 1", "takes 2 arguments", try: "deposit(1, 2)"),
    BadInput("call deposit 1 x", "`x` is no i32", try: "42"),
    BadInput("call deposit 1 99999999999", "is no i32", try: "42"),
    BadInput("call deposit(1, 2", "`(` is not closed", try: "call deposit(1, 2)"),
    BadInput("request deposit 1 2 x 0", "no number from 1 to 1000", try: "x 3"),
    BadInput("stpe", "unknown command `stpe`", try: "step"),
    BadInput("step many", "`many` is no number", try: "step 5"),
    BadInput("break nowhere", "no function `nowhere`", try: "info funcs"),
    BadInput("break deposit+0x2", "no instruction begins at deposit+0x2", try: "deposit+0x"),
    BadInput("break func[0]", "is imported", try: "info funcs"),
    BadInput("delete 7", "no breakpoint `7`", try: "info breakpoints"),
    BadInput("x/4q 0", "neither a format", try: "x/16xb"),
    BadInput("x/16xb 0xffffffff", "outside the memory", try: "below"),
    BadInput("print 1 +", "a value is missing", try: "help print"),
    BadInput("print nothing", "`nothing` has no value here", try: "help print"),
    BadInput("print count(nothing)", "no event `nothing`", try: "help print"),
    BadInput("disassemble", "no Wasm frame", try: "disassemble NAME"),
    BadInput("strategy use renit", "no strategy `renit`", try: "reinit"),
    BadInput("use C", "no side `C`", try: "A reinit"),
    BadInput("@C step", "no side `C`", try: "A reinit"),
    BadInput("events 99", "no request `99`", try: "requests"),
    BadInput("abort ooom", "no kind of abort `ooom`", try: "abort oom"),
    BadInput("explain L999", "nothing is known of `L999`", try: "explain"),
    BadInput("info nothing", "no topic `nothing`", try: "info"),
    BadInput("set max-ticks none", "`none` is no positive number", try: "set max-ticks"),
    BadInput("goto", "a place in time is missing", try: "goto crash"),
    BadInput("goto foo", "no tick, event or mark `foo`", try: "begin"),
    BadInput("goto crahs", "no tick, event or mark `crahs`", try: "crash"),
    BadInput("goto 99999", "tick 99999 is not reached yet: the history goes to", try: "continue"),
    BadInput("goto -99999", "the history begins at tick 0", try: "goto begin"),
    BadInput("goto 10 20", "`20` is another", try: "goto 10"),
    BadInput("goto crash", "nothing trapped in this history", try: "abort"),
    BadInput("goto poison", "nothing set the terminated flag", try: "abort host"),
    BadInput("goto request", "the number of the request is missing", try: "goto request 1"),
    BadInput("goto request x", "`x` is no number of a request", try: "goto request 1"),
    BadInput("goto request 9", "there is no request #9", try: "goto request 1"),
    BadInput("mark", "a name is missing", try: "mark before-panic"),
    BadInput("mark 12", "begins with a letter, not `12`", try: "mark before-panic"),
    BadInput("mark crash", "`crash` is a place in time already", try: "mark before-panic"),
    BadInput("mark a/b", "has letters, digits", try: "mark before-panic"),
    BadInput("unmark", "the name of a mark is missing", try: "mark NAME"),
    BadInput("unmark x", "no mark `x`", try: "mark NAME"),
    BadInput("diff", "a place in time is missing", try: "diff crash"),
    BadInput("diff 1 2 3", "`3` is another", try: "diff"),
    BadInput("diff 99999", "tick 99999 is not reached yet", try: "goto end"),
    BadInput("fork", "a name is missing", try: "fork what-if"),
    BadInput("fork main", "there is a branch `main` already", try: "switch main"),
    BadInput("fork 1", "begins with a letter, not `1`", try: "fork what-if"),
    BadInput("switch", "the name of a branch is missing", try: "forks"),
    BadInput("switch mian", "no branch `mian`", try: "switch main"),
    BadInput("switch main", "this is the branch `main`", try: "forks"),
    BadInput("drop nothing", "no branch `nothing`", try: "main"),
    BadInput("drop main", "`main` is the branch that we are in", try: "fork NAME"),
    BadInput("fwd", "there is no stop behind this one", try: "continue"),
    BadInput("redo", "nothing was undone", try: "undo"),
    BadInput("set engin fast", "no setting `engin`", try: "set engine fast"),
    BadInput("set nothing 5", "no setting `nothing`", try: "set nothing = 5"),
    BadInput("set memory-budget none", "`none` is no positive number", try: "memory-budget"),
    BadInput("set 5 = 6", "`5` cannot be set", try: "global[NAME]"),
    BadInput("set u8[0] = 300", "300 does not fit into u8", try: "help print"),
    BadInput("set u8[0xffffffff] = 1", "outside the memory", try: "address"),
    BadInput("set local[0] = 1", "no Wasm frame", try: "start"),
    BadInput("source nowhere.lab", "nowhere.lab: no such file", try: "source FILE.lab"),
    BadInput("help nothing", "no command `nothing`", try: "help"),
    BadInput("lesson L99", "no lesson `L99`", try: "L01"),
    BadInput("list", "was loaded from a binary, and has no text", try: "disassemble"),
    BadInput("edit 1 nop", "was loaded from a binary, and has no text", try: "disassemble"),
    BadInput("check", "no lesson is open", try: "lesson L01"),
  ]
}

@Suite struct BadInputTests {
  @Test("bad input gives one clear error and nothing is lost", arguments: BadInput.all)
  func reports(_ input: BadInput) throws {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "request deposit 1 50")
    let before = session.text("requests")
    let response = session.respond(to: input.line)
    let text = response.lines.map { $0.text() }.joined(separator: "\n")
    #expect(response.outcome == .failed(input.code), "\(text)")
    #expect(text.hasPrefix("error: "), "\(text)")
    #expect(text.contains(input.found), "\(text)")
    let hint = try #require(text.split(separator: "try: ").last, "\(text)")
    #expect(text.contains("try: ") && hint.contains(input.hint), "\(text)")
    #expect(session.text("requests") == before)
  }

  @Test("commands that need a module say so when nothing is loaded")
  func nothingLoaded() {
    for line in [
      "call f", "step", "back", "bt", "poison", "events", "compare", "reset", "panic", "goto 1",
      "mark a", "marks", "prev", "diff 1", "fork a", "forks", "switch a", "drop a", "when",
      "info time", "set u8[0] = 1", "list", "edit 1 nop",
    ] {
      let session = Lab(.test())
      let response = session.respond(to: line)
      #expect(response.outcome == .failed(1), "\(line)")
      #expect(response.lines.map { $0.text() }.joined().contains("load bank"), "\(line)")
    }
  }

  @Test("an endless loop comes back to the prompt after the tick limit")
  func endlessLoop() {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "load spin.wasm")
    _ = session.respond(to: "set max-ticks 5000")
    let text = session.text("call spin")
    #expect(text.contains("paused after 5000 ticks"))
    #expect(session.text("when").contains("tick 50"))
    #expect(session.text("back").contains("undone"))
  }

  @Test("Ctrl-C pauses an endless loop")
  func interrupted() {
    var environment = SessionEnvironment.test(files: sampleFiles)
    environment.isInterrupted = { true }
    let session = Lab(environment)
    _ = session.respond(to: "load spin.wasm")
    #expect(session.text("call spin").contains("paused at tick"))
  }

  @Test("a call that is on the way is not lost to another")
  func busy() {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "strategy use reinit")
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "start deposit(1, 50)")
    let response = session.respond(to: "request served")
    #expect(response.outcome == .failed(1))
    #expect(session.text("continue").contains("=> 150"))
  }
}
