// Commands: the table, help, completion, repetition, and that examples work.

import Shell
import Styling
import Testing

@Suite struct CommandTests {
  @Test("names and aliases are unique, and every command says what it does")
  func tableIsSound() {
    var seen: Set<String> = []
    for command in CommandTable.all {
      let card = command.card
      for word in [card.name] + card.aliases {
        let isNew = seen.insert(word).inserted
        #expect(isNew, "\(word) twice")
      }
      #expect(card.usage.hasPrefix(card.name), "\(card.name)")
      #expect(!card.summary.isEmpty && card.summary.count <= 50, "\(card.name)")
    }
  }

  @Test("help fits into 80 columns and names every command")
  func help() {
    let session = Lab(.test())
    let text = session.text("help")
    for command in CommandTable.all { #expect(text.contains("  \(command.card.name)")) }
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    for command in CommandTable.all {
      let help = session.text("help \(command.card.name)")
      #expect(help.filter { !$0.isWhitespace }.contains(command.card.usage.filter { $0 != " " }))
    }
  }

  @Test("every example of a command works after `load bank`")
  func examplesWork() {
    for command in CommandTable.all {
      for example in command.card.examples {
        let session = Lab(.test())
        _ = session.respond(to: "load bank")
        _ = session.respond(to: "request deposit 1 1")
        if command.card.repeats || ["x", "print"].contains(command.card.name) {
          _ = session.respond(to: "start deposit(1, 50)")
        }
        let response = session.respond(to: example)
        let text = response.lines.map { $0.text() }.joined(separator: "\n")
        #expect(response.outcome == .done, "\(example): \(text)")
      }
    }
  }

  @Test("an empty line repeats stepping, never a request or a fault")
  func emptyLine() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use reinit")
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "start deposit(1, 50)")
    let first = session.text("step")
    let second = session.text("")
    #expect(first != second && !second.isEmpty)
    _ = session.respond(to: "continue")
    _ = session.respond(to: "request deposit 1 50")
    #expect(session.text("") == "")
    #expect(session.text("requests").split(separator: "\n").count == 2)
  }

  @Test("an empty line behind `lesson` shows the next part, as the screen says")
  func emptyLineInLesson() {
    let session = Lab(.test())
    let first = session.text("lesson L01")
    let second = session.text("")
    #expect(first.contains("or Enter") && second.contains("The first trap"))
    #expect(session.text("") != second)
  }

  @Test("Tab completes commands, exports, strategies and lessons")
  func completion() {
    let session = Lab(.test())
    _ = session.respond(to: "load bank")
    #expect(session.complete("st").candidates.contains("step"))
    #expect(session.complete("call dep").candidates == ["deposit"])
    #expect(session.complete("strategy use gu").candidates == ["guard", "guard-reinit"])
    #expect(session.complete("lesson L0").candidates.starts(with: ["L01", "L02", "L03"]))
    #expect(
      session.complete("explain v128.load8x").candidates == ["v128.load8x8_s", "v128.load8x8_u"])
    #expect(session.complete("explain ref.t").candidates == ["ref.test"])
    #expect(session.complete("load b").allowsFiles)
  }

  @Test("commands act on both sides, on the side in focus, or on the one behind @")
  func sides() {
    let session = Lab(.test())
    _ = session.respond(to: "load bank")
    _ = session.respond(to: "start deposit(1, 50)")
    #expect(session.text("when").split(separator: "\n").count { $0.hasPrefix("A") } == 2)
    #expect(!session.text("@B when").contains("A  "))
    _ = session.respond(to: "use B")
    #expect(!session.text("when").contains("A  "))
    _ = session.respond(to: "use both")
    #expect(session.text("when").contains("A  "))
  }

  @Test("after going back, a new request begins another future")
  func newFuture() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use reinit")
    _ = session.respond(to: "load bank")
    let start = session.text("when")
    _ = session.respond(to: "request deposit 1 50")
    _ = session.respond(to: "back 1000000")
    _ = session.respond(to: "continue")
    #expect(session.text("requests").contains("ok 150"))
    #expect(session.text("when") != start)
    _ = session.respond(to: "back 5")
    _ = session.respond(to: "continue")
    #expect(session.text("request deposit 1 1").contains("=> 151"))
  }
}
