// Histories: what it costs to record one, and to go anywhere in it.

/// The measurement `time`.
struct TimeBenchmark {
  private let options: TimeOptions

  init(_ options: TimeOptions) { self.options = options }

  func run() throws(BenchmarkError) {
    var rows = options.subjects.map { TimeMeasurement(subject: $0) }
    for _ in 0..<options.rounds {
      for index in rows.indices { try rows[index].run() }
    }
    let report = TimeReport(rounds: options.rounds, rows: rows)
    print(report.text)
    if let path = options.json { try File.write(Array(report.json.text.utf8), to: path) }
  }
}

/// The rounds of one world.
struct TimeMeasurement {
  let subject: TimeSubject
  private(set) var rounds: [StepReport] = []

  init(subject: TimeSubject) { self.subject = subject }

  /// One round, in a process of its own.
  mutating func run() throws(BenchmarkError) {
    let command = [CommandLine.arguments[0], TimeStep.name, subject.title]
    rounds.append(StepReport(parsing: try ProcessRun.complete(command).output))
  }

  /// The median of a number that the rounds report.
  subscript(name: String) -> Double { rounds.median { $0[name] } }

  /// The most that snapshots ever held, in budgets.
  var budgets: Double {
    rounds.map { $0["highest"] }.max().map { $0 * 1e6 / Double(subject.megabytes << 20) } ?? .nan
  }

  /// The median of how many times as long it takes with a history.
  var ratio: Double { rounds.median { $0["recorded"] / $0["plain"] } }
}
