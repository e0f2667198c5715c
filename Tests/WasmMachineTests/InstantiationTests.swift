// Instantiation: what it needs, what it leaves behind, and what two instances share.

import Testing
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct InstantiationTests {
  /// Something that does not fit: an import, what it is linked to, and what is found there.
  struct Mismatch: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let item: Import.Description
    let export: String
    let expected: String
    let found: String
  }

  /// What the imports are linked to: one of everything.
  private static let exporter = Module {
    $0.memory(1, maximum: 2)
    $0.table(2, maximum: 3)
    $0.table(2, element: .externref)
    $0.global(.i32(5))
    $0.tag([.i32])
    $0.function("f", [.i32], [.i32], [.get(0)])
    $0.type([], [])
  }

  static let mismatches: [Mismatch] = [
    ("a function type", .function(TypeIndex(0)), "f", "a function () -> ()", function),
    ("a function for a memory", .memory(memory(1, nil)), "f", oneMemory, function),
    ("too few pages", .memory(memory(2, nil)), "memory", "a memory of at least 2 pages", pages),
    ("a greater maximum of a memory", .memory(memory(1, 1)), "memory", oneMemory, pages),
    ("another element type", .table(table(.externref, 1, nil)), "table0", externs, functions),
    ("too few elements", .table(table(.funcref, 3, nil)), "table0", functions, functions),
    (
      "a greater maximum of a table", .table(table(.funcref, 1, 2)), "table0", functions, functions
    ),
    ("no maximum of a table", .table(table(.externref, 1, 2_000_000)), "table1", externs, externs),
    ("another value type", .global(global(.i64, true)), "global0", "a mutable global i64", i32),
    ("an immutable global", .global(global(.i32, false)), "global0", "a global i32", i32),
    ("another payload", .tag(TypeIndex(0)), "tag0", "a tag () -> ()", "a tag (i32) -> ()"),
  ].map { Mismatch(testDescription: $0, item: $1, export: $2, expected: $3, found: $4) }

  private static let function = "a function (i32) -> i32"
  private static let oneMemory = "a memory of at least 1 pages"
  private static let pages = "a memory of 1 pages"
  private static let functions = "a table of funcref"
  private static let externs = "a table of externref"
  private static let i32 = "a global i32"

  private static func memory(_ minimum: UInt64, _ maximum: UInt64?) -> MemoryType {
    MemoryType(limits: Limits(minimum: minimum, maximum: maximum))
  }
  private static func table(
    _ element: ReferenceType, _ minimum: UInt64, _ maximum: UInt64?
  ) -> TableType {
    TableType(element: element, limits: Limits(minimum: minimum, maximum: maximum))
  }
  private static func global(_ type: ValueType, _ isMutable: Bool) -> GlobalType {
    GlobalType(value: type, isMutable: isMutable)
  }

  @Test("an import of another type is refused", arguments: mismatches)
  func incompatible(_ row: Mismatch) throws {
    var machine = Machine()
    let exporter = try instantiate(Self.exporter, in: &machine)
    let importer = Module {
      $0.type([], [])
      $0.imports = [Import(module: "m", name: "x", description: row.item)]
    }
    let value = machine.instances[exporter.value].findExport(row.export)
    let error = #expect(throws: InstantiationError.self) {
      _ = try instantiate(importer, in: &machine) { _ in value }
    }
    #expect(
      error
        == .incompatibleImport(module: "m", name: "x", expected: row.expected, found: row.found))
    #expect(
      error?.description
        == "incompatible import type: m.x is \(row.found), expected \(row.expected)")
  }

  @Test("a memory without a maximum does not fit an import with one, however great")
  func unboundedMemory() throws {
    var machine = Machine()
    let exporter = try instantiate(Module { $0.memory(1) }, in: &machine)
    let importer = Module {
      $0.imports = [
        Import(module: "m", name: "x", description: .memory(Self.memory(1, 65536)))
      ]
    }
    let value = machine.instances[exporter.value].findExport("memory")
    #expect(throws: InstantiationError.self) {
      _ = try instantiate(importer, in: &machine) { _ in value }
    }
  }

  @Test("a missing import is named")
  func missing() throws {
    var machine = Machine()
    let importer = Module { $0.importFunction("f", [.i32], [.i64], from: "m") }
    let error = #expect(throws: InstantiationError.self) {
      _ = try instantiate(importer, in: &machine)
    }
    #expect(
      error == .missingImport(module: "m", name: "f", expected: "a function (i32) -> i64"))
    #expect(error?.description == "unknown import: m.f, expected a function (i32) -> i64")
    #expect(machine.instances.isEmpty)
  }

  @Test("more memory or table than the limits allow is refused")
  func tooLarge() throws {
    var limits = MachineLimits()
    limits.memoryPages = 16
    limits.tableElements = 10
    var machine = Machine(limits: limits)
    let memoryError = #expect(throws: InstantiationError.self) {
      _ = try instantiate(Module { $0.memory(17) }, in: &machine)
    }
    #expect(memoryError == .memoryTooLarge(pages: 17, limit: 16))
    #expect(
      memoryError?.description.hasPrefix("memory too large: the module asks for 17 pages") == true)
    let tableError = #expect(throws: InstantiationError.self) {
      _ = try instantiate(Module { $0.table(11) }, in: &machine)
    }
    #expect(tableError == .tableTooLarge(elements: 11, limit: 10))
    #expect(
      tableError?.description
        == "table too large: the module asks for 11 elements, the limit is 10")
    #expect(throws: Never.self) {
      _ = try instantiate(
        Module {
          $0.memory(16)
          $0.table(10)
        }, in: &machine)
    }
  }

  @Test("an active data segment outside its memory stops the instantiation after those before it")
  func dataOutside() throws {
    try expectSegmentTrap(
      .segmentTrap(
        .outOfBoundsMemoryAccess(address: 65535, width: 2, size: 65536), segment: "data segment 1"),
      "out of bounds memory access: access at 65535+2, but the memory has 65536 bytes, in data segment 1"
    ) {
      $0.imports = [Import(module: "m", name: "memory", description: .memory(Self.memory(1, nil)))]
      $0.data([7], at: 0)
      $0.data([1, 2], at: 65535)
    }
  }

  @Test("an active element segment outside its table stops the instantiation")
  func elementsOutside() throws {
    try expectSegmentTrap(
      .segmentTrap(
        .outOfBoundsTableAccess(index: 0xFFFF_FFFF, count: 1, size: 2), segment: "element segment 0"
      ),
      "out of bounds table access: access at 4294967295+1, but the table has 2 elements, in element segment 0"
    ) {
      $0.imports = [
        Import(
          module: "m", name: "table0", description: .table(Self.table(.funcref, 1, nil)))
      ]
      $0.function(nil, [])
      $0.elements([0], at: -1)
    }
  }

  private func expectSegmentTrap(
    _ expected: InstantiationError, _ text: String, _ build: (inout Module) -> Void
  ) throws {
    var machine = Machine()
    let exporter = try instantiate(Self.exporter, in: &machine)
    let before = MachineState(machine)
    let mark = machine.mark
    let instance = machine.instances[exporter.value]
    let error = #expect(throws: InstantiationError.self) {
      _ = try instantiate(Module(build), in: &machine) { instance.findExport($0.name) }
    }
    #expect(error == expected)
    #expect(error?.description == text)
    #expect(machine.memories[0].bytes[0] == (text.contains("data") ? 7 : 0))
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
    #expect(machine.instances.count == 1)
  }

  @Test("an instance begins with its segments written and its start function not yet called")
  func beginning() throws {
    var machine = Machine()
    let module = Module {
      $0.memory(1)
      $0.table(3)
      $0.global(.i32(1))
      $0.globals.append(
        Global(
          type: Self.global(.i32, false),
          initial: ConstantExpression([.i32(40), .globalGet(0), .i32(2), .sub, .add, .end])))
      $0.function("start", [.i32(9), .globalSet(0)])
      $0.start = FunctionIndex(0)
      $0.elements([0], at: 2)
      $0.elements([0])
      $0.elements.append(
        ElementSegment(type: .funcref, elements: [.refFunc(0)], mode: .declarative))
      $0.data([1, 2], at: 65534)
      $0.data([3])
    }
    // Only imported and immutable globals may stand in constant expressions.
    let constant = Module {
      $0 = module
      $0.globals[0].type = Self.global(.i32, false)
      $0.functions[0].body = [.end]
    }
    let address = try instantiate(constant, in: &machine)
    let instance = machine.instances[address.value]
    #expect(machine.status == .idle)
    #expect(machine.top == 0 && machine.frames.isEmpty && machine.activations.isEmpty)
    #expect(machine.globals.map(\.slot) == [1, 39])
    #expect(Array(machine.tables[0].elements) == [Reference.null, Reference.null, 0])
    #expect(Array(machine.memories[0].bytes.suffix(3)) == [0, 1, 2])
    #expect(instance.droppedElements == [true, false, true])
    #expect(instance.droppedData == [true, false])
    #expect(instance.module.start == FunctionIndex(0))
  }

  @Test("two instances share what one imports from the other")
  func sharing() throws {
    let owner = Module {
      $0.memory(1)
      $0.table(1)
      $0.global(.i32(5))
      $0.tag([.i32])
    }
    let user = Module {
      $0.imports = [
        Import(module: "m0", name: "memory", description: .memory(Self.memory(1, nil))),
        Import(module: "m0", name: "table0", description: .table(Self.table(.funcref, 1, nil))),
        Import(module: "m0", name: "global0", description: .global(Self.global(.i32, true))),
      ]
      $0.importTag("tag0", [.i32], from: "m0")
      $0.run([
        .i32(1), .memoryGrow, .drop, .i32(65536), .i32(77), .access(.i32Store8), .i32(0),
        .refFunc(0), .table(.tableSet), .i32(6), .globalSet(0), .i32(8), .throw(0),
      ])
    }
    var player = try Player(Scenario("sharing", [owner, user], .throwsPayload([8])))
    player.start()
    while player.move() {}
    let machine = player.machine
    #expect(machine.memories.count == 1 && machine.memories[0].pages == 2)
    #expect(machine.memories[0].bytes[65536] == 77)
    #expect(machine.tables.map { Array($0.elements) } == [[0]])
    #expect(machine.globals.map(\.slot) == [6])
    #expect(machine.tags.count == 1)
    #expect(player.scenario.outcome.matches(machine))
    #expect(machine.instances[0].memories == machine.instances[1].memories)
  }

  @Test("an instantiation can be taken back")
  func undo() throws {
    var machine = Machine()
    _ = try instantiate(Self.exporter, in: &machine)
    let before = MachineState(machine)
    let mark = machine.mark
    let second = try instantiate(Self.exporter, in: &machine)
    #expect(second == InstanceAddress(1))
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
    #expect(machine.instances.count == 1)
  }

  private func instantiate(
    _ module: Module, in machine: inout Machine, imports: (Import) -> ExternalValue? = { _ in nil }
  ) throws -> InstanceAddress {
    try machine.instantiate(Program(validate(module)), imports: imports)
  }
}
