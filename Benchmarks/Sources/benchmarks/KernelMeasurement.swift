// One kernel, run by all engines, round by round.

/// What the rounds of a kernel took.
struct KernelMeasurement {
  let kernel: Kernel
  let argument: Int
  /// What all engines answer.
  private(set) var result: UInt32?
  /// How many ticks it takes, as ours counts them.
  private(set) var ticks = 0.0
  /// The milliseconds of each round, in the order of the engines.
  private(set) var times: [[Double]]
  private let engines: [KernelEngine]

  init(_ kernel: Kernel, argument: Int, engines: [KernelEngine]) {
    self.kernel = kernel
    self.argument = argument
    self.engines = engines
    times = engines.map { _ in [] }
  }

  /// One round. An engine that answers something else than the first one ends the benchmark.
  mutating func run(round: Int) throws(BenchmarkError) {
    for (index, engine) in engines.enumerated() where round == 0 || engine.runsEveryRound {
      let run = try engine.run(kernel.path, argument)
      if let result, run.result != result {
        throw .module(
          "\(kernel.name), run(\(argument)): \(engine.name) answers \(run.result), "
            + "\(engines[0].name) \(result)")
      }
      result = run.result
      ticks = max(ticks, run.ticks)
      times[index].append(run.processor)
    }
  }

  /// The median of an engine.
  func processor(_ engine: Int) -> Double { times[engine].median { $0 } }
}
