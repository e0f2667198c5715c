// What `sweep` found out, as tables for people.

import Recovery

/// The measurements of `sweep`.
struct SweepReport {
  let rounds: Int
  let rows: [SweepBenchmark.Row]

  private var milliseconds: Double { rows.reduce(0) { $0 + $1.milliseconds } }
  private var strikes: Int { rows.reduce(0) { $0 + $1.strikes } }
  private var strikesPerSecond: Double { Double(strikes) / milliseconds * 1000 }

  var text: String {
    let titles = ["", "strikes", "plays", "ms", "strikes a second"]
    let table = TextTable(
      rows: [titles]
        + rows.map { row in
          [
            row.strategy.rawValue, "\(row.strikes)", "\(row.plays)", row.milliseconds.text(2),
            row.strikesPerSecond.text(0),
          ]
        })
    return """
      machine  \(Computer.description)
      rounds   \(rounds), medians of processor time, two faults, workers made and loaded anew

      \(table)

      all      \(strikes) strikes in \(milliseconds.text(1)) ms of one core, \
      promised below 10000: \(milliseconds < 10_000 ? "holds" : "DOES NOT HOLD")
      rate     \(strikesPerSecond.text(0)) strikes a second a core, promised 20000: \
      \(strikesPerSecond >= 20_000 ? "holds" : "DOES NOT HOLD")
      """
  }

  var json: JSONValue {
    .object([
      ("benchmark", .string("sweep")),
      ("machine", .string(Computer.description)),
      (
        "sweeps",
        .array(
          rows.map { row in
            .object([
              ("strategy", .string(row.strategy.rawValue)),
              ("strikes", .number(Double(row.strikes))),
              ("plays", .number(Double(row.plays))),
              ("milliseconds", .number(row.milliseconds)),
            ])
          })
      ),
    ])
  }
}
