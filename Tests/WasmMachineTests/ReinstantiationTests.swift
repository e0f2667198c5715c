// Many instances of one program.

import Testing
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct ReinstantiationTests {
  @Test("functions of the host and of several instances keep their names, types and owners")
  func functions() throws {
    var machine = Machine()
    let pair = Program(
      try validate(
        Module {
          $0.function("f", [.i32], [.i64], [.i64(1)])
          $0.function("g", [])
        }))
    let vectors = Program(try validate(Module { $0.function("h", [.v128], [.v128], [.get(0)]) }))
    let none = FunctionType([], [])
    let long = FunctionType([.i32], [.i64])
    let host = "host"

    _ = machine.addHostFunction(name: host, type: none)
    _ = try machine.instantiate(pair) { _ in nil }
    let mark = machine.mark
    _ = try machine.instantiate(pair) { _ in nil }
    _ = machine.addHostFunction(name: "gone", type: long)
    let copy = machine
    machine.undo(to: mark)
    #expect(machine.functions.map(owner) == [host, "0", "0"])
    _ = try machine.instantiate(vectors) { _ in nil }
    _ = machine.addHostFunction(name: "later", type: long)
    _ = try machine.instantiate(pair) { _ in nil }

    #expect(machine.functions.map(owner) == [host, "0", "0", "1", "later", "2", "2"])
    let wide = FunctionType([.v128], [.v128])
    #expect(machine.functions.map(\.type) == [none, long, none, wide, long, long, none])
    #expect(machine.functions.map(\.parameterSlots) == [0, 1, 0, 2, 1, 1, 0])
    #expect(machine.functions.map(\.resultSlots) == [0, 1, 0, 2, 1, 1, 0])
    #expect(machine.functions[1].typeNumber == machine.functions[4].typeNumber)
    #expect(machine.instances[2].functions == [5, 6].map { FunctionAddress($0) })
    #expect(copy.functions.map(owner) == [host, "0", "0", "1", "1", "gone"])
  }

  /// The instance of a function, or the name that the host gives it.
  private func owner(_ function: FunctionInstance) -> String {
    switch function.kind {
    case .wasm(let instance, _): "\(instance)"
    case .host(let name): name
    }
  }
}
