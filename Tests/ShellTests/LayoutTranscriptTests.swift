// The transcripts of every view in every layout: no view is missing in any of them.

import Foundation
import Testing

@Suite struct LayoutTranscriptTests {
  /// What the names of a set of transcripts begin with.
  static let sets = ["layout", "views"]

  /// The layouts and the alphabets, as names of transcripts and as their heads say them.
  private static let layouts = [
    ("linear", "linear"), ("one", "width 64"), ("side", "width 120"), ("stack", "width 80"),
  ]
  private static let alphabets = [("ascii", ""), ("utf8", ", utf-8")]

  @Test("every layout plays the same commands, in ASCII and UTF-8", arguments: sets)
  func sameCommands(_ set: String) throws {
    let expected = try Self.commands(of: "\(set)-stack-utf8.txt")
    #expect(!expected.isEmpty)
    for (layout, terminal) in Self.layouts {
      for (alphabet, addition) in Self.alphabets {
        let name = "\(set)-\(layout)-\(alphabet).txt"
        let text = try Self.text(name)
        #expect(text.contains("\n-- terminal: \(terminal)\(addition)\n"), "\(name)")
        let found = try Self.commands(of: name)
        let difference = found.difference(from: expected)
        #expect(difference.isEmpty, "\(name): \(difference)")
      }
    }
  }

  @Test(
    "every view of a failure is among them",
    arguments: [
      "context", "handlers", "unwind", "ledger", "poison", "requests", "timeline", "blast",
      "compare", "goto divergence", "events", "bt", "faults", "sweep", "explain L", "TRAP  L001",
      "TRAP  L005", "catchpoint 1  L101",
    ])
  func everyView(_ view: String) throws {
    let texts = try Self.sets.map { try Self.text("\($0)-stack-utf8.txt") }
    let isShown = texts.contains { text in
      text.split(separator: "\n").contains { line in
        line.hasPrefix("(lab) \(view)") || line.dropFirst(3).hasPrefix(view)
      }
    }
    #expect(isShown)
  }

  private static func text(_ name: String) throws -> String {
    let transcript = try #require(Transcript.all.first { $0.name == name }, "\(name) is missing")
    return try String(contentsOf: transcript.url, encoding: .utf8)
  }

  private static func commands(of name: String) throws -> [String] {
    try text(name).split(separator: "\n").filter { $0.hasPrefix("(lab) ") }.map(String.init)
  }
}
