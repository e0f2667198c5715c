// Types that are invalid, and tables and memories of 64 bits that are used as if they had 32.

import WasmModel
import WasmValidation

extension InvalidModule {
  /// A module of types alone; the last one is wrong.
  private static func last(_ kind: ValidationError.Kind, _ types: SubType...) -> InvalidModule {
    .init(kind, in: .type(TypeIndex(types.count - 1)), Module { $0.types = types })
  }

  private static func last(_ problem: ValidationError.SubtypeProblem, _ types: SubType...)
    -> InvalidModule
  {
    .init(
      .subtype(TypeIndex(types.count - 1), problem), in: .type(TypeIndex(types.count - 1)),
      Module { $0.types = types })
  }

  private static let i32 = StorageType.value(.i32)
  private static let i64 = StorageType.value(.i64)
  private static let any = StorageType.value(.reference(.nullable(.any)))
  private static let eq = StorageType.value(.reference(.nullable(.eq)))
  private static func function(_ parameters: [ValueType], _ results: [ValueType]) -> SubType {
    SubType(FunctionType(parameters, results))
  }

  // The type section.
  static let subtypes: [InvalidModule] = [
    // Groups see themselves and what is before them.
    .init(
      .unknown(.type, 1), in: .type(TypeIndex(0)),
      Module { $0.types = [.structure(.value(.to(1))), .array(.i8)] }),
    last(.unknown(.type, 2), .array(.i8), .structure(.value(.to(2))).grouped),
    last(.unknown(.type, 5), function([.nullable(5)], [])),
    last(.unknown(.type, 5), function([], [.nullable(5)])),
    last(.unknown(.type, 9), .array(.i8).under(9)),
    // Supertypes.
    last(
      .several(2), .array(.i8).open,
      SubType(.array(FieldType(.i8, isMutable: true)), supertypes: [TypeIndex(0), TypeIndex(0)])),
    last(.forward(TypeIndex(0)), .array(.i8).under(0)),
    last(.final(TypeIndex(0)), .array(.i8), .array(.i8).under(0)),
    last(.mismatch(TypeIndex(0)), .array(.i8).open, .array(.i16).under(0)),
    last(.mismatch(TypeIndex(0)), .array(.i8).open, .constantArray(.i8).under(0)),
    last(.mismatch(TypeIndex(0)), .array(any).open, .array(eq).under(0)),
    last(.mismatch(TypeIndex(0)), .constantArray(eq).open, .constantArray(any).under(0)),
    last(.mismatch(TypeIndex(0)), .array(.i8).open, .structure(.i8).under(0)),
    last(.mismatch(TypeIndex(0)), .structure(i32, i64).open, .structure(i32).under(0)),
    last(.mismatch(TypeIndex(0)), .structure(i32).open, .structure(i64).under(0)),
    last(.mismatch(TypeIndex(0)), function([.i32], []).open, function([], []).under(0)),
    last(
      .mismatch(TypeIndex(0)), function([any.unpacked], []).open,
      function([eq.unpacked], []).under(0)),
    last(
      .mismatch(TypeIndex(0)), function([], [eq.unpacked]).open,
      function([], [any.unpacked]).under(0)),
    // Types of the wrong kind.
    .init(
      .otherComposite(TypeIndex(0), expected: .function),
      in: .function(FunctionIndex(0), name: "func[0]"),
      Module([.end]).with { $0.types = [.structure()] }),
    .init(
      .otherComposite(TypeIndex(1), expected: .function), at: 0,
      Module([.block(.type(1)), .end, .end], subTypes: [.array(.i8)])),
    .init(
      .otherComposite(TypeIndex(0), expected: .structure), at: 0,
      Module([.type(.structNewDefault, 0), .end])),
    .init(
      .otherComposite(TypeIndex(0), expected: .array), at: 1,
      Module([.i32(0), .type(.arrayNewDefault, 0), .end])),
    .init(
      .initialValueRequired(.nonNull(.function)), in: .table(TableIndex(0)),
      Module {
        let limits = Limits(minimum: 0, maximum: nil)
        $0.tables = [Table(type: TableType(element: .nonNull(.function), limits: limits))]
      }),
    .init(
      .unknown(.type, 3), in: .global(GlobalIndex(0)),
      Module {
        let type = GlobalType(value: .nullable(3), isMutable: false)
        $0.globals = [Global(type: type, initial: .i32(0))]
      }),
    .init(
      .unknown(.type, 3), in: .element(ElementIndex(0)),
      Module { $0.elements = [ElementSegment(type: .to(3), elements: [], mode: .passive)] }),
    .init(
      .unknown(.type, 3), in: .function(FunctionIndex(0), name: "func[0]"),
      Module([.end], locals: [.nullable(3)])),
  ]

