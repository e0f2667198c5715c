// Calling exports on a machine of ours, inside this process.

import WasmBinary
import WasmMachine
import WasmModel
import WasmValidation

/// A machine with one instance of a module that imports nothing.
struct Guest {
  var machine = Machine()
  let instance: InstanceAddress

  init(_ path: String) throws(BenchmarkError) {
    let program = try Self.program(try File.read(path))
    do {
      instance = try machine.instantiate(program) { _ in nil }
    } catch {
      throw .module("\(path): \(error)")
    }
  }

  static func program(_ bytes: [UInt8]) throws(BenchmarkError) -> WasmMachine.Program {
    do {
      return Program(try WasmValidation.validate(try WasmBinary.decode(bytes)))
    } catch {
      throw .module("\(error)")
    }
  }

  /// Calls an export; the machine stands before its first instruction then.
  mutating func begin(_ name: String, _ arguments: [Int]) throws(BenchmarkError) {
    let module = machine.instances[instance.value].module
    guard let index = module.findExportedFunction(name) else {
      throw .module("the module exports no function \(name)")
    }
    let address = machine.instances[instance.value].functions[index.value]
    machine.invoke(address, arguments.map { UInt64(truncatingIfNeeded: $0) })
  }

  /// The i32 that the call returned; the machine is idle then.
  mutating func end() throws(BenchmarkError) -> UInt32 {
    guard machine.status == .finished, let result = machine.results.first else {
      throw .module("the call did not return: \(machine.status)")
    }
    machine.endActivation()
    return UInt32(truncatingIfNeeded: result)
  }

  /// Calls `run` and lets it run, without a journal.
  mutating func run(_ argument: Int, form: ExecutionForm) throws(BenchmarkError) -> Outcome {
    try begin("run", [argument])
    let start = Clock.processor()
    var ticks = 0
    while machine.canStep { ticks += machine.run(RunGoal(), form: form) }
    let milliseconds = Clock.processor() - start
    return Outcome(result: try end(), ticks: ticks, milliseconds: milliseconds)
  }

  /// What came of a call, and its processor time.
  struct Outcome {
    let result: UInt32
    let ticks: Int
    let milliseconds: Double
  }
}
