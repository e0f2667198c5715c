// Constant expressions: what globals, tables and segments begin with.

import Testing
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct ConstantExpressionTests {
  private func instantiate(_ module: Module, in machine: inout Machine) throws -> Instance {
    let address = try machine.instantiate(Program(validate(module))) { _ in nil }
    return machine.instances[address.value]
  }

  /// A value, the instructions that give it, and its type.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let type: ValueType
    let body: [Instruction]
    let expected: [UInt64]
  }

  static let rows: [Row] = [
    ("i32.const", .i32, [.i32(-5)], [0xFFFF_FFFB, 0]),
    ("i64.const", .i64, [.i64(-5)], [~4, 0]),
    ("f32.const", .f32, [.f32(1)], [0x3F80_0000, 0]),
    ("f64.const", .f64, [.f64(1)], [0x3FF0_0000_0000_0000, 0]),
    ("v128.const", .v128, [.v128(3, 4)], [3, 4]),
    ("global.get of a number", .i32, [.globalGet(0)], [40, 0]),
    ("global.get of a vector", .v128, [.globalGet(1)], [5, 6]),
    ("i32 arithmetic", .i32, [.i32(2), .globalGet(0), .i32(3), .mul, .sub], [0xFFFF_FF8A, 0]),
    ("ref.null", .externref, [.null(.extern)], [Reference.null, 0]),
    ("ref.func", .funcref, [.refFunc(0)], [0, 0]),
    ("ref.i31", .i31ref, [.i32(-1), .refI31], [Reference.i31(0x7FFF_FFFF), 0]),
    (
      "extern.convert_any", .externref, [.i32(7), .refI31, .externConvertAny],
      [Reference.i31(7), 0]
    ),
  ].map { Row(testDescription: $0, type: $1, body: $2, expected: $3) }

  @Test("a global begins with the value of its expression", arguments: rows)
  func value(_ row: Row) throws {
    let module = Module {
      $0.type([], [])
      $0.functions = [Function(type: TypeIndex(0), locals: [], body: [.end])]
      $0.constant(.i32, [.i32(40)])
      $0.constant(.v128, [.v128(5, 6)])
      $0.constant(row.type, row.body)
    }
    var machine = Machine()
    _ = try instantiate(module, in: &machine)
    #expect([machine.globals[2].slot, machine.globals[2].high] == row.expected)
  }

  /// Type 0 is a structure (i8, v128), type 1 an array of it, type 2 one of i16.
  private static func objects(_ module: inout Module) {
    let record = module.structure(.i8, .value(.v128))
    _ = module.array(.value(.null(record)))
    _ = module.array(.i16)
  }

  @Test("every instruction that makes an object can stand in a constant expression")
  func objects() throws {
    let (record, list, shorts) = (TypeIndex(0), TypeIndex(1), TypeIndex(2))
    let module = Module {
      Self.objects(&$0)
      $0.constant(.to(record), [.i32(0x1FF), .v128(3, 4), .structNew(record)])
      $0.constant(.to(record), [.structNewDefault(record)])
      $0.constant(
        .to(list), [.globalGet(0), .structNewDefault(record), .arrayNewFixed(list, 2)])
      $0.constant(.to(list), [.i32(2), .arrayNewDefault(list)])
      $0.constant(.to(shorts), [.i32(-2), .i32(3), .arrayNew(shorts)])
    }
    var machine = Machine()
    let before = MachineState(machine)
    let mark = machine.mark
    _ = try instantiate(module, in: &machine)
    let addresses = machine.globals.compactMap { global -> ObjectAddress? in
      guard case .object(let address) = Reference.target(global.slot) else { return nil }
      return ObjectAddress(address)
    }
    try #require(addresses.count == 5)
    func slots(_ index: Int) -> [[UInt64]] {
      machine.fields(of: addresses[index]).map { [$0.slot, $0.high] }
    }
    #expect(slots(0) == [[0xFF, 0], [3, 4]])
    #expect(slots(1) == [[0, 0], [0, 0]])
    #expect(slots(2) == [[machine.globals[0].slot, 0], [Reference.object(2), 0]])
    #expect(slots(3) == [[Reference.null, 0], [Reference.null, 0]])
    #expect(slots(4) == [[0xFFFE, 0], [0xFFFE, 0], [0xFFFE, 0]])
    #expect(machine.objects[addresses[4].value].elementCount == 3)
    #expect(machine.fields(of: addresses[4], limit: 2).count == 2)
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
  }

  @Test("the references of an element segment are evaluated once")
  func elementsOnce() throws {
    let scenario = Scenario("twice from one segment", .returns(1, 1)) {
      Self.objects(&$0)
      let (record, list) = (TypeIndex(0), TypeIndex(1))
      let type = ReferenceType.nullable(.type(record))
      $0.table(1, element: type)
      $0.elements = [
        ElementSegment(
          type: type, elements: [ConstantExpression([.structNewDefault(record), .end])],
          mode: .passive)
      ]
      let made: [Instruction] = [.i32(0), .i32(1), .arrayNewElem(list), .i32(0), .arrayGet(list)]
      $0.run(
        [], [.i32, .i32],
        made + made + [.refEq, .i32(0), .i32(0), .i32(1), .tableInit(), .i32(0), .table(.tableGet)]
          + made + [.refEq])
    }
    var player = try Player(scenario)
    player.start()
    while player.move() {}
    #expect(scenario.outcome.matches(player.machine))
  }

  @Test("a table begins with one object in all its elements")
  func tableObject() throws {
    let module = Module {
      Self.objects(&$0)
      $0.table(
        3, element: .to(TypeIndex(0)),
        initial: ConstantExpression([.structNewDefault(TypeIndex(0)), .end]))
    }
    var machine = Machine()
    _ = try instantiate(module, in: &machine)
    #expect(Array(machine.tables[0].elements) == Array(repeating: Reference.object(0), count: 3))
    #expect(machine.objects.count == 1)
  }

  @Test("objects beyond the limit of the store stop the instantiation")
  func tooLarge() throws {
    var limits = MachineLimits()
    limits.objectBytes = 1 << 20
    var machine = Machine(limits: limits)
    let before = MachineState(machine)
    let mark = machine.mark
    let module = Module {
      Self.objects(&$0)
      $0.constant(.to(TypeIndex(2)), [.i32(1 << 19), .arrayNewDefault(TypeIndex(2))])
    }
    let error = #expect(throws: InstantiationError.self) {
      _ = try instantiate(module, in: &machine)
    }
    #expect(error == .objectsTooLarge(limit: 1 << 20))
    #expect(
      error?.description
        == "objects too large: the structures and arrays of the module's constant expressions "
        + "take more than the limit of 1 MiB")
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
  }
}

extension Module {
  /// Adds an immutable global.
  mutating func constant(_ type: ValueType, _ body: [Instruction]) {
    globals.append(
      Global(
        type: GlobalType(value: type, isMutable: false), initial: ConstantExpression(body + [.end]))
    )
  }
}

extension Instruction {
  fileprivate static let mul = Instruction(.i32Mul)
}
