// Functions that are invalid in their references, structures, arrays and vectors.

import WasmModel
import WasmValidation

extension InvalidModule {
  private static let nonNull = ValueType.reference(.nonNull(.function))
  private static let anyref = ValueType.reference(.nullable(.any))
  private static let eqref = ValueType.reference(.nullable(.eq))

  // Locals without a default value.
  static let locals: [InvalidModule] = [
    .init(
      .uninitializedLocal(LocalIndex(0)), at: 0,
      Module([.local(.localGet, 0), .drop, .end], locals: [nonNull])),
    // What is set in a block is unset behind it.
    .init(
      .uninitializedLocal(LocalIndex(0)), at: 5,
      Module(
        [
          .block(), .null(.function), .init(.refAsNonNull), .local(.localSet, 0), .end,  // 0 to 4
          .local(.localGet, 0), .drop, .end,  // 5 to 7
        ], locals: [nonNull])),
    .init(
      .uninitializedLocal(LocalIndex(0)), at: 5,
      Module(
        [
          .i32(0), .if(), .unreachable, .local(.localSet, 0), .else,  // 0 to 4
          .local(.localGet, 0), .drop, .end, .end,  // 5 to 8
        ], locals: [nonNull])),
    .init(
      .uninitializedLocal(LocalIndex(0)), at: 4,
      Module(
        [
          .try(), .unreachable, .local(.localSet, 0), .catchAll, .local(.localGet, 0), .drop, .end,
          .end,
        ],
        locals: [nonNull])),
  ]

  // References to functions and casts.
  static let references: [InvalidModule] = [
    .init(
      mismatch([.nullable(0)], [.funcref]), at: 1,
      Module([.null(.function), .type(.callRef, 0), .end])),
    .init(
      .typeMismatch(.tailCall, expected: .types([]), found: [.i32]), at: 1,
      Module(
        [.null(.type(TypeIndex(1))), .type(.returnCallRef, 1), .end],
        types: [FunctionType([], [.i32])])),
    .init(
      .typeMismatch(.operands, expected: .anyReference, found: [.i32]), at: 1,
      Module([.i32(0), .init(.refAsNonNull), .end])),
    .init(
      .typeMismatch(.branchReference, expected: .types([]), found: [nonNull]), at: 2,
      Module([.block(), .null(.function), .label(.brOnNonNull, 0), .end, .end])),
    .init(
      .typeMismatch(.castTypes, expected: .types([eqref]), found: [anyref]), at: 2,
      Module([
        .block(.value(anyref)), .null(.eq), .cast(.brOnCast, 0, .nullable(.eq), .nullable(.any)),
        .end, .drop, .end,
      ])),
    .init(
      .typeMismatch(.branchReference, expected: .types([.funcref]), found: [eqref]), at: 2,
      Module([
        .block(.value(.funcref)), .null(.any),
        .cast(.brOnCast, 0, .nullable(.any), .nullable(.eq)), .end, .drop, .end,
      ])),
    // What is left when the cast to a nullable type fails is not null.
    .init(
      .typeMismatch(.blockEnd, expected: .types([eqref]), found: [anyref]), at: 3,
      Module([
        .block(.value(eqref)), .null(.any), .cast(.brOnCast, 0, .nullable(.any), .nonNull(.eq)),
        .end, .drop, .end,
      ])),
    .init(
      mismatch([anyref], [.funcref]), at: 1,
      Module([.null(.function), .heap(.refTest, .eq), .drop, .end])),
    .init(
      .unknown(.type, 7), at: 1,
      Module([.null(.any), .heap(.refCast, .type(TypeIndex(7))), .drop, .end])),
    .init(
      mismatch([anyref], [.externref]), at: 1,
      Module([.null(.extern), .init(.externConvertAny), .drop, .end])),
    .init(
      mismatch([eqref, eqref], [anyref, eqref]), at: 2,
      Module([.null(.any), .null(.eq), .init(.refEq), .drop, .end])),
    // Behind unreachable a reference is unknown, but it is a reference.
    .init(
      mismatch([.i32], [nil]), at: 2,
      Module([.unreachable, .init(.refAsNonNull), .init(.i32Eqz), .drop, .end])),
  ]

  private static func aggregate(_ body: [Instruction]) -> Module {
    Module(
      body,
      subTypes: [
        .structure(.value(.i32), .i8), .array(.value(.i64)), .constantArray(.i8),
        .array(.value(.funcref)), SubType(.structure([FieldType(.i8, isMutable: false)])),
        .structure(.value(.to(0))), .array(.value(.to(0))), .array(.i8),
      ]
    ).with {
      $0.dataSegments = [DataSegment(bytes: [], mode: .passive)]
      $0.dataCount = 1
      $0.elements = [ElementSegment(type: .externref, elements: [], mode: .passive)]
    }
  }

