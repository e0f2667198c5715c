// What `time` found out, as tables for people.

/// The measurements of `time`.
struct TimeReport {
  let rounds: Int
  let rows: [TimeMeasurement]

  /// What PanicLab promises of histories.
  private var promises: [(what: String, bound: Double, unit: String, worst: Double)] {
    [
      ("recording takes", 1.5, "times as long", worst(\.ratio)),
      ("going anywhere, median", 50, "ms", worst { $0["go"] }),
      ("going anywhere, worst", 500, "ms", worst { $0["go-worst"] }),
      ("one move back, worst", 50, "ms", worst { $0["back-worst"] }),
      ("memory, all rows", 1, "budgets", rows.map(\.budgets).max() ?? .nan),
    ]
  }

  /// The worst of the rows with the usual budget: less of it costs time, as it should.
  private func worst(_ number: (TimeMeasurement) -> Double) -> Double {
    rows.filter(\.subject.hasUsualBudget).map(number).max() ?? .nan
  }

  var text: String {
    let head = """
      machine  \(Computer.description)
      rounds   \(rounds), medians of processor time
      """
    return [head, recording, travelling, verdicts].joined(separator: "\n\n")
  }

  private var recording: String {
    let titles = [
      "", "M ticks", "plain ms", "recorded", "ratio", "snapshots", "M ticks apart", "MB", "most MB",
    ]
    return TextTable(
      rows: [titles]
        + rows.map { row in
          [
            row.subject.title, (row["ticks"] / 1e6).text(1), row["plain"].text(1),
            row["recorded"].text(1), row.ratio.text(2), row["checkpoints"].text(0),
            (row["gap"] / 1e6).text(1), row["MB"].text(1), row["highest"].text(1),
          ]
        }
    ).description
  }

  private var travelling: String {
    let titles = [
      "", "go ms", "worst", "from the start", "back ms", "worst", "resident MB",
    ]
    return TextTable(
      rows: [titles]
        + rows.map { row in
          [
            row.subject.title, row["go"].text(2), row["go-worst"].text(1),
            "\(row["again"].text(0)) times", row["back"].text(3), row["back-worst"].text(1),
            row["resident"].text(1),
          ]
        }
    ).description
  }

  private var verdicts: String {
    TextTable(
      rows: promises.map { what, bound, unit, worst in
        [
          what, worst.text(2), "at most \(bound.text(1)) \(unit)",
          worst <= bound ? "holds" : "DOES NOT HOLD",
        ]
      }
    ).description
  }

  var json: JSONValue {
    .object([
      ("benchmark", .string("time")),
      ("machine", .string(Computer.description)),
      ("worlds", .array(rows.map(json))),
    ])
  }

  private func json(_ row: TimeMeasurement) -> JSONValue {
    .object([
      ("name", .string(row.subject.title)),
      ("about", .string(row.subject.about)),
      (
        "rounds",
        .array(
          row.rounds.map { round in
            .object(round.numbers.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
          })
      ),
    ])
  }
}
