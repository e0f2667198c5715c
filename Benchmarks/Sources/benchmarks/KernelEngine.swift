// An engine that runs the kernels: how it is called, and how its time is found.

/// An engine.
struct KernelEngine {
  let name: String
  /// The program of others that it is; nil for ours.
  let peer: Peer?
  let method: Method
  /// False for an engine so slow that one round must do.
  var runsEveryRound = true

  /// How the time of the run alone is found.
  enum Method {
    /// The command gets the file and the argument; it calls `run` itself and reports the result and
    /// the processor time of the call.
    case reporting([String])
    /// The command is an engine for one call: the file stands behind the first words, the argument,
    /// behind a prefix, at the end. Its processor time for the argument 0 is subtracted.
    case process([String], behindFile: [String], prefix: String)
  }

  /// A call of `run`.
  struct Run {
    let result: UInt32
    /// Processor time in milliseconds.
    let processor: Double
    /// How many ticks it took, where the engine counts them.
    var ticks = 0.0
  }

  /// The command for a call of `run`.
  func call(_ path: String, _ argument: Int) -> [String] {
    switch method {
    case .reporting(let command): command + [path, "\(argument)"]
    case .process(let words, let behindFile, let prefix):
      words + [path] + behindFile + ["\(prefix)\(argument)"]
    }
  }

  func run(_ path: String, _ argument: Int) throws(BenchmarkError) -> Run {
    switch method {
    case .reporting:
      let run = try ProcessRun.complete(call(path, argument))
      let report = StepReport(parsing: run.output)
      return Run(
        result: UInt32(truncatingIfNeeded: Int(report["result"])), processor: report["ms"],
        ticks: report["ticks"])
    case .process:
      let start = try ProcessRun.complete(call(path, 0), writingTo: .outputAndErrors)
      let run = try ProcessRun.complete(call(path, argument), writingTo: .outputAndErrors)
      return Run(
        result: try result(in: run.output), processor: run.cost.processor - start.cost.processor)
    }
  }

  /// The last number in a text: engines write the result in words of their own, and some of them
  /// with a sign.
  private func result(in text: String) throws(BenchmarkError) -> UInt32 {
    let words = text.split { !("0"..."9" ~= $0 || $0 == "-") }
    guard let number = words.compactMap({ Int(String($0)) }).last else {
      throw .module("\(name) wrote no result: \(text)")
    }
    return UInt32(truncatingIfNeeded: number)
  }
}
