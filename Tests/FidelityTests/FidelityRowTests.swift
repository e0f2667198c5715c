// Every documented behaviour of wasm-bindgen and workers-rs: one test a row, named after it.
//
// The rows are the files of Examples/fidelity; recovery-spec.md is what they follow.

import Recovery
import Shell
import Testing

/// A row of the table, by its name.
struct Row: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  var testDescription: String { name }

  static let all = ScenarioFiles.fidelity.map { Row(name: $0.name, text: $0.text) }
}

@Suite struct FidelityRowTests {
  @Test("a documented behaviour holds, expectation by expectation", arguments: Row.all)
  func holds(_ row: Row) throws {
    let report = try FidelityReport(text: row.text, name: row.name)
    #expect(report.row.name == row.name)
    #expect(!report.row.section.isEmpty)
    #expect(!report.scenario.title.isEmpty)
    for failure in report.failures { Issue.record("\(row.name): \(failure)") }
    if let reason = report.row.reason {
      print("\(row.name): not reproduced: \(reason)")
    } else {
      #expect(report.count > 0)
    }
  }

  @Test("the rows that the issue names are all there")
  func isComplete() {
    let names = Set(Row.all.map(\.name))
    for name in Self.promised {
      let isThere = names.contains { $0 == name || $0.hasPrefix(name) && !isDigit($0, name) }
      #expect(isThere, "row \(name) is missing")
    }
  }

  /// True if what follows the prefix is another digit: `T1` is no part of `T10`.
  private func isDigit(_ name: String, _ prefix: String) -> Bool {
    name.dropFirst(prefix.count).first.map { $0.isNumber } ?? false
  }

  /// Sections 3, 8, 9.1, 13, 14 and 15, and the corpus.
  private static let promised: [String] = {
    let counts = [
      ("TR", 10), ("WU", 5), ("WA", 6), ("WB", 1), ("T", 10), ("R", 13), ("H", 4), ("F", 4),
      ("N", 6), ("SM", 13), ("RC", 11), ("RCT", 4), ("13.", 15), ("14.", 22),
    ]
    return counts.flatMap { prefix, count in (1...count).map { "\(prefix)\($0)" } }
  }()
}