  // Structures and arrays: 1 (i32, i8), 2 [i64], 3 [constant i8], 4 [funcref], 5 (constant i8),
  // 6 (function), 7 [function], 8 [i8].
  static let aggregates: [InvalidModule] = [
    .init(
      mismatch([.i32, .i32], [.i64]), at: 1,
      aggregate([.i64(0), .type(.structNew, 1), .drop, .end])),
    .init(
      .noDefault(.to(0)), at: 0, aggregate([.type(.structNewDefault, 6), .drop, .end])),
    .init(
      .noDefault(.to(0)), at: 1, aggregate([.i32(1), .type(.arrayNewDefault, 7), .drop, .end])),
    .init(
      .unknown(.field, 2), at: 1,
      aggregate([.type(.structNewDefault, 1), .field(.structGet, 1, 2), .drop, .end])),
    .init(
      .fieldPacking(.structGet), at: 1,
      aggregate([.type(.structNewDefault, 1), .field(.structGet, 1, 1), .drop, .end])),
    .init(
      .fieldPacking(.structGetS), at: 1,
      aggregate([.type(.structNewDefault, 1), .field(.structGetS, 1, 0), .drop, .end])),
    .init(
      .fieldPacking(.arrayGet), at: 1,
      aggregate([.null(.none), .type(.arrayGet, 3), .drop, .end])),
    .init(
      .immutableField(TypeIndex(5), FieldIndex(0)), at: 2,
      aggregate([.type(.structNewDefault, 5), .i32(1), .field(.structSet, 5, 0), .end])),
    .init(
      .immutableArray(TypeIndex(3)), at: 0, aggregate([.type(.arraySet, 3), .end])),
    .init(.immutableArray(TypeIndex(3)), at: 0, aggregate([.type(.arrayFill, 3), .end])),
    .init(.immutableArray(TypeIndex(3)), at: 0, aggregate([.types(.arrayCopy, 3, 3), .end])),
    .init(
      .arrayTypesDiffer(TypeIndex(2), TypeIndex(3)), at: 0,
      aggregate([.types(.arrayCopy, 2, 3), .end])),
    .init(
      .arrayOfReferences(TypeIndex(4)), at: 0, aggregate([.data(.arrayNewData, 4, 0), .end])),
    .init(
      .arrayOfReferences(TypeIndex(4)), at: 0, aggregate([.data(.arrayInitData, 4, 0), .end])),
    .init(.unknown(.data, 1), at: 0, aggregate([.data(.arrayNewData, 2, 1), .end])),
    .init(
      .typeMismatch(.references, expected: .types([.funcref]), found: [.externref]), at: 0,
      aggregate([.elements(.arrayNewElem, 4, 0), .end])),
    .init(
      .typeMismatch(.references, expected: .types([.funcref]), found: [.externref]), at: 0,
      aggregate([.elements(.arrayInitElem, 4, 0), .end])),
    .init(
      mismatch([.i64, .i64], [.i64]), at: 1, aggregate([.i64(0), .fixed(2, 3), .drop, .end])),
    .init(
      mismatch([.nullable(2), .i32, .i64], [.nullable(8), .i32, .i64]), at: 3,
      aggregate([.null(.type(TypeIndex(8))), .i32(0), .i64(0), .type(.arraySet, 2), .end])),
    .init(
      mismatch([.reference(.nullable(.array))], [.nullable(1)]), at: 1,
      aggregate([.null(.type(TypeIndex(1))), .init(.arrayLen), .drop, .end])),
  ]

  // Lanes and vectors.
  static let vectors: [InvalidModule] = [
    .init(
      .invalidLane(4, count: 4), at: 1,
      Module([.vector, .init(.i32x4ExtractLane, .lane(4)), .drop, .end])),
    .init(
      .invalidLane(32, count: 32), at: 2,
      Module([
        .vector, .vector, .init(.i8x16Shuffle, .shuffle(V128(low: 0, high: 32 << 56))), .drop, .end,
      ])),
    .init(
      .invalidLane(2, count: 2), at: 2,
      Module([
        .i32(0), .vector,
        .init(.v128Load64Lane, .memoryLane(MemoryArgument(alignment: 0, offset: 0), 2)), .drop,
        .end,
      ]).with { $0.memories = [.onePage] }),
    .init(
      .alignmentTooLarge(found: 5, natural: 4), at: 1,
      Module([
        .i32(0), .init(.v128Load, .memory(MemoryArgument(alignment: 5, offset: 0))), .drop, .end,
      ])
      .with { $0.memories = [.onePage] }),
    .init(
      mismatch([.v128, .v128, .v128], [.v128, .v128]), at: 2,
      Module([.vector, .vector, .init(.v128Bitselect), .drop, .end])),
    .init(
      mismatch([.i32, .v128], [.i32, .i32]), at: 2,
      Module([.i32(0), .i32(0), .access(.v128Store), .end]).with { $0.memories = [.onePage] }),
  ]
}
