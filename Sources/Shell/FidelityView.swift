// The fidelity table as text.

import Recovery
import Styling

/// Writes rows of the fidelity table, and the sum.
public enum FidelityView {
  /// A row; with `showsFailures`, what does not hold below it.
  public static func lines(
    _ report: FidelityReport, showsFailures: Bool, width: Int
  ) -> [StyledText] {
    let row = report.row
    let passed = report.count - report.failures.count
    let (mark, style): (String, Style) =
      row.reason != nil ? ("-", .warning) : report.failures.isEmpty ? ("ok", .ok) : ("FAIL", .trap)
    let head =
      StyledText(padded(mark, 5), style) + StyledText(padded(row.name, 8), .heading)
      + StyledText(padded("\(passed)/\(report.count)", 8))
      + StyledText("[\(row.evidence.rawValue)] \(padded(row.section, 6)) ", .dim)
    var lines = [(head + StyledText(report.scenario.title)).truncated(to: width)]
    if let reason = row.reason {
      lines += StyledText("     not reproduced: \(reason)", .warning).wrapped(to: width, indent: 7)
    }
    if showsFailures { lines += report.failures.map { StyledText("     \($0)", .trap) } }
    return lines
  }

  /// The sum over all rows.
  public static func lines(_ total: FidelityTotal) -> [StyledText] {
    let evidence = Evidence.allCases.compactMap { tag in
      total.byEvidence[tag].map { "\($0) \(tag.summary) [\(tag.rawValue)]" }
    }
    return [
      StyledText(
        "\(total.rows) rows, \(total.expectations) expectations: \(total.passed) rows passed, "
          + "\(total.failed) failed, \(total.left) not reproduced",
        total.failed == 0 ? .ok : .trap),
      StyledText("evidence: \(evidence.joined(separator: ", "))", .dim),
    ]
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }
}
