// Reports: the outcome of a request.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// Views of what happened.
public enum ReportView {
  /// The details behind the line, or below it if there is no room.
  private static func fit(
    _ line: StyledText, _ details: StyledText, _ width: Int
  ) -> [StyledText] {
    (line + details).displayWidth <= width
      ? [line + details] : line.wrapped(to: width, indent: 4) + [details]
  }

  /// How a request or call ended.
  public static func outcome(
    _ request: Request, _ realm: Realm, side: String, width: Int
  ) -> [StyledText] {
    let name = request.number > 0 ? "#\(request.number) \(request.call.text)" : request.call.text
    let details = StyledText(
      "   instance \(side)\(request.instance), ticks "
        + "\(request.firstTick)-\(request.lastTick ?? request.firstTick)", .dim)
    let head = StyledText("\(name)  ")
    switch request.outcome {
    case .answered(let value):
      return fit(head + StyledText("=> \(realm.describe(value))", .ok), details, width)
    case .failed(let value):
      let status = request.number > 0 ? "500 " : ""
      return fit(
        head + StyledText("\(status)\(realm.describe(value))", .trap), details, width)
    case .hung:
      return fit(head + StyledText("500 \(WorkerText.cancelled)", .trap), details, width)
    case nil: return [head + "on the way"]
    }
  }

}
