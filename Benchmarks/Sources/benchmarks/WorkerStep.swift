// The step of `engine` that measures what becomes of a real module: the example worker.

import WasmBinary
import WasmMachine
import WasmModel
import WasmValidation

/// Loads, validates and instantiates a module whose imports are linked to host functions.
struct WorkerStep {
  private let bytes: [UInt8]

  init(_ path: String) throws(BenchmarkError) { bytes = try File.read(path) }

  func run() throws(BenchmarkError) {
    let first = try microseconds(times: 1, load)
    let load = try microseconds(times: 100, load)
    let program = try Guest.program(bytes)
    let linked = Linked(program)
    _ = try linked.copyWithInstance()
    var machine = try linked.copyWithInstance()
    // Few at a time: each keeps its memory.
    let instantiate = try microseconds(times: 20) { () throws(BenchmarkError) in
      try linked.addInstance(to: &machine)
    }
    let copy = try microseconds(times: 100) { () throws(BenchmarkError) in
      _ = try linked.copyWithInstance()
    }
    machine = try linked.copyWithInstance()
    print(
      StepReport([
        "load-first": first, "load": load, "instantiate": instantiate, "copy": copy,
        "checkpoint": machine.microsecondsPerCopy(),
      ]))
  }

  private func load() throws(BenchmarkError) {
    do {
      _ = try WasmValidation.validate(try WasmBinary.decode(bytes))
    } catch {
      throw .module("\(error)")
    }
  }

  /// The processor time of each of so many calls of `body`.
  private func microseconds(
    times count: Int, _ body: () throws(BenchmarkError) -> Void
  ) throws(BenchmarkError) -> Double {
    let start = Clock.processor()
    for _ in 0..<count { try body() }
    return (Clock.processor() - start) * 1e3 / Double(count)
  }
}

/// A program, and a machine without instances that has what the program imports.
private struct Linked {
  private let program: WasmMachine.Program
  private var machine = Machine()
  private var imports: [Import: ExternalValue] = [:]

  init(_ program: WasmMachine.Program) {
    self.program = program
    let module = program.module
    for item in module.imports {
      switch item.description {
      case .function(let type):
        imports[item] = .function(machine.addHostFunction(name: item.name, type: type, of: module))
      case .tag(let type):
        imports[item] = .tag(machine.addTag(name: item.name, type: type, of: module))
      default: continue
      }
    }
  }

  func copyWithInstance() throws(BenchmarkError) -> Machine {
    var copy = machine
    try addInstance(to: &copy)
    return copy
  }

  func addInstance(to machine: inout Machine) throws(BenchmarkError) {
    do {
      _ = try machine.instantiate(program) { imports[$0] }
    } catch {
      throw .module("\(error)")
    }
  }
}
