// Faults with a place and a time: in leaps as in steps, in one history as in another.

import Shell
import Stepping
import Styling
import Testing

@Suite struct FaultTests {
  private func lab(_ engine: String, _ module: String) -> Lab {
    let lab = Lab(.test(files: sampleFiles))
    _ = lab.respond(to: "set engine \(engine)")
    _ = lab.respond(to: "load \(module)")
    return lab
  }

  @Test("a fault at a place that a leap comes to strikes there, with both engines")
  func places() {
    let commands = [
      "abort div0 at twice+0x05", "call twice(30000)", "when", "bt", "continue", "faults",
      "early-return 5 at spin", "call twice(30000)", "continue", "back 3", "when", "goto end",
      "set u32[0x40] = 7 at twice+0x05", "call twice(20000)", "continue", "x/2xw 64", "faults",
      "abort oob at add+0x05", "disarm 4", "call spin(20000)", "when", "reverse-continue", "when",
    ]
    let (fast, faithful) = (lab("fast", "loop.wat"), lab("faithful", "loop.wat"))
    for command in commands {
      #expect(fast.text(command) == faithful.text(command), "\(command)")
    }
    #expect(fast.text("faults").contains("`abort div0` at tick "))
    let lab = lab("fast", "loop.wat")
    _ = lab.respond(to: "abort div0 at twice+0x05")
    let report = lab.text("call twice(30000)")
    #expect(report.contains("TRAP") && report.contains("at twice+0x05"), "\(report)")
  }

  @Test("going back over a fault that struck arms it again")
  func back() {
    for fault in ["panic", "abort oob", "early-return 3", "set u32[0x200] = 9"] {
      let lab = lab("fast", "bank")
      _ = lab.respond(to: "\(fault) at balance")
      _ = lab.respond(to: "start balance(1)")
      #expect(lab.text("faults").contains("`\(fault)` at balance"), "\(fault)")
      _ = lab.respond(to: "continue")
      #expect(!lab.text("faults").contains("`\(fault)` at balance"), "\(fault)")
      _ = lab.respond(to: "undo")
      #expect(lab.text("faults").contains("`\(fault)` at balance"), "\(fault)")
    }
  }

  @Test("a fault in one request does not strike in another")
  func requests() {
    let lab = lab("fast", "bank")
    _ = lab.respond(to: "abort on request 3")
    for number in 1...2 {
      #expect(lab.text("request deposit 1 1").contains("=> \(100 + number)"))
    }
    #expect(lab.text("request deposit 1 1").contains("TRAP"))
  }

  @Test("a request that cannot begin drops nothing that is armed")
  func refusedRequest() {
    let lab = lab("fast", "bank")
    _ = lab.respond(to: "abort")
    _ = lab.respond(to: "request deposit 1 1")
    _ = lab.respond(to: "panic at transfer")
    #expect(lab.text("request deposit 1 1").contains("stopped at a trap"))
    #expect(lab.text("faults").contains("`panic` at transfer"))
  }

  @Test("a fault that one side cannot have is armed on none")
  func allOrNone() {
    let lab = lab("fast", "bank")
    let commands = [
      "throw __cpp_exception 1", "panic at nowhere", "early-return at balance",
      "hosterror at import nothing", "panic at tick 99999999", "panic on request 0",
    ]
    for command in commands {
      #expect(lab.respond(to: command).outcome == .failed(1), "\(command)")
      #expect(!lab.text("faults").contains("`"), "\(command)")
    }
  }

  @Test(
    "what is behind `at` and `on` is completed",
    arguments: [
      ("panic a", "at"), ("panic at t", "transfer"), ("abort oob at ti", "tick"),
      ("hosterror at import e", "event"), ("panic on r", "request"), ("abort o", "oob"),
      ("early-return 7 at bal", "balance"),
    ])
  func completion(_ line: String, _ word: String) {
    #expect(lab("fast", "bank").complete(line).candidates.contains(word), "\(line)")
  }
}
