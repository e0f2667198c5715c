// Runs that are too long to be stepped: the same answers as for short ones, and a way back.

import Shell
import Styling
import Testing

@Suite struct LongRunTests {
  private func lab(_ engine: String = "fast", isInterrupted: Bool = false) -> Lab {
    var environment = SessionEnvironment.test(files: sampleFiles)
    environment.isInterrupted = { isInterrupted }
    let lab = Lab(environment)
    _ = lab.respond(to: "set max-ticks 100000000")
    _ = lab.respond(to: "set engine \(engine)")
    _ = lab.respond(to: "load loop.wat")
    return lab
  }

  @Test("a session with long runs prints the same with both engines", arguments: ["faithful"])
  func engines(_ engine: String) {
    let commands = [
      "call spin 20000", "when", "events", "back", "when", "stack", "locals", "bt", "back 100000",
      "next", "when", "continue", "start twice 20000", "step 30", "until spin", "when", "finish",
      "when", "next", "when", "break add+0x05", "continue", "delete", "continue", "call fail 30000",
      "bt", "back", "back", "step 3", "x/4xw 64", "back 10000000", "when", "continue", "when",
      "continue", "step 5000", "start spin 20000", "step 200000", "when", "until fail", "when",
    ]
    let (fast, other) = (lab(), lab(engine))
    for command in commands {
      #expect(fast.text(command) == other.text(command), "\(command)")
    }
  }

  @Test("`next`, `finish` and `until` end a long run where they should")
  func goals() {
    let lab = lab()
    _ = lab.respond(to: "start twice(30000)")
    _ = lab.respond(to: "step 1")
    #expect(lab.text("next").contains("> twice+0x05  drop"))
    #expect(lab.text("step 2").contains("call spin"))
    #expect(lab.text("step").contains("> spin+"))
    #expect(lab.text("finish").contains("> twice+0x0a  end"))
    #expect(lab.text("continue").contains("=> 60000"))
    _ = lab.respond(to: "start twice(30000)")
    #expect(lab.text("until spin").contains("> spin+0x01"))
    #expect(lab.text("until *0x7777").contains("no instruction begins"))
    #expect(lab.text("until twice").contains("> twice+0x05  drop"))
  }

  @Test("a breakpoint is met in the middle of a long run, and undone exactly")
  func breakpoint() {
    let lab = lab()
    _ = lab.respond(to: "break twice+0x05")
    #expect(lab.text("call twice 30000").contains("> twice+0x05  drop"))
    let here = lab.text("when")
    #expect(lab.text("print i32[64]").contains("30000"))
    #expect(lab.text("back").contains("undone: end"))
    #expect(lab.text("back 50000").contains("moves before these"))
    #expect(lab.text("continue").contains("breakpoint 1"))
    #expect(lab.text("when") == here)
    #expect(lab.text("continue").contains("=> 60000"))
  }

  @Test("the tick limit is exact, and a run goes on from there")
  func limit() {
    let lab = lab()
    let start = lab.text("when").split(separator: " ")[1]
    _ = lab.respond(to: "set max-ticks 123456")
    #expect(lab.text("call spin 20000").contains("paused after 123456 ticks"))
    #expect(lab.text("when").contains("tick \(123_456 + (Int(start) ?? 0)) "))
    #expect(lab.text("continue").contains("paused after 123456 ticks"))
    #expect(lab.text("continue").contains("=> 20000"))
  }

  @Test("Ctrl-C pauses a long run in its first slice")
  func interrupted() {
    let lab = lab(isInterrupted: true)
    #expect(lab.text("call spin 20000").contains("paused at tick"))
  }

  @Test("a trap behind a long run is reported as behind a short one")
  func trap() {
    let lab = lab()
    let text = lab.text("call fail 30000")
    #expect(text.contains("L001 unreachable") && text.contains("fail"))
    let here = lab.text("when")
    #expect(lab.text("back").contains("un-trapped"))
    #expect(lab.text("next").contains("L001 unreachable"))
    #expect(lab.text("when") == here)
  }

  @Test("the engine is one of two; another name is an error that tells them")
  func setEngine() {
    let lab = lab()
    #expect(lab.text("set").contains("engine fast "))
    #expect(lab.text("set engine faithful").contains("engine faithful "))
    let response = lab.respond(to: "set engine quick")
    #expect(response.outcome == .failed(1))
    #expect(lab.text("set engine quick").contains("try: set engine fast   or   set engine"))
    #expect(lab.text("set").contains("engine faithful "))
    #expect(lab.text("set engin fast").contains("try: set engine fast"))
    #expect(lab.complete("set e").candidates == ["engine"])
    #expect(lab.complete("set engine f").candidates == ["faithful", "fast"])
    #expect(lab.complete("until tw").candidates.contains("twice"))
  }
}
