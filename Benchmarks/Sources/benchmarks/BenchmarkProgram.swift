// The executable: which measurement is wanted, and the steps that run in processes of their own.

import Glibc

/// The command line of the benchmarks.
@main
struct BenchmarkProgram {
  static let usage = """
    usage: benchmarks load [--module FILE] [--megabytes N] [--rounds N] [--json FILE]
           benchmarks kernels [--kernel NAME]... [--rounds N] [--wasm3 PATH] [--form FORM]
                              [--divide N] [--json FILE]
           benchmarks engine [--paniclab PATH] [--rounds N] [--json FILE]
           benchmarks time [--world NAME]... [--rounds N] [--json FILE]
           benchmarks sweep [--plays each] [--rounds N] [--json FILE]

      load         decode and validate a module, beside other validators
      kernels      run ten programs, beside other engines
      engine       start, step, throw, trace, instantiate, go back
      time         record histories, and go anywhere in them
      sweep        strike at every point of a request

      --module     a real module, instead of the one that is made of the example worker
      --megabytes  the code of the made module, in MB of 1,000,000 bytes (20)
      --kernel     only this kernel; may be given more than once
      --wasm3      a program to measure instead of the wasm3 of the Python package pywasm3
      --world      only this row of the report; may be given more than once
      --form       faithful or fast, which is how our machine executes (fast)
      --plays      each: play every point, though others lead to the same
      --divide     do the N-th part of the work: for a try (1)
      --paniclab   the program whose start and trace are measured (../.build/release/paniclab)
      --rounds     how often everything runs (load 9, time 3, the others 5)
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
    case "kernels": try KernelBenchmark(KernelOptions(rest)).run()
    case "engine": try EngineBenchmark(EngineOptions(rest)).run()
    case "time": try TimeBenchmark(TimeOptions(rest)).run()
    case "sweep": try SweepBenchmark(SweepOptions(rest)).run()
    case "help", "--help": print(usage)
    case let name?: try runStep(name, rest)
    case nil: throw .usage("which measurement?")
    }
  }

  /// The hidden steps.
  private static func runStep(_ name: String, _ rest: [String]) throws(BenchmarkError) {
    if let step = LoadStep(rawValue: name) {
      try step.run(rest)
    } else if let step = EngineStep(rawValue: name) {
      try step.run(rest)
    } else if name == KernelStep.name {
      try KernelStep.run(rest)
    } else if name == TimeStep.name {
      try TimeStep.run(rest)
    } else {
      throw .usage("no measurement: \(name)")
    }
  }
}
