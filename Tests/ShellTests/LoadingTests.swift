// Loading, and what is on the way: the edges of a session.

import Shell
import Styling
import Testing

@Suite struct LoadingTests {
  @Test("a start function with parameters gets zeros, as in JavaScript")
  func startWithParameters() {
    let session = Lab(.test(files: sampleFiles))
    #expect(session.respond(to: "load start-parameters.wasm").outcome == .done)
    #expect(session.text("call f").contains("=> 1"))
  }

  @Test(
    "a start function that fails or does not end is an error, and what was loaded stays",
    arguments: [("start-trap", "failed: RuntimeError: unreachable"), ("start-loop", "not ended")])
  func startFails(_ name: String, _ text: String) {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "set max-ticks 3000")
    let response = session.respond(to: "load \(name).wasm")
    #expect(response.outcome == .failed(3))
    #expect(response.lines.map { $0.text() }.joined().contains(text))
    #expect(session.text("request deposit 1 50").contains("=> 150"))
  }

  @Test("a module in the text format is loaded as its binary would be, with its names")
  func text() {
    let session = Lab(.test(files: sampleFiles))
    #expect(session.respond(to: "load good.wat").outcome == .done)
    #expect(session.text("call double 21").contains("=> 42"))
    #expect(session.text("disassemble double").contains("0x00025 +0x01"))
    _ = session.respond(to: "start double(21)")
    #expect(session.text("step").contains("double+0x01"))
    #expect(session.text("locals").contains("$x"))
  }

  @Test("an error in text shows the line and a caret")
  func caret() {
    let session = Lab(.test(files: sampleFiles))
    let lines = session.respond(to: "load text.wat").lines.map { $0.text() }
    #expect(lines[1] == " 1 | (module (func i32.add drop))")
    #expect(lines[2] == "   |               ^")
  }

  @Test("all results of a function are shown")
  func severalResults() {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "load two-results.wasm")
    #expect(session.text("call two").contains("=> [ 1, 2n ]"))
  }

  @Test("before the module is loaded nothing can be called; `continue` loads it again")
  func beforeLoading() {
    let session = Lab(.test())
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "back 100000")
    let response = session.respond(to: "request served")
    #expect(response.outcome == .failed(1))
    #expect(response.lines.map { $0.text() }.joined().contains("continue"))
    _ = session.respond(to: "continue")
    #expect(session.text("request deposit 1 50").contains("=> 150"))
  }

  @Test("`continue N` and `next N` stop at the tick limit")
  func repeatedRunsAreBounded() {
    let session = Lab(.test(files: sampleFiles))
    _ = session.respond(to: "load spin.wasm")
    _ = session.respond(to: "set max-ticks 1000")
    _ = session.respond(to: "call spin")
    for command in ["continue 50", "next 50000"] {
      #expect(session.text(command).contains("paused after 1000 ticks"), "\(command)")
    }
  }

  @Test("an injected trap says so, wherever it strikes")
  func injectedTrap() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use guard-reinit")
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "start deposit(1, 50)")
    let text = session.text("abort oom")
    #expect(text.contains("L001") && text.contains("by `abort oom`"))
    #expect(!text.contains("L205"))
  }

  @Test("a script may have the line endings of Windows")
  func windowsLineEndings() {
    let session = Lab(.test(files: ["crlf.lab": Array("load bank\r\nrequest served\r\n".utf8)]))
    #expect(session.text("source crlf.lab").contains("=> 0"))
  }

  @Test("progress that cannot be read is kept, and said so")
  func unreadableProgress() {
    let environment = SessionEnvironment(
      readFile: { _ in .failure(FileProblem("permission denied")) },
      writeFile: { path, _ in
        Issue.record("\(path) was written")
        return nil
      }, progressPath: "progress.txt")
    let session = Lab(environment)
    let response = session.respond(to: "lesson L01")
    #expect(response.outcome == .failed(1))
    #expect(response.lines.map { $0.text() }.joined().contains("permission denied"))
  }
}