  /// Memory 0 and table 0 have addresses of 64 bits, memory 1 and table 1 of 32.
  private static func wide(_ body: [Instruction]) -> Module {
    Module(body).with {
      $0.memories = [.wide, .onePage]
      $0.tables = [.wideFunctions, Table(type: .functions)]
      $0.dataSegments = [DataSegment(bytes: [], mode: .passive)]
      $0.dataCount = 1
      $0.elements = [ElementSegment(type: .funcref, elements: [], mode: .passive)]
    }
  }

  // Addresses of 64 bits.
  static let widths: [InvalidModule] = [
    .init(mismatch([.i64], [.i32]), at: 1, wide([.i32(0), .access(.i32Load), .drop, .end])),
    .init(
      mismatch([.i32], [.i64]), at: 1, wide([.i64(0), .access(.i32Load, memory: 1), .drop, .end])),
    .init(
      mismatch([.i64, .i32], [.i32, .i32]), at: 2,
      wide([.i32(0), .i32(0), .access(.i32Store), .end])),
    .init(
      .offsetOutOfRange(1 << 32), at: 1,
      wide([.i32(0), .access(.i32Load, offset: 1 << 32, memory: 1), .drop, .end])),
    .init(
      .unknown(.memory, 2), at: 1, wide([.i32(0), .access(.i32Load, memory: 2), .drop, .end])),
    .init(mismatch([.i64], [.i32]), at: 1, wide([.i32(0), .memory(.memoryGrow, 0), .drop, .end])),
    .init(
      mismatch([.i64, .i32, .i64], [.i64, .i32, .i32]), at: 3,
      wide([.i64(0), .i32(0), .i32(0), .memory(.memoryFill, 0), .end])),
    // The length of a copy is an address on both sides.
    .init(
      mismatch([.i64, .i32, .i32], [.i64, .i32, .i64]), at: 3,
      wide([.i64(0), .i32(0), .i64(0), .memories(0, 1), .end])),
    .init(
      mismatch([.i32, .i64, .i32], [.i32, .i64, .i64]), at: 3,
      wide([.i32(0), .i64(0), .i64(0), .memories(1, 0), .end])),
    .init(
      mismatch([.i64, .i64, .i64], [.i64, .i64, .i32]), at: 3,
      wide([.i64(0), .i64(0), .i32(0), .memories(0, 0), .end])),
    .init(
      mismatch([.i64, .i32, .i32], [.i32, .i32, .i32]), at: 3,
      wide([
        .i32(0), .i32(0), .i32(0), .init(.memoryInit, .dataMemory(DataIndex(0), MemoryIndex(0))),
        .end,
      ])),
    .init(mismatch([.i64], [.i32]), at: 1, wide([.i32(0), .table(.tableGet, 0), .drop, .end])),
    .init(
      mismatch([.funcref, .i64], [.funcref, .i32]), at: 2,
      wide([.null(.function), .i32(0), .table(.tableGrow, 0), .drop, .end])),
    .init(
      mismatch([.i64, .i32, .i32], [.i64, .i32, .i64]), at: 3,
      wide([.i64(0), .i32(0), .i64(0), .tables(0, 1), .end])),
    .init(
      mismatch([.i64], [.i32]), at: 1,
      wide([.i32(0), .init(.callIndirect, .typeTable(TypeIndex(0), TableIndex(0))), .end])),
    .init(
      .memoryTooLarge(pages: 1 << 48 + 1, limit: 1 << 48), in: .memory(MemoryIndex(0)),
      Module {
        let limits = Limits(minimum: 0, maximum: 1 << 48 + 1)
        $0.memories = [MemoryType(limits: limits, address: .i64)]
      }),
    .init(
      .typeMismatch(.blockEnd, expected: .types([.i64]), found: [.i32]), in: .data(DataIndex(0)),
      at: 1,
      Module {
        $0.memories = [.wide]
        $0.dataSegments = [DataSegment(bytes: [], mode: .active(MemoryIndex(0), offset: .i32(0)))]
      }),
  ]
}

extension MemoryType {
  static let wide = MemoryType(limits: Limits(minimum: 0, maximum: 1 << 48), address: .i64)
}

extension Table {
  static let wideFunctions = Table(
    type: TableType(
      element: .funcref, limits: Limits(minimum: 0, maximum: .max), address: .i64))
}
