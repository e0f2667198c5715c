// Sweeps: how many faults a second one core can inject, with the rest of the script behind each.

import JavaScript
import Recovery
import WasmMachine

/// The measurement `sweep`: a whole request of the example worker, two faults, six strategies.
struct SweepBenchmark {
  private let options: SweepOptions
  private static let faults: [Fault] = [.panic, .abort(.unreachable)]

  init(_ options: SweepOptions) { self.options = options }

  /// One strategy.
  struct Row {
    let strategy: Strategy
    /// One for each fault.
    let results: [SweepResult]
    /// Processor time of the whole sweep: binding the module, making the worker, loading it, walking,
    /// playing.
    let milliseconds: Double

    var strikes: Int { results.reduce(0) { $0 + $1.strikes } }
    var plays: Int { results.reduce(0) { $0 + $1.outcomes.count } }
    var strikesPerSecond: Double { Double(strikes) / milliseconds * 1000 }
  }

  func run() throws(BenchmarkError) {
    var rows: [Row] = []
    for strategy in Strategy.allCases { rows.append(try measure(strategy)) }
    let report = SweepReport(rounds: options.rounds, rows: rows)
    print(report.text)
    if let path = options.json { try File.write(Array(report.json.text.utf8), to: path) }
  }

  private func measure(_ strategy: Strategy) throws(BenchmarkError) -> Row {
    var times: [Double] = []
    var results: [SweepResult]?
    let file = try Self.file(strategy)
    for _ in 0..<options.rounds {
      let start = Clock.processor()
      do {
        let module = try WorkerModule(file, strategy: strategy)
        let worker = try Worker(module, strategy: strategy)
        var sweep = Sweep(Self.faults, over: .request(2), of: Self.script)
        sweep.sharesPlays = options.shares
        results = sweep.run(worker)
      } catch { throw .module("\(error)") }
      times.append(Clock.processor() - start)
    }
    guard let results else { throw .module("no round") }
    return Row(strategy: strategy, results: results, milliseconds: times.median { $0 })
  }

  private static func file(_ strategy: Strategy) throws(BenchmarkError) -> WorkerFile {
    let build = strategy.build == .unwind ? "unwind-exnref" : "abort"
    let bytes = try File.read("\(Repository.root)/Examples/rust/bank.\(build).wasm")
    do { return try WorkerFile(name: "bank", bytes: bytes) } catch { throw .module("\(error)") }
  }

  /// The requests around the one that is swept: `transfer`.
  private static var script: SweepScript {
    func call(_ name: String, _ arguments: [Double]) -> [Worker.Input] {
      let list = arguments.map { "\(Int($0))" }.joined(separator: ", ")
      return [
        .request(
          ExportCall(
            name: name, arguments: arguments.map { .number($0) }, text: "\(name)(\(list))"))
      ]
    }
    return SweepScript([
      [.load], call("deposit", [1, 50]), call("transfer", [1, 2, 30]), call("balance", [1]),
      call("balance", [2]),
    ])
  }
}
