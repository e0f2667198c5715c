// What a sweep found, as a session keeps it and as files carry it.

import Course
import Recovery
import Views
import WasmModel

/// The results of one sweep, one for each fault and strategy, with what is needed to show them.
struct SweepTable {
  /// As in `bank`.
  let module: String
  /// As in `request #2 transfer(1, 2, 30)`.
  let over: String
  var results: [SweepResult]
  /// The names of the functions that occur, by the build of a strategy.
  var names: [Strategy: [FunctionIndex: String]]

  var view: SweepView {
    SweepView(results, over: over) { [names] in names[$0]?[$1] ?? "func[\($1.value)]" }
  }

  // MARK: Files

  /// A line of JSON for each result.
  var lines: [String] {
    results.map { result in
      let names = (names[result.strategy] ?? [:]).sorted { $0.key < $1.key }
      return JSONText.object([
        ("v", .number(1)), ("event", .string("sweep")), ("module", .string(module)),
        ("over", .string(over)), ("fault", .string(result.fault.text)),
        ("strategy", .string(result.strategy.rawValue)),
        (
          "functions",
          .list(names.map { .list([.number($0.key.value), .string($0.value)]) })
        ),
        ("points", .list(result.points.map(Self.json))),
        ("outcomes", .list(result.outcomes.map { $0.map(Self.json) ?? .null })),
      ]).text
    }
  }

  /// Tick, function, pc, offset, request, outcome; -1 for what there is not.
  private static func json(_ point: SweepPoint) -> JSONText {
    .list(
      [
        point.tick, point.place?.function.value ?? -1, point.place?.pc ?? -1,
        point.place?.offset ?? -1, point.request ?? -1, point.classNumber ?? -1,
      ].map { .number($0) })
  }

  private static func json(_ outcome: SweepOutcome) -> JSONText {
    .object([
      ("verdict", .string(outcome.verdict.rawValue)), ("failed", .number(outcome.failed)),
      ("refused", .number(outcome.refused)), ("lost", .number(outcome.lost)),
      ("evidence", .string(outcome.evidence ?? "")),
      ("requests", .list(outcome.requests.map { .string($0) })),
    ])
  }

  /// Takes what a file says of other shards. Throws if it is of another sweep.
  mutating func merge(_ other: SweepTable, file: String) throws(CommandError) {
    guard module == other.module, over == other.over, results.count == other.results.count else {
      throw CommandError(
        "\(file) is of another sweep: of \(other.module), over \(other.over)",
        try: "files that the same command wrote, but for its --shard")
    }
    for index in results.indices where !results[index].merge(other.results[index]) {
      throw CommandError(
        "\(file) is of another sweep: the points of \(other.results[index].fault.text) under "
          + "\(other.results[index].strategy.rawValue) differ")
    }
    for (strategy, functions) in other.names {
      names[strategy, default: [:]].merge(functions) { old, _ in old }
    }
  }
}
