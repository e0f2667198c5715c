// Modules that are invalid outside of their functions, and uses of memory that are.

import WasmModel
import WasmValidation

extension InvalidModule {
  // Accesses to memory and data.
  static let memoryUse: [InvalidModule] = [
    .init(
      .alignmentTooLarge(found: 3, natural: 2), at: 1,
      load(.i32Load, MemoryArgument(alignment: 3, offset: 0))),
    .init(
      .alignmentTooLarge(found: 1, natural: 0), at: 1,
      load(.i64Load8U, MemoryArgument(alignment: 1, offset: 0))),
    .init(
      .offsetOutOfRange(1 << 32), at: 1,
      load(.i32Load, MemoryArgument(alignment: 0, offset: 1 << 32))),
    .init(
      .dataCountRequired, at: 0,
      Module([.init(.dataDrop, .data(DataIndex(0))), .end]).with {
        $0.dataSegments = [DataSegment(bytes: [], mode: .passive)]
      }),
  ]

  // Constant expressions.
  static let constants: [InvalidModule] = [
    .init(
      .constantExpressionRequired(.nop), in: .global(GlobalIndex(0)), at: 1,
      global([.i32(0), .nop, .end])),
    .init(
      .constantExpressionRequired(.localGet), in: .global(GlobalIndex(0)), at: 0,
      global([.local(.localGet, 0), .end])),
    .init(
      .constantExpressionRequired(.globalGet), in: .global(GlobalIndex(1)), at: 0,
      global([.global(.globalGet, 0), .end], after: .variable)),
    .init(
      .unknown(.global, 0), in: .global(GlobalIndex(0)), at: 0,
      global([.global(.globalGet, 0), .end])),
    // The initial value of a table sees imported globals only.
    .init(
      .unknown(.global, 0), in: .table(TableIndex(0)), at: 0,
      global([.i32(0), .end]).with {
        let initial = ConstantExpression([.global(.globalGet, 0), .end])
        $0.tables = [Table(type: .functions, initial: initial)]
      }),
    .init(
      .typeMismatch(.blockEnd, expected: .types([.i32]), found: [.i64]),
      in: .global(GlobalIndex(0)), at: 1, global([.i64(0), .end])),
    .init(
      .typeMismatch(.blockEnd, expected: .types([.externref]), found: [.funcref]),
      in: .element(ElementIndex(0)), at: 1,
      Module {
        let null = ConstantExpression([.null(.function), .end])
        $0.elements = [ElementSegment(type: .externref, elements: [null], mode: .passive)]
      }),
    .init(
      .typeMismatch(.blockEnd, expected: .types([.i32]), found: [.i64]), in: .data(DataIndex(0)),
      at: 1,
      Module {
        let offset = ConstantExpression([.i64(0), .end])
        $0.memories = [.onePage]
        $0.dataSegments = [DataSegment(bytes: [], mode: .active(MemoryIndex(0), offset: offset))]
      }),
  ]

  // Sizes, segments, exports and the start function.
  static let parts: [InvalidModule] = [
    .init(
      .minimumAboveMaximum(minimum: 2, maximum: 1), in: .memory(MemoryIndex(0)),
      Module { $0.memories = [MemoryType(limits: Limits(minimum: 2, maximum: 1))] }),
    .init(
      .minimumAboveMaximum(minimum: 2, maximum: 1), in: .table(TableIndex(0)),
      Module {
        let limits = Limits(minimum: 2, maximum: 1)
        $0.tables = [Table(type: TableType(element: .funcref, limits: limits))]
      }),
    .init(
      .memoryTooLarge(pages: 65537, limit: 65536), in: .import(0),
      Module {
        let type = MemoryType(limits: Limits(minimum: 0, maximum: 65537))
        $0.imports = [Import(module: "m", name: "m", description: .memory(type))]
      }),
    .init(
      .tableTooLarge(elements: 1 << 32), in: .table(TableIndex(0)),
      Module {
        let limits = Limits(minimum: 1 << 32, maximum: nil)
        $0.tables = [Table(type: TableType(element: .funcref, limits: limits))]
      }),
    .init(
      .startFunctionType(FunctionType([.i32], [])), in: .start,
      Module([.end], type: FunctionType([.i32], [])).with { $0.start = FunctionIndex(0) }),
    .init(
      .duplicateExportName("a"), in: .export("a"),
      Module([.end]).with {
        let export = Export(name: "a", description: .function(FunctionIndex(0)))
        $0.exports = [export, export]
      }),
    .init(
      .unknown(.memory, 1), in: .data(DataIndex(0)),
      Module {
        let mode = DataSegment.Mode.active(MemoryIndex(1), offset: .i32(0))
        $0.dataSegments = [DataSegment(bytes: [], mode: mode)]
      }),
    .init(
      .typeMismatch(.references, expected: .types([.externref]), found: [.funcref]),
      in: .element(ElementIndex(0)),
      Module {
        let mode = ElementSegment.Mode.active(TableIndex(0), offset: .i32(0))
        $0.tables = [Table(type: .externals)]
        $0.elements = [ElementSegment(type: .funcref, elements: [], mode: mode)]
      }),
  ]

  private static func load(_ opcode: Opcode, _ argument: MemoryArgument) -> Module {
    Module([.i32(0), Instruction(opcode, .memory(argument)), .drop, .end]).with {
      $0.memories = [.onePage]
    }
  }

  /// A module whose last global has this initial value.
  private static func global(_ initial: [Instruction], after other: GlobalType? = nil) -> Module {
    Module {
      $0.globals = other.map { [Global(type: $0, initial: .i32(0))] } ?? []
      $0.globals.append(Global(type: .constant, initial: ConstantExpression(initial)))
    }
  }
}

extension MemoryType {
  static let onePage = MemoryType(limits: Limits(minimum: 1, maximum: nil))
}

extension GlobalType {
  static let constant = GlobalType(value: .i32, isMutable: false)
  static let variable = GlobalType(value: .i32, isMutable: true)
}
