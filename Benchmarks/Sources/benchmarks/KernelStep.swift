// The step of `kernels` that runs ours, in a process of its own as the other engines have one.

import WasmMachine

/// A call of a kernel on our machine.
enum KernelStep {
  static let name = "kernel-run"

  /// FORM FILE ARGUMENT.
  static func run(_ arguments: [String]) throws(BenchmarkError) {
    guard arguments.count == 3, let form = ExecutionForm(rawValue: arguments[0]),
      let argument = Int(arguments[2])
    else { throw .usage("\(name) is a step of `kernels`, which starts it") }
    var guest = try Guest(arguments[1])
    // As the other engines do: what is made at the first call is no part of the run.
    _ = try guest.run(0, form: form)
    let outcome = try guest.run(argument, form: form)
    print(
      StepReport([
        "result": Double(outcome.result), "ms": outcome.milliseconds,
        "ticks": Double(outcome.ticks),
      ]))
  }
}
