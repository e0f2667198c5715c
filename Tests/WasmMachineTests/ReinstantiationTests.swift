// Many instances of one program, and copies of a machine with a large memory.

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

  @Test("data segments that lie over each other are journaled with what was there")
  func overlappingSegments() throws {
    var machine = Machine()
    let module = Module {
      $0.memory(2)
      $0.data([1, 2, 3, 4], at: 70_000)
      $0.data([5, 6], at: 70_002)
      $0.data([7], at: 0)
      $0.data([8, 9], at: 70_003)
    }
    let program = Program(try validate(module))
    let before = MachineState(machine)
    _ = try machine.instantiate(program) { _ in nil }
    #expect(machine.memories[0].findBytes(at: 70_000, count: 6) == [1, 2, 5, 8, 9, 0])
    #expect(machine.memories[0].bytes[0] == 7)
    let old = machine.changes(since: 0).compactMap { change -> [UInt8]? in
      if case .memoryRange(_, let old, _) = change { old } else { nil }
    }
    #expect(old == [[0, 0, 0, 0], [3, 4], [0], [6, 0]])
    machine.undo(to: 0)
    #expect(MachineState(machine) == before)
  }

  @Test("segments in a memory of another instance are taken back", arguments: [1, 3])
  func segmentsInImportedMemory(pages: UInt64) throws {
    var machine = Machine()
    let owner = Module {
      $0.memory(pages)
      $0.data([1, 2, 3], at: 16)
    }
    let exporter = try machine.instantiate(Program(validate(owner))) { _ in nil }
    let memory = machine.instances[exporter.value].findExport("memory")
    let type = MemoryType(limits: Limits(minimum: 1, maximum: nil))
    let user = Module {
      $0.imports = [Import(module: "m", name: "memory", description: .memory(type))]
      $0.data([9], at: 17)
    }
    let before = MachineState(machine)
    let mark = machine.mark
    _ = try machine.instantiate(Program(validate(user))) { _ in memory }
    #expect(machine.memories[0].findBytes(at: 16, count: 3) == [1, 9, 3])
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
  }

  @Test("a copy of a machine has its own memory, whatever its size", arguments: [1, 2, 3, 17])
  func copies(pages: Int) throws {
    var machine = Machine()
    let program = Program(try validate(Module { $0.memory(UInt64(pages)) }))
    _ = try machine.instantiate(program) { _ in nil }
    let memory = MemoryAddress(0)
    // Around the places where copying looks for zeros, and at both ends.
    let edges = [0, 4076, 4080, 4092, 8172, 8176, pages * MemoryType.pageSize - 4]
    for (number, address) in edges.enumerated() {
      let copy = machine
      let before = Array(copy.memories[0].bytes)
      machine.hostStore(memory, at: UInt64(address), UInt32(number + 1) << 24)
      #expect(Array(copy.memories[0].bytes) == before)
      #expect(machine.memories[0].load(at: address, width: 4) == UInt64(number + 1) << 24)
      let changed = zip(before, machine.memories[0].bytes).count { $0 != $1 }
      #expect(changed == 1)
    }
  }
}
