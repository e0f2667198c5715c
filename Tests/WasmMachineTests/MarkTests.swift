// Marks: every way to write to a memory leaves a mark for each byte, in both forms.

import Testing
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct MarkTests {
  /// What is executed, and which bytes are written by it.
  struct Row: Sendable, CustomStringConvertible {
    let description: String
    let body: [Instruction]
    var memory = 0
    let written: Range<Int>
  }

  // swift-format-ignore
  static let stores: [(opcode: Opcode, value: Instruction, width: Int)] = [
    (.i32Store,   .i32(1),     4), (.i32Store8,  .i32(1),     1), (.i32Store16, .i32(1), 2),
    (.i64Store,   .i64(1),     8), (.i64Store8,  .i64(1),     1), (.i64Store16, .i64(1), 2),
    (.i64Store32, .i64(1),     4), (.f32Store,   .f32(1),     4), (.f64Store,   .f64(1), 8),
    (.v128Store,  .v128(1, 2), 16),
  ]

  static let rows: [Row] =
    stores.flatMap { opcode, value, width in
      [
        Row(
          description: "\(opcode) of zero memory",
          body: [.i32(4090), value, .access(opcode, offset: 2)], written: 4092..<4092 + width),
        Row(
          description: "\(opcode) of a 64-bit memory",
          body: [.i64(9), value, .access(opcode, offset: 1, memory: 1)], memory: 1,
          written: 10..<10 + width),
      ]
    } + [
      Row(
        description: "memory.fill with zeros", body: [.i32(100), .i32(0), .i32(9000), .memoryFill],
        written: 100..<9100),
      Row(
        description: "memory.copy", body: [.i32(70), .i32(0), .i32(5), .memoryCopy],
        written: 70..<75),
      Row(
        description: "memory.init", body: [.i32(8), .i32(1), .i32(2), .memoryInit()],
        written: 8..<10),
      Row(
        description: "v128.store8_lane",
        body: [
          .i32(3), .v128(0, 0),
          Instruction(.v128Store8Lane, .memoryLane(MemoryArgument(alignment: 0, offset: 0), 4)),
        ], written: 3..<4),
      Row(
        description: "a store in pages that were just grown",
        body: [.i32(1), .memoryGrow, .drop, .i32(65536), .i32(0), .access(.i32Store)],
        written: 65536..<65540),
    ]

  @Test("what is written is marked, and nothing else", arguments: ExecutionForm.allCases, rows)
  func marks(_ form: ExecutionForm, _ row: Row) throws {
    var machine = Machine()
    let module = Module {
      $0.memory(1, maximum: 3)
      $0.memory(1, address: .i64)
      $0.data([1, 2, 3])
      $0.run(row.body)
    }
    let instance = try machine.instantiate(Program(try validate(module))) { _ in nil }
    machine.recordsWrites = true
    #expect(machine.takeMarks(0..<65536, of: MemoryAddress(row.memory)).allSatisfy { $0 == 0 })
    machine.invoke(machine.instances[instance.value].functions[0], [])
    _ = machine.run(form: form)
    #expect(machine.status == .finished)
    for memory in [0, 1] {
      let address = MemoryAddress(memory)
      let range = 0..<machine.memories[memory].bytes.count
      let marks = machine.takeMarks(range, of: address)
      let written = memory == row.memory ? row.written : 0..<0
      #expect(range.filter { marks[$0] != 0 } == Array(written))
    }
  }

  @Test("what instances and hosts write is marked, and marks can be taken and put back")
  func others() throws {
    var machine = Machine()
    machine.recordsWrites = true
    let module = Module {
      $0.memory(1)
      $0.data([1, 2, 3], at: 20)
    }
    _ = try machine.instantiate(Program(try validate(module))) { _ in nil }
    let memory = MemoryAddress(0)
    machine.hostStore(memory, at: 40, 7)
    machine.hostStore(memory, at: 60, bytes: [1, 2])
    #expect(marked(&machine) == [20, 21, 22, 40, 41, 42, 43, 60, 61])
    let taken = machine.takeMarks(22..<41, of: memory)
    #expect(!machine.mayHaveWritten(22..<41, of: memory))
    #expect(machine.mayHaveWritten(22..<42, of: memory))
    machine.putMarks(taken, 22..<41, of: memory)
    #expect(marked(&machine) == [20, 21, 22, 40, 41, 42, 43, 60, 61])
    machine.clearMarks()
    #expect(marked(&machine).isEmpty)
    machine.recordsWrites = false
    #expect(machine.mayHaveWritten(0..<1, of: memory), "nobody knows")
  }

  private func marked(_ machine: inout Machine) -> [Int] {
    let marks = machine.takeMarks(0..<65536, of: MemoryAddress(0))
    machine.putMarks(marks, 0..<65536, of: MemoryAddress(0))
    return marks.indices.filter { marks[$0] != 0 }
  }
}
