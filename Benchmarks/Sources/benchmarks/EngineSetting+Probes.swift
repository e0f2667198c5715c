// What `engine` measures, row by row, with our promises.

import WasmMachine

extension EngineSetting {
  /// All rows, in the order of the table.
  func probes() throws(BenchmarkError) -> [Probe] {
    let stepped = [try Kernel.find("sort"), try Kernel.find("nbody"), try Kernel.find("bytecode")]
    return startProbes + [workerProbe] + stepped.map(stepProbe)
      + stepped.flatMap { kernel in ExecutionForm.allCases.map { runProbe(kernel, $0) } }
      + throwProbes + [try checkpointProbe(), try backProbe()] + (try traceProbes())
  }

  // MARK: Start-up

  private var startProbes: [Probe] {
    let ours = Figure("start-up", "ms", .atMost(10))
    let calls = [
      (paniclab.map { [$0, "run", answer, "run", "0"] }, ours, "paniclab"),
      (wasmKit?.call(answer, 0), Figure("start-up, wasmkit", "ms"), "wasmkit"),
      (wabt?.call(answer, 0), Figure("start-up, wasm-interp", "ms"), "wasm-interp"),
    ]
    return calls.map { command, figure, name in
      guard let command else { return Probe(absent: figure, because: "\(name) is absent") }
      return Probe(figure) { () throws(BenchmarkError) in
        try ProcessRun.complete(command).cost.processor
      }
    }
  }

  // MARK: The example worker

  private var workerProbe: Probe {
    let figures = [
      ("load-first", Figure("load and validate the worker, first", "us")),
      ("load", Figure("load and validate the worker, again", "us")),
      ("instantiate", Figure("instantiate the worker: a reinit", "us", .atMost(60))),
      ("copy", Figure("instantiate into a copy and drop it", "us")),
      ("checkpoint", Figure("checkpoint of the worker", "us")),
    ]
    return Probe(figures) { () throws(BenchmarkError) in
      try Self.report(of: .worker, [worker]).numbers
    }
  }

  // MARK: Ticks

  private func stepProbe(_ kernel: Kernel) -> Probe {
    let figure = Figure("steps, journal on: \(kernel.name)", "M/s", .atLeast(10))
    return Probe(figure) { () throws(BenchmarkError) in
      let report = try Self.report(of: .step, [kernel.path, "\(kernel.fewRounds)"])
      return report["ticks"] / report["ms"] / 1e3
    }
  }

  private func runProbe(_ kernel: Kernel, _ form: ExecutionForm) -> Probe {
    // The faithful form is given less: it is slower by an order of magnitude.
    let rounds = form == .fast ? kernel.rounds : kernel.fewRounds * 4
    let engine = KernelEngine.ours(form)
    return Probe(Figure("ticks, \(form.rawValue) form: \(kernel.name)", "M/s")) {
      () throws(BenchmarkError) in
      let run = try engine.run(kernel.path, rounds)
      return run.ticks / run.processor / 1e3
    }
  }

  // MARK: Throw and catch

  private var throwProbes: [Probe] {
    let name = "throw and catch over 4 frames"
    let engines = [
      (KernelEngine.ours(.fast), Figure(name, "us", .atMost(0.5)), "paniclab"),
      (KernelEngine.ours(.faithful), Figure("\(name), faithful form", "us"), "paniclab"),
      (wabt, Figure("\(name), wasm-interp", "us"), "wasm-interp"),
      (wasmtime, Figure("\(name), wasmtime", "us"), "wasmtime"),
    ]
    return engines.map { engine, figure, name in
      guard let engine else { return Probe(absent: figure, because: "\(name) is absent") }
      return throwProbe(engine, figure)
    }
  }

  private func throwProbe(_ engine: KernelEngine, _ figure: Figure) -> Probe {
    let count = 200_000
    let sum = UInt32(truncatingIfNeeded: count * (count + 1) / 2)
    return Probe(figure) { () throws(BenchmarkError) in
      let run = try engine.run(throwing, count)
      guard run.result == sum else {
        throw .module("\(engine.name) does not catch what is thrown: \(run.result), not \(sum)")
      }
      return run.processor * 1e3 / Double(count)
    }
  }

  // MARK: Time

  private func checkpointProbe() throws(BenchmarkError) -> Probe {
    let kernel = try Kernel.find("sieve")
    return Probe(Figure("checkpoint of sieve, amid a run", "us")) { () throws(BenchmarkError) in
      try Self.report(of: .checkpoint, [kernel.path, "\(kernel.rounds)"])["us"]
    }
  }

  private func backProbe() throws(BenchmarkError) -> Probe {
    let kernel = try Kernel.find("sort")
    return Probe(Figure("step back: sort", "ns")) { () throws(BenchmarkError) in
      try Self.report(of: .back, [kernel.path, "\(kernel.fewRounds)"])["ns"]
    }
  }

  private static func report(
    of step: EngineStep, _ arguments: [String]
  ) throws(BenchmarkError) -> StepReport {
    let command = [CommandLine.arguments[0], step.rawValue] + arguments
    return StepReport(parsing: try ProcessRun.complete(command).output)
  }
}
