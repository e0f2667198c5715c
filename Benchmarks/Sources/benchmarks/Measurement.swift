// One command, run on the module and on an empty module, round by round.

/// What the rounds of one command cost.
struct Measurement {
  let name: String
  let peer: Peer?
  private let command: [String]
  private(set) var costs: [ProcessRun.Cost] = []
  /// The same for a module of 8 bytes: what it costs to start.
  private(set) var startCosts: [ProcessRun.Cost] = []
  private(set) var reports: [StepReport] = []

  init(_ name: String, _ command: [String], _ peer: Peer? = nil) {
    self.name = name
    self.command = command
    self.peer = peer
  }

  /// One round. A command that refuses the module ends the benchmark.
  mutating func run(_ module: String, empty: String) throws(BenchmarkError) {
    startCosts.append(try ProcessRun.complete(command + [empty]).cost)
    let run = try ProcessRun.complete(command + [module])
    costs.append(run.cost)
    reports.append(StepReport(parsing: run.output))
  }

  /// Medians, without the start.
  var processor: Double { costs.median(\.processor) - startCosts.median(\.processor) }
  var wall: Double { costs.median(\.wall) - startCosts.median(\.wall) }
  var start: Double { startCosts.median(\.processor) }
  /// With everything: the program itself, its libraries, the file.
  var peakBytes: Double { costs.median { Double($0.peakBytes) } }

  /// The median of a number that the command reports.
  func reported(_ name: String) -> Double { reports.median { $0[name] } }
}

extension Array {
  /// The middle one of the numbers.
  func median(_ number: (Element) -> Double) -> Double {
    let sorted = map(number).sorted()
    return sorted.isEmpty ? 0 : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
  }
}
