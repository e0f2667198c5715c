// Why a measurement could not be made.

/// A measurement that could not be made.
enum BenchmarkError: Error, CustomStringConvertible {
  case usage(String)
  case file(path: String, reason: String)
  case notStarted(command: String, reason: String)
  case failed(command: String, status: Int, output: String)
  case module(String)

  var isUsage: Bool { if case .usage = self { true } else { false } }

  var description: String {
    switch self {
    case .usage(let problem): "\(problem)\n\n\(BenchmarkProgram.usage)"
    case .file(let path, let reason): "\(path): \(reason)"
    case .notStarted(let command, let reason): "\(command) was not started: \(reason)"
    case .failed(let command, let status, let output):
      "\(command) failed with status \(status): \(output)"
    case .module(let problem): problem
    }
  }
}
