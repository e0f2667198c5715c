// Explanations: everything that can stop has one, each is long enough, and names commands that exist.

import Shell
import Styling
import Testing
import Views
import WasmModel

@Suite struct ExplanationTests {
  @Test("every kind of events has a code, and the code an explanation")
  func events() {
    for (word, code) in EventName.explained {
      let explanation = code.flatMap { Explanation.find($0) }
      #expect(explanation != nil, "\(word)")
    }
  }

  @Test("every trap has a code of its own kind")
  func traps() {
    let function = FunctionType([], [])
    let traps: [(Trap, String)] = [
      (.unreachable, "L001"), (.integerDivideByZero, "L002"), (.integerOverflow, "L003"),
      (.conversionOverflow, "L003"), (.invalidConversionToInteger, "L004"),
      (.outOfBoundsMemoryAccess(address: 0, width: 4, size: 0), "L005"),
      (.outOfBoundsTableAccess(index: 0, count: 1, size: 0), "L006"),
      (.undefinedElement(index: 0, size: 0), "L007"), (.uninitializedElement(index: 0), "L008"),
      (.indirectCallTypeMismatch(expected: function, found: function), "L009"),
      (.nullExceptionReference, "L010"), (.nullReference, "L011"),
      (.castFailure(expected: "", found: ""), "L012"),
      (.outOfBoundsArrayAccess(index: 0, count: 1, size: 0), "L013"),
    ]
    for (trap, code) in traps { #expect(Explanation.of(trap).code == code) }
  }

  @Test("each explanation has six lines of at most 78 columns, and a code of its own")
  func length() {
    var seen: Set<String> = []
    let session = Lab(.test())
    for explanation in Explanation.all {
      let lines = session.respond(to: "explain \(explanation.code)").lines
      #expect(lines.count >= 6, "\(explanation.code): \(lines.count) lines")
      for line in lines { #expect(line.displayWidth <= 78, "\(explanation.code)") }
      let isNew = seen.insert(explanation.code).inserted
      #expect(isNew, "\(explanation.code) twice")
      #expect(lines.first?.text().contains(explanation.title) == true)
    }
  }

  @Test("every command that an explanation names exists, and works or says what is missing")
  func commands() {
    for explanation in Explanation.all + Explanation.glossary {
      #expect(!explanation.commands.isEmpty)
      for command in explanation.commands {
        let word = command.split(separator: " ").first.map(String.init) ?? ""
        #expect(CommandTable.find(word) != nil, "\(explanation.code): \(command)")
      }
    }
  }

  @Test("what explanations say to explain can be explained")
  func references() {
    let session = Lab(.test())
    _ = session.respond(to: "load bank")
    for command in Set((Explanation.all + Explanation.glossary).flatMap(\.commands)).sorted() {
      let session = command.hasPrefix("explain") || command.hasPrefix("upstream") ? session : nil
      guard let response = session?.respond(to: command) else { continue }
      #expect(response.outcome == .done, "\(command)")
    }
  }

  @Test("a stop report says more or less, as the verbosity is")
  func verbosity() {
    let session = Lab(.test())
    _ = session.respond(to: "strategy use ignore")
    _ = session.respond(to: "load bank")
    var counts: [Int] = []
    for verbosity in ["terse", "normal", "tutor"] {
      _ = session.respond(to: "set verbosity \(verbosity)")
      _ = session.respond(to: "start fail_read(-4)")
      let lines = session.respond(to: "continue").lines
      let text = lines.text()
      counts.append(lines.count)
      #expect(text.contains("TRAP  L005") && text.contains("|   i32.load"))
      #expect(text.contains("address 4294967292 + 4 bytes > memory of") == (verbosity != "terse"))
      #expect(text.contains("not undone: ") == (verbosity != "terse"))
      _ = session.respond(to: "continue")
    }
    #expect(counts == counts.sorted() && Set(counts).count == 3)
    #expect(session.text("set verbosity loud").contains("try: set verbosity terse"))
  }
}
