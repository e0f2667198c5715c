// Linking: which types fit an import, and what stays after an instantiation that trapped.

import Testing
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct LinkingTests {
  private func instantiate(
    _ module: Module, in machine: inout Machine, imports: (Import) -> ExternalValue? = { _ in nil }
  ) throws -> InstanceAddress {
    try machine.instantiate(Program(validate(module)), imports: imports)
  }

  /// What is exported, what is imported, and whether that fits. Both modules have the types 0: an
  /// open function type, 1: its subtype, 2: a structure.
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let fits: Bool
    let item: Import.Description
    let export: @Sendable (inout Module) -> Void
  }

  private static let limits = Limits(minimum: 1, maximum: nil)

  static let rows: [Row] = [
    row("a function of the very type", true, .function(TypeIndex(1))) { $0.five(TypeIndex(1)) },
    row("a function of a subtype", true, .function(TypeIndex(0))) { $0.five(TypeIndex(1)) },
    row("a function of a supertype", false, .function(TypeIndex(1))) { $0.five(TypeIndex(0)) },
    row("a constant of a subtype", true, global(.anyref, false)) {
      $0.export(.to(TypeIndex(2)), false)
    },
    row("a constant of a supertype", false, global(.to(TypeIndex(2)), false)) {
      $0.export(.null(TypeIndex(2)), false)
    },
    row("a variable of the very type", true, global(.null(TypeIndex(2)), true)) {
      $0.export(.null(TypeIndex(2)), true)
    },
    row("a variable of a subtype", false, global(.anyref, true)) {
      $0.export(.null(TypeIndex(2)), true)
    },
    row("a table of the very type", true, table(.nullable(.type(TypeIndex(0))), .i32)) {
      $0.table(1, element: .nullable(.type(TypeIndex(0))))
    },
    row("a table of a subtype", false, table(.nullable(.type(TypeIndex(0))), .i32)) {
      $0.table(1, element: .nullable(.type(TypeIndex(1))))
    },
    row("a 64-bit table for a 32-bit one", false, table(.funcref, .i32)) {
      $0.table(1, address: .i64)
    },
    row("a 64-bit table", true, table(.funcref, .i64)) { $0.table(1, address: .i64) },
    row("a 32-bit memory for a 64-bit one", false, memory(.i64)) { $0.memory(1) },
    row("a 64-bit memory", true, memory(.i64)) { $0.memory(1, address: .i64) },
  ]

  private static func row(
    _ name: String, _ fits: Bool, _ item: Import.Description,
    _ export: @escaping @Sendable (inout Module) -> Void
  ) -> Row { Row(testDescription: name, fits: fits, item: item, export: export) }

  private static func global(_ type: ValueType, _ isMutable: Bool) -> Import.Description {
    .global(GlobalType(value: type, isMutable: isMutable))
  }
  private static func table(_ type: ReferenceType, _ address: AddressType) -> Import.Description {
    .table(TableType(element: type, limits: limits, address: address))
  }
  private static func memory(_ address: AddressType) -> Import.Description {
    .memory(MemoryType(limits: limits, address: address))
  }

  @Test("an import takes what matches its type", arguments: rows)
  func matching(_ row: Row) throws {
    var machine = Machine()
    // With a type of another module before them, numbers of types are not their indices.
    _ = try instantiate(Module { $0.type([.f64], []) }, in: &machine)
    let exporter = Module {
      $0.defineTypes()
      row.export(&$0)
    }
    let owner = try instantiate(exporter, in: &machine)
    let importer = Module {
      $0.defineTypes()
      $0.imports = [Import(module: "m", name: "x", description: row.item)]
    }
    let value = machine.instances[owner.value].findExport(exporter.exports[0].name)
    let result = Result { try instantiate(importer, in: &machine) { _ in value } }
    switch result {
    case .success: #expect(row.fits)
    case .failure(let error):
      #expect(!row.fits)
      guard case .incompatibleImport? = error as? InstantiationError else {
        throw error
      }
    }
  }

  @Test("functions of an instance whose segment trapped later can still be called")
  func halfMade() throws {
    var machine = Machine()
    let owner = try instantiate(
      Module {
        $0.type([], [.i32])
        $0.table(2)
        $0.run([], [.i32], [.i32(0), .callIndirect(TypeIndex(0))])
      }, in: &machine)
    let instance = machine.instances[owner.value]
    let user = Module {
      $0.imports = [
        Import(
          module: "m", name: "table0",
          description: .table(TableType(element: .funcref, limits: Self.limits)))
      ]
      $0.global(.i32(42))
      $0.function(nil, [], [.i32], [.globalGet(0)])
      $0.elements([0], at: 0)
      $0.elements([0], at: 2)
    }
    #expect(throws: InstantiationError.self) {
      _ = try instantiate(user, in: &machine) { instance.findExport($0.name) }
    }
    // Another instance does not take its place.
    _ = try instantiate(Module { $0.global(.i32(7)) }, in: &machine)
    machine.invoke(instance.functions[0], [])
    while machine.canStep { _ = machine.step() }
    #expect(machine.results == [42])
  }

  @Test("types of two modules are the same if their groups are")
  func sameTypes() throws {
    var machine = Machine()
    let first = try instantiate(
      Module {
        $0.type([.f32], [])
        _ = $0.structure(.i8)
      }, in: &machine)
    let second = try instantiate(
      Module {
        _ = $0.structure(.i8)
        _ = $0.structure(.i16)
      }, in: &machine)
    let types = machine.instances.map(\.types)
    #expect(types[first.value][1] == types[second.value][0])
    #expect(machine.registry.types.count == 3)
  }

  @Test("many instances of a program share its types")
  func instances() throws {
    var machine = Machine()
    let program = try Program(
      validate(Module { $0.type([.f32], []) }))
    for _ in 0..<10 { _ = try machine.instantiate(program) { _ in nil } }
    #expect(machine.instances.count == 10)
    #expect(machine.registry.types.count == 1)
  }

  @Test("a host function has a type of a module or one of its own")
  func hostTypes() throws {
    var machine = Machine()
    let module = Module {
      $0.type([.f64], [])
      let record = $0.structure(.value(.v128))
      $0.type([.v128, .null(record)], [.v128])
    }
    let first = machine.addHostFunction(name: "a", type: TypeIndex(2), of: module)
    let second = machine.addHostFunction(name: "b", type: FunctionType([.v128], [.v128, .i32]))
    let tag = machine.addTag(name: "c", type: FunctionType([.v128, .i32], []))
    #expect(machine.functions[first.value].parameterSlots == 3)
    #expect(machine.functions[first.value].resultSlots == 2)
    #expect(machine.functions[second.value].parameterSlots == 2)
    #expect(machine.functions[second.value].resultSlots == 3)
    #expect(machine.tags[tag.value].payloadSlots == 3)
  }
}

extension Module {
  /// Adds an open function type, a subtype of it, and a structure.
  fileprivate mutating func defineTypes() {
    let type = FunctionType([], [.i32])
    define(SubType(.function(type), isFinal: false))
    define(SubType(.function(type), supertypes: [TypeIndex(0)]))
    _ = structure()
  }

  /// Exports a function that gives 5.
  fileprivate mutating func five(_ type: TypeIndex) {
    functions.append(Function(type: type, locals: [], body: [.i32(5), .end]))
    exports.append(Export(name: "five", description: .function(FunctionIndex(0))))
  }

  /// Exports a global that holds a structure.
  fileprivate mutating func export(_ type: ValueType, _ isMutable: Bool) {
    globals.append(
      Global(
        type: GlobalType(value: type, isMutable: isMutable),
        initial: ConstantExpression([.structNew(TypeIndex(2)), .end])))
    exports.append(Export(name: "value", description: .global(GlobalIndex(0))))
  }
}
