// The table of `unwind`: a row a frame, and one for many of the same kind.

import Recovery
import Styling

extension UnwindView {
  /// A frame and what became of it.
  typealias Row = (frame: PredictedFrame, action: StyledText)

  /// So many frames without handlers, one behind the other, stand in rows of their own.
  private static let shownAlone = 3

  /// The frames, innermost first, with what became of each; `title` stands above the last column.
  static func table(_ rows: [Row], _ worker: Worker, _ title: String) -> Grid {
    var grid = Grid([
      .init("", .right), .init("frame", minimumWidth: 10, isFlexible: true),
      .init(HandlerText.column(rows.flatMap(\.frame.coverings))),
      .init("clause", minimumWidth: 12, isFlexible: true), .init(title),
    ])
    for run in runs(rows) {
      let shown = run.count > shownAlone ? run.prefix(1) : run[...]
      for row in shown { grid.append(head(row.frame, worker) + [row.action]) }
      guard run.count > shownAlone, let first = run.first, let last = run.last else { continue }
      let depths = "\(first.frame.depth + 1)-\(last.frame.depth)"
      grid.append([
        StyledText(depths, .dim), StyledText("\(run.count - 1) more"),
        StyledText("-", .dim), StyledText("-", .dim), last.action,
      ])
    }
    return grid
  }

  /// Neighbours without handlers of which the same became.
  private static func runs(_ rows: [Row]) -> [[Row]] {
    var runs: [[Row]] = []
    for row in rows {
      if let last = runs.last?.last, last.frame.coverings.isEmpty, row.frame.coverings.isEmpty,
        last.action == row.action
      {
        runs[runs.count - 1].append(row)
      } else {
        runs.append([row])
      }
    }
    return runs
  }

  /// Number, function, try and clause of a frame.
  private static func head(_ frame: PredictedFrame, _ worker: Worker) -> [StyledText] {
    let text = HandlerText(worker, frame.place)
    let (covering, clause) = deciding(frame)
    let clauses = clause.map { [$0] } ?? covering?.clauses ?? []
    let none = StyledText("-", .dim)
    return [
      StyledText("\(frame.depth)", .dim), StyledText(HandlerText.function(worker, frame.place)),
      covering.map { StyledText(text.place($0)) } ?? none,
      covering == nil
        ? none : StyledText(clauses.map { text.text($0) }.joined(separator: ", "), .exception),
    ]
  }

  /// The try that decides about a frame, and the clause that takes the exception.
  private static func deciding(_ frame: PredictedFrame) -> (Covering?, Covering.Clause?) {
    switch frame.action {
    case .pad(let covering, let clause), .caught(let covering, let clause):
      (covering, covering.clauses[clause])
    case .popped, .discarded, .kept: (frame.coverings.first, nil)
    }
  }
}
