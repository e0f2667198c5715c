// What came of scripts: a line a file, the failures, the sum.

import Styling
import WasmScript

/// The sum over several scripts.
public struct ScriptTotal: Sendable {
  public private(set) var passed = 0
  public private(set) var failed = 0
  public private(set) var skipped = 0

  public init() {}

  public mutating func add(_ report: ScriptReport) {
    passed += report.passed
    failed += report.failures.count
    skipped += report.skipped.count
  }
}

/// Views of script reports.
public enum ScriptView {
  /// A line for a script, and one for each command that did not do what it should.
  public static func lines(_ report: ScriptReport, name: String, source: [UInt8]) -> [StyledText] {
    var total = ScriptTotal()
    total.add(report)
    let failures = report.failures.map { note($0, name, source, .error) }
    let skipped = groups(report.skipped).map { first, count in
      let more = count > 1 ? " (and \(count - 1) more)" : ""
      return note(first, name, source, .dim) + StyledText(more, .dim)
    }
    return [StyledText("\(name): ") + counts(total, showsZeros: false)] + failures + skipped
  }

  /// Neighbours that say the same, with how many there are.
  private static func groups(_ notes: [ScriptNote]) -> [(ScriptNote, Int)] {
    var result: [(ScriptNote, Int)] = []
    for note in notes {
      if let last = result.last, last.0.message == note.message {
        result[result.count - 1].1 += 1
      } else {
        result.append((note, 1))
      }
    }
    return result
  }

  /// As in `20 passed, 1 failed, 0 skipped`.
  public static func line(_ total: ScriptTotal) -> StyledText { counts(total, showsZeros: true) }

  private static func counts(_ total: ScriptTotal, showsZeros: Bool) -> StyledText {
    var text = StyledText("\(total.passed) passed")
    if showsZeros || total.failed > 0 {
      text = text + ", " + StyledText("\(total.failed) failed", total.failed > 0 ? .error : .plain)
    }
    if showsZeros || total.skipped > 0 { text = text + ", \(total.skipped) skipped" }
    return text
  }

  private static func note(
    _ note: ScriptNote, _ name: String, _ source: [UInt8], _ style: Style
  ) -> StyledText {
    StyledText("  \(name):\(note.place(in: source)): ", .dim) + StyledText(note.message, style)
  }
}
