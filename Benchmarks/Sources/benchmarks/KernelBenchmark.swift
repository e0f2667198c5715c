// Ten kernels, beside other engines.

/// The measurement `kernels`.
struct KernelBenchmark {
  private let options: KernelOptions

  init(_ options: KernelOptions) { self.options = options }

  func run() throws(BenchmarkError) {
    let others = try KernelEngine.findOthers(wasm3: options.wasm3)
    let engines = [KernelEngine.ours(options.form)] + others.present
    var rows = options.kernels.map {
      KernelMeasurement($0, argument: max(1, $0.rounds / options.divisor), engines: engines)
    }
    // One engine after the other on each kernel, so that what else the computer does meets all of
    // them alike.
    for round in 0..<options.rounds {
      for index in rows.indices { try rows[index].run(round: round) }
    }
    let report = KernelReport(
      form: options.form, rounds: options.rounds, engines: engines, absent: others.absent,
      rows: rows)
    print(report.text)
    if let path = options.json { try File.write(Array(report.json.text.utf8), to: path) }
  }
}
