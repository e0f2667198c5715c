// The words for events: one row for each kind, and an answer to every word of the grammar.

import Recovery
import Testing

@testable import Shell

@Suite struct ExpressionEventTests {
  /// The events that the grammar of expressions names.
  private static let grammar = [
    "trap", "throw", "rethrow", "catch", "unwind", "pad", "drop", "call", "return", "import",
    "store", "grow", "abort", "poison", "refuse", "hook", "reinit", "request", "lost",
  ]

  @Test("every word of scenarios has one row, and every row a word of scenarios")
  func rows() {
    #expect(EventName.all.map(\.scenarioWord).sorted() == EventWord.all.sorted())
    #expect(Set(EventName.all.map(\.word)).count == EventName.all.count)
  }

  @Test("every word of the grammar is counted, or an error says why not")
  func words() throws {
    let values = try Lab.valuesInLab()
    for word in Self.grammar + EventName.all.flatMap({ [$0.word, $0.scenarioWord] }) {
      do throws(CommandError) {
        _ = try Expression(parsing: "count(\(word))").value(on: values)
        #expect(EventName.uncountable[word] == nil, "\(word)")
      } catch {
        #expect(error.message.hasPrefix("`\(word)` cannot be counted: "), "\(error.message)")
      }
    }
  }

  @Test("the events of a session have the words and the functions of their rows")
  func kinds() throws {
    let values = try Lab.values(after: [
      "strategy use guard-reinit", "load bank", "request deposit 1 50", "request fail_panic 7",
      "request fail_overflow", "request fail_bounds 99", "abort oom", "request deposit 1 1",
    ])
    let events = values.worker.realm.events
    for event in events {
      let name = try #require(EventName.find(EventName.of(event.kind)))
      #expect(name.scenarioWord == EventWord.of(event.kind).word)
      #expect(name.hasFunction == (EventName.function(of: event.kind) != nil), "\(name.word)")
      #expect(name.hasTag == (EventName.tag(of: event.kind) != nil), "\(name.word)")
    }
    let words = Set(events.map { EventName.of($0.kind) })
    #expect(words.isSuperset(of: ["throw", "catch", "pad", "drop", "import", "call", "fail"]))
    for word in words {
      let count = try Expression(parsing: "count(\(word))").value(on: values)
      #expect(count == .integer(Int64(events.count { EventName.of($0.kind) == word })))
    }
  }

  @Test("a function is found with and without what generics add to its name")
  func generics() throws {
    let values = try Lab.values(after: [
      "strategy use guard-reinit", "load bank", "request fail_panic 7",
    ])
    for name in ["std::panicking::catch_unwind", "bank::serve", "bank::failures::panic_with"] {
      let text = "count(pad, \"\(name)\") + count(catch, \(name))"
      #expect(try Expression(parsing: text).value(on: values) == .integer(1), "\(name)")
    }
  }
}
