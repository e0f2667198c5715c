// Functions and modules that are valid by a rule that is easy to get wrong.

import Testing
import WasmModel
import WasmValidation

/// A module that must validate.
struct ValidModule: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let module: Module

  init(_ name: String, _ module: Module) {
    testDescription = name
    self.module = module
  }

  static let all = control + references + locals + aggregates + storage + constants + types

  private static let nonNull = ValueType.reference(.nonNull(.function))
  private static let anyref = ValueType.reference(.nullable(.any))
  private static let eqref = ValueType.reference(.nullable(.eq))

  static let control: [ValidModule] = [
    .init(
      "the labels of a br_table may take different types that the operands match",
      Module([
        .block(.value(anyref)), .block(.value(eqref)), .null(.i31), .i32(0),
        .brTable([0], default: 1), .end, .end, .drop, .end,
      ])),
    .init(
      "behind unreachable the labels of a br_table may take any types of the same number",
      Module([
        .block(.i32), .block(.value(.funcref)), .unreachable, .brTable([0], default: 1), .end,
        .drop, .i32(0), .end, .drop, .end,
      ])),
    .init(
      "a tail call may return subtypes",
      Module([.function(.returnCall, 1), .end], type: FunctionType([], [anyref])).with {
        $0.types.append(SubType(FunctionType([], [eqref])))
        $0.functions.append(
          Function(type: TypeIndex(1), locals: [], body: [.null(.none), .end]))
      }),
    .init(
      "a clause may pass on a subtype of what its label takes",
      Module([
        .block(.exnref), .tryTable(.empty, CatchClause(.allReference, label: 0)), .end,
        .null(.exception), .end, .drop, .end,
      ])),
    .init(
      "an if without else may have results that its parameters match",
      Module(
        [.null(.eq), .i32(0), .if(.type(1)), .end, .drop, .end],
        types: [FunctionType([eqref], [anyref])])),
    .init(
      "select takes vectors without a type",
      Module([.vector, .vector, .i32(0), .select, .drop, .end])),
    .init(
      "select of a type takes subtypes of it",
      Module([
        .null(.i31), .null(.structure), .i32(0), .init(.selectTyped, .valueTypes([anyref])), .drop,
        .end,
      ])),
  ]

  static let references: [ValidModule] = [
    .init(
      "behind unreachable a reference stands for every reference that is not null",
      Module([
        .unreachable, .init(.refAsNonNull), .type(.callRef, 0), .unreachable, .init(.refAsNonNull),
        .init(.refIsNull), .drop, .end,
      ])),
    .init(
      "br_on_null leaves a reference that is not null",
      Module(
        [
          .block(), .null(.function), .label(.brOnNull, 0), .local(.localSet, 0), .end, .end,
        ], locals: [nonNull])),
    .init(
      "br_on_cast to a nullable type leaves a reference that is not null",
      Module(
        [
          .block(.value(anyref)), .null(.any),
          .cast(.brOnCast, 0, .nullable(.any), .nullable(.i31)), .local(.localTee, 0), .end, .drop,
          .end,
        ], locals: [.reference(.nonNull(.any))])),
    .init(
      "br_on_cast_fail leaves the type that was cast to",
      Module(
        [
          .block(.value(anyref)), .null(.any),
          .cast(.brOnCastFail, 0, .nullable(.any), .nonNull(.i31)), .local(.localTee, 0), .end,
          .drop,
          .end,
        ], locals: [.reference(.nonNull(.i31))])),
    .init(
      "call_ref takes a reference to a subtype",
      Module(
        [.null(.type(TypeIndex(2))), .type(.callRef, 1), .end],
        subTypes: [SubType(FunctionType([], [])).open, SubType(FunctionType([], [])).under(1)])),
    .init(
      "ref.func has the type of its function",
      Module([.function(.refFunc, 0), .type(.callRef, 0), .end]).with {
        $0.exports = [Export(name: "f", description: .function(FunctionIndex(0)))]
      }),
    .init(
      "any.convert_extern keeps null out",
      Module(
        [
          .null(.extern), .init(.refAsNonNull), .init(.anyConvertExtern), .local(.localSet, 0),
          .end,
        ], locals: [.reference(.nonNull(.any))])),
  ]

  static let locals: [ValidModule] = [
    .init(
      "a local without a default may be read in the block that sets it, and in blocks inside",
      Module(
        [
          .null(.function), .init(.refAsNonNull), .local(.localSet, 0),
          .block(), .local(.localGet, 0), .drop, .end, .local(.localGet, 0), .drop, .end,
        ], locals: [nonNull])),
    .init(
      "a parameter without a default is set",
      Module([.local(.localGet, 0), .drop, .end], type: FunctionType([nonNull], []))),
  ]

  static let aggregates: [ValidModule] = [
    .init(
      "a structure is made from i32 where it is packed, and is a subtype of eq",
      Module(
        [.i32(1), .i64(2), .type(.structNew, 1), .null(.eq), .init(.refEq), .drop, .end],
        subTypes: [.structure(.i8, .value(.i64))])),
    .init(
      "array.new_fixed takes any number of operands behind unreachable",
      Module([.unreachable, .fixed(1, .max), .drop, .end], subTypes: [.array(.i8)])),
    .init(
      "array.copy takes elements of a subtype",
      Module(
        [.unreachable, .types(.arrayCopy, 1, 2), .end],
        subTypes: [.array(.value(anyref)), .constantArray(.value(eqref))])),
    .init(
      "a field of a subtype is read through its supertype",
      Module(
        [.null(.type(TypeIndex(2))), .field(.structGet, 1, 0), .drop, .end],
        subTypes: [
          .structure(.value(.i32)).open, .structure(.value(.i32), .value(.f64)).under(1),
        ])),
    .init(
      "types of equal groups are the same",
      Module(
        [.null(.type(TypeIndex(1))), .local(.localSet, 0), .end],
        subTypes: [.structure(.value(.nullable(1))), .structure(.value(.nullable(2)))],
        locals: [.nullable(2)])),
  ]

  static let storage: [ValidModule] = [
    .init(
      "a memory of 64 bits takes offsets and addresses of 64 bits",
      Module([.i64(0), .access(.i32Load, offset: 1 << 40), .drop, .end]).with {
        $0.memories = [.wide]
      }),
    .init(
      "a copy between memories of 32 and 64 bits has a length of 32",
      Module([.i32(0), .i64(0), .i32(0), .memories(1, 0), .end]).with {
        $0.memories = [.wide, .onePage]
      }),
    .init(
      "a table of 64 bits may have 2^64-1 elements",
      Module([.i64(0), .table(.tableGet, 0), .drop, .end]).with { $0.tables = [.wideFunctions] }),
    .init(
      "references of a subtype may be copied into a table",
      Module([.i32(0), .i32(0), .i32(0), .tables(0, 1), .end]).with {
        let element = ReferenceType.nullable(0)
        $0.tables = [
          Table(type: .functions),
          Table(type: TableType(element: element, limits: Limits(minimum: 0, maximum: nil))),
        ]
      }),
    .init(
      "a table of references that are not null has an initial value",
      Module([.end]).with {
        let limits = Limits(minimum: 1, maximum: nil)
        $0.tables = [
          Table(
            type: TableType(element: .to(0), limits: limits),
            initial: ConstantExpression([.function(.refFunc, 0), .end]))
        ]
      }),
  ]

  static let constants: [ValidModule] = [
    .init(
      "a constant expression may make structures, arrays and small integers",
      Module {
        $0.types = [.structure(.value(anyref), .i8), .array(.value(.nullable(0)))]
        let bodies: [[Instruction]] = [
          [.i32(1), .init(.refI31), .i32(2), .type(.structNew, 0)],
          [.type(.structNewDefault, 0)],
          [.null(.none), .i32(3), .type(.arrayNew, 1)],
          [.i32(3), .type(.arrayNewDefault, 1)],
          [.null(.none), .null(.none), .fixed(1, 2)],
          [
            .null(.extern), .init(.anyConvertExtern), .init(.externConvertAny),
            .init(.anyConvertExtern),
          ],
        ]
        $0.globals = bodies.map {
          Global(
            type: GlobalType(value: anyref, isMutable: false),
            initial: ConstantExpression($0 + [.end]))
        }
      }),
    .init(
      "a global may be computed from a vector and one before it",
      Module {
        let type = GlobalType(value: .v128, isMutable: false)
        $0.globals = [
          Global(type: type, initial: ConstantExpression([.vector, .end])),
          Global(type: type, initial: ConstantExpression([.global(.globalGet, 0), .end])),
        ]
      }),
  ]

  static let types: [ValidModule] = [
    .init(
      "types of a group refer to each other",
      Module { $0.types = [.structure(.value(.nullable(1))), .array(.value(.to(0))).grouped] }),
    .init(
      "parameters of a subtype are supertypes, results subtypes",
      Module {
        $0.types = [
          SubType(FunctionType([eqref], [anyref])).open,
          SubType(FunctionType([anyref], [eqref])).under(0),
        ]
      }),
    .init(
      "a supertype may stand in the same group",
      Module {
        $0.types = [
          .structure().open, .structure(.value(.nullable(2))).under(0).grouped, .array(.i8).grouped,
        ]
      }),
  ]
}

@Suite struct ValidModuleTests {
  @Test("a module that keeps the rules validates", arguments: ValidModule.all)
  func valid(_ row: ValidModule) throws {
    let validated = try validate(row.module)
    for function in validated.functions { _ = validated.operandTypes(of: function.index) }
  }
}
