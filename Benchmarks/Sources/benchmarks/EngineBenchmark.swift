// Everything about our engine but long runs: start, step, throw, trace, instantiate, go back.

/// The measurement `engine`.
struct EngineBenchmark {
  private let options: EngineOptions

  init(_ options: EngineOptions) { self.options = options }

  func run() throws(BenchmarkError) {
    try File.withTemporaryFolder { (folder) throws(BenchmarkError) in
      let setting = try EngineSetting(options, folder: folder)
      var probes = try setting.probes()
      // One round of everything, then the next: what else the computer does meets all alike.
      for _ in 0..<options.rounds {
        for index in probes.indices { try probes[index].run() }
      }
      let report = EngineReport(rounds: options.rounds, probes: probes, about: setting.about)
      print(report.text)
      if let path = options.json { try File.write(Array(report.json.text.utf8), to: path) }
    }
  }
}
