// The executable: which measurement is wanted, and the steps that run in processes of their own.

import Glibc

/// The command line of the benchmarks.
@main
struct Program {
  static let usage = """
    usage: benchmarks load [--module FILE] [--megabytes N] [--rounds N] [--json FILE]

      load         decode and validate a module, beside other validators
      --module     a real module, instead of the one that is made of the example worker
      --megabytes  the code of the made module, in MB of 1,000,000 bytes (8)
      --rounds     how often everything runs (9)
      --json       also write the measurements to FILE
    """

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      let message = Array("\(error)\n".utf8)
      _ = message.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      exit(error.isUsage ? 2 : 1)
    }
  }

  private static func run(_ arguments: [String]) throws(BenchmarkError) {
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "load": try LoadBenchmark(LoadOptions(rest)).run()
    case "help", "--help": print(usage)
    case let name?:
      guard let step = LoadStep(rawValue: name) else { throw .usage("no measurement: \(name)") }
      try step.run(rest)
    case nil: throw .usage("which measurement?")
    }
  }
}
