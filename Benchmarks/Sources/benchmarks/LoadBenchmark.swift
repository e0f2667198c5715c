// Decoding and validating a large module, beside other validators.

import Glibc

/// The measurement `load`.
struct LoadBenchmark {
  private let options: LoadOptions

  private static let program = CommandLine.arguments[0]

  init(_ options: LoadOptions) { self.options = options }

  func run() throws(BenchmarkError) {
    try File.withTemporaryFolder { (folder) throws(BenchmarkError) in
      let module = try moduleToMeasure(in: folder)
      let empty = "\(folder)/empty.wasm"
      try File.write([0x00, 0x61, 0x73, 0x6D, 0x01, 0x00, 0x00, 0x00], to: empty)
      let report = try measure(module, empty: empty)
      print(report.text)
      if let path = options.json { try File.write(Array(report.json.text.utf8), to: path) }
    }
  }

  private func moduleToMeasure(in folder: String) throws(BenchmarkError) -> MeasuredModule {
    if let path = options.module { return try MeasuredModule(path, about: path) }
    let path = "\(folder)/module.wasm"
    let codeBytes = String(options.megabytes * 1_000_000)
    let source = "\(Repository.root)/\(Repository.worker)"
    let make = [Self.program, LoadStep.make.rawValue, source, codeBytes, path]
    let copies = Int(StepReport(parsing: try ProcessRun.complete(make).output)["copies"])
    return try MeasuredModule(path, about: "\(Repository.worker), its functions \(copies) times")
  }

  /// Every command in turn, so that what else the machine does meets all of them alike.
  private func measure(
    _ module: MeasuredModule, empty: String
  ) throws(BenchmarkError) -> LoadReport {
    // wasm-tools would use all processors, and two threads on one core take more time than one.
    setenv("RAYON_NUM_THREADS", "1", 1)
    let peers = Peer.findValidators()
    var ours = Measurement("paniclab", [Self.program, LoadStep.validate.rawValue])
    var reading = Measurement("reading alone", [Self.program, LoadStep.read.rawValue])
    var others = peers.present.map { Measurement($0.name, $0.command, $0) }
    for _ in 0..<options.rounds {
      try ours.run(module.path, empty: empty)
      try reading.run(module.path, empty: empty)
      for index in others.indices { try others[index].run(module.path, empty: empty) }
    }
    let report = LoadReport(
      module: module, ours: ours, reading: reading, peers: others, absent: peers.absent)
    guard report.functionCount == module.functionCount else {
      throw .module("\(module.functionCount) functions, \(report.functionCount) of them decoded")
    }
    return report
  }
}

/// The module that is measured.
struct MeasuredModule {
  let path: String
  let about: String
  let byteCount: Int
  let codeByteCount: Int
  let functionCount: Int

  /// A process of its own reads the file: see LoadStep.
  init(_ path: String, about: String) throws(BenchmarkError) {
    let read = [CommandLine.arguments[0], LoadStep.read.rawValue, path]
    let report = StepReport(parsing: try ProcessRun.complete(read).output)
    self.path = path
    self.about = about
    byteCount = Int(report["bytes"])
    codeByteCount = Int(report["code-bytes"])
    functionCount = Int(report["functions"])
    guard codeByteCount > 0 else { throw .module("\(path) has no code") }
  }
}
