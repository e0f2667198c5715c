// Programs for structures: fields of every kind, defaults, nulls, and the limit of the store.

import WasmMachine
import WasmModel

enum StructureScenarios {
  static var all: [Scenario] { fields + nulls + limits }

  /// A field of every kind.
  private static func record(_ module: inout Module) -> TypeIndex {
    module.structure(
      .i8, .value(.i64), .value(.v128), .i16, .value(.externref), .value(.i32), .value(.f32))
  }

  private static let values: [Instruction] = [
    .i32(0x1FE), .i64(-2), .v128(3, 4), .i32(0x7_8001), .get(0), .i32(-5), .f32(1.5),
  ]

  private static func reading(_ opcodes: Instruction...) -> [Instruction] {
    opcodes.flatMap { [.get(1), $0] }
  }

  private static func read(_ type: TypeIndex) -> [Instruction] {
    reading(
      .structGetU(type, 0), .structGet(type, 1), .structGet(type, 2), .structGetS(type, 3),
      .structGet(type, 4), .structGet(type, 5), .structGet(type, 6))
  }

  private static let types: [ValueType] = [.i32, .i64, .v128, .i32, .externref, .i32, .f32]

  private static let minusFive: UInt64 = 0xFFFF_FFFB
  private static let float: UInt64 = 0x3FC0_0000

  private static let fields: [Scenario] = [
    Scenario(
      "struct.new keeps fields of every kind", card: .structNew, arguments: [9],
      .returns(0xFE, ~1, 3, 4, 0xFFFF_8001, 9, minusFive, float)
    ) {
      let type = record(&$0)
      $0.run(
        [.externref], types, locals: [.null(type)],
        values + [.structNew(type), .set(1)] + read(type))
    },
    Scenario(
      "struct.new_default is zero and null", card: .structNewDefault,
      .returns(0, 0, 0, 0, 0, Reference.null, 0, 0)
    ) {
      let type = record(&$0)
      $0.run(
        [.externref], types, locals: [.null(type)],
        [.structNewDefault(type), .set(1)] + read(type))
    },
    Scenario(
      "struct.set writes fields of every kind and no others", card: .structSet, arguments: [9],
      .returns(0xFE, ~1, 3, 4, 0xFFFF_8001, 9, minusFive, float)
    ) {
      let type = record(&$0)
      $0.run(
        [.externref], types, locals: [.null(type)],
        [.structNewDefault(type), .set(1)]
          + values.indices.reversed().flatMap { [.get(1), values[$0], .structSet(type, $0)] }
          + read(type))
    },
    Scenario("struct.get", card: .structGet, .returns(8)) {
      let type = $0.structure(.value(.i32))
      $0.run([], [.i32], [.i32(8), .structNew(type), .structGet(type)])
    },
    Scenario("struct.get_s", card: .structGetS, .returns(-2)) {
      let type = $0.structure(.i8)
      $0.run([], [.i32], [.i32(0xFE), .structNew(type), .structGetS(type)])
    },
    Scenario("struct.get_u", card: .structGetU, .returns(0xFFFE)) {
      let type = $0.structure(.i16)
      $0.run([], [.i32], [.i32(-2), .structNew(type), .structGetU(type)])
    },
    Scenario("a field of a subtype is read as one of its supertype", .returns(6)) {
      let base = $0.structure(.i16, .value(.i32), isFinal: false)
      let type = $0.structure(.i16, .value(.i32), .value(.i64), of: base)
      $0.run([], [.i32], [.i32(5), .i32(6), .i64(7), .structNew(type), .structGet(base, 1)])
    },
    Scenario("a structure without fields", .returns(0)) {
      let type = $0.structure()
      $0.run([], [.i32], [.structNew(type), .structNewDefault(type), .refEq])
    },
  ]

  private static let nulls: [Scenario] = [
    Scenario("struct.get of null", .traps(.nullStructureReference)) {
      let type = $0.structure(.value(.i32))
      $0.run([], [.i32], [.null(.type(type)), .structGet(type)])
    },
    Scenario("struct.set of null", .traps(.nullStructureReference)) {
      let type = $0.structure(.value(.v128))
      $0.run([], [.i32], [.i32(1), .null(.type(type)), .v128(1, 2), .structSet(type)])
    },
  ]

  private static let limits: [Scenario] = [
    Scenario("structures that fit into the store", limits: twoObjects, .returns(1)) { two(&$0, 2) },
    Scenario("a structure beyond the limit of the store", limits: twoObjects, .exhaustsStore) {
      two(&$0, 3)
    },
  ]

  private static func two(_ module: inout Module, _ count: Int) {
    let type = module.structure(.value(.i64))
    module.run(
      [], [.i32],
      [Instruction](repeating: .structNewDefault(type), count: count).flatMap { [$0, .drop] }
        + [.i32(1)])
  }

  private static let twoObjects: MachineLimits = {
    var limits = MachineLimits()
    limits.objectBytes = 2 * (MachineLimits.objectOverhead + 8)
    return limits
  }()
}
