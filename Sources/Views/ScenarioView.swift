// Records of scenarios as text.

import Recovery
import Styling

/// Writes what became of the steps of a scenario.
public enum ScenarioView {
  /// A step: its text, its results, and what else changed.
  public static func lines(
    _ record: StepRecord, showsEvents: Bool, width: Int
  ) -> [StyledText] {
    var lines = [StyledText("\(record.number)  \(record.text)")]
    for result in record.results {
      lines += (StyledText("     ") + text(result)).wrapped(to: width, indent: 7)
    }
    for line in record.console {
      lines.append(StyledText("     console.\(line.level.rawValue): \(line.text)", .dim))
    }
    for text in record.uncaught { lines.append(StyledText("     uncaught: \(text)", .trap)) }
    lines.append(StyledText("     \(state(record))", .dim))
    if showsEvents { lines += EventView.lines(record.events, width: width) }
    return lines
  }

  private static func text(_ result: StepResult) -> StyledText {
    switch result {
    case .value(let text, let status?, let body?) where status >= 400:
      StyledText("\(status) \(body)", .trap) + (text.isEmpty ? "" : "")
    case .value(let text, _, _): StyledText("=> \(text)", .ok)
    case .error(let className, let message, let cause):
      StyledText("\(className): \(message)" + (cause.map { "   cause: \($0)" } ?? ""), .trap)
    case .hung: StyledText("500 \(WorkerText.cancelled)", .trap)
    case .unfinished: StyledText("no end within the limit of ticks", .warning)
    }
  }

  private static func state(_ record: StepRecord) -> String {
    let flag = record.flag.map { "flag \($0)" } ?? "no flag"
    let drops =
      record.drops.isEmpty ? "none" : record.drops.map(String.init).joined(separator: " ")
    let pointer = record.stackPointer.map { "  sp \(Int32(bitPattern: $0))" } ?? ""
    return "\(flag)  instance \(record.instance)  drops \(drops)\(pointer)"
  }

  /// How many expectations hold, and those that do not.
  public static func verdict(
    _ count: Int, _ failures: [ScenarioFailure], name: String
  ) -> [StyledText] {
    failures.map { StyledText("\(name): \($0)", .trap) }
      + [
        StyledText(
          "\(count - failures.count) of \(count) expectations hold",
          failures.isEmpty ? .ok : .trap)
      ]
  }
}
