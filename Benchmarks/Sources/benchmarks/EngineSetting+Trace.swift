// The trace of a call as text: how fast it is written, ours and that of wabt.

import WasmMachine

extension EngineSetting {
  /// What is traced: a kernel of a few million instructions.
  private static let traced = "sort"
  private static let name = "trace to text: sort"

  func traceProbes() throws(BenchmarkError) -> [Probe] {
    let kernel = try Kernel.find(Self.traced)
    // The faithful form counts every instruction, as a trace writes every instruction.
    let ours = KernelEngine.ours(.faithful)
    let count = try ours.run(kernel.path, kernel.fewRounds).ticks
    let start = try ours.run(kernel.path, 0).ticks
    let figure = Figure(Self.name, "M/s", .atLeast(5))
    let peer = Figure("\(Self.name), wasm-interp", "M/s")
    return [
      try probe(figure, absence: try traceAbsence(kernel, ticks: start), count - start) {
        ourTrace(kernel, $0)
      },
      try probe(peer, absence: wabt == nil ? "wasm-interp is absent" : nil, count - start) {
        (wabt?.call(kernel.path, $0) ?? []) + ["--trace"]
      },
    ]
  }

  private func ourTrace(_ kernel: Kernel, _ argument: Int) -> [String] {
    [paniclab ?? "", "run", kernel.path, "run", "\(argument)", "--trace"]
  }

  /// Why there is no trace of ours. The program at hand may be older than the option.
  private func traceAbsence(_ kernel: Kernel, ticks: Double) throws(BenchmarkError) -> String? {
    guard paniclab != nil else { return "paniclab is absent" }
    let run = try ProcessRun.start(ourTrace(kernel, 0), writingTo: .outputAndErrors)
    let lines = run.output.split(separator: "\n").count
    return run.status == 0 && lines >= Int(ticks) ? nil : "this paniclab knows no --trace"
  }

  /// The rate is that of the instructions beyond those of a call with the argument 0.
  private func probe(
    _ figure: Figure, absence: String?, _ instructions: Double,
    _ command: @escaping (_ argument: Int) -> [String]
  ) throws(BenchmarkError) -> Probe {
    if let absence { return Probe(absent: figure, because: absence) }
    let rounds = try Kernel.find(Self.traced).fewRounds
    return Probe(figure) { () throws(BenchmarkError) in
      let start = try ProcessRun.complete(command(0), writingTo: .nowhere).cost.processor
      let whole = try ProcessRun.complete(command(rounds), writingTo: .nowhere).cost.processor
      return instructions / (whole - start) / 1e3
    }
  }
}
