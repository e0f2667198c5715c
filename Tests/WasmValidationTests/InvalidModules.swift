// Functions that are invalid, one for each rule: the error, and at which instruction.

import Testing
import WasmModel
import WasmValidation

/// A module and the error that it must give.
struct InvalidModule: CustomTestStringConvertible, Sendable {
  let kind: ValidationError.Kind
  let part: ValidationError.Part
  let pc: Int?
  let module: Module
  var testDescription: String { "\(kind) in \(part)" }

  /// In the only function, at a pc.
  init(_ kind: ValidationError.Kind, at pc: Int, _ module: Module) {
    self.init(kind, in: .function(FunctionIndex(0), name: "func[0]"), at: pc, module)
  }

  init(
    _ kind: ValidationError.Kind, in part: ValidationError.Part, at pc: Int? = nil, _ module: Module
  ) {
    self.kind = kind
    self.part = part
    self.pc = pc
    self.module = module
  }

  static let all =
    operands + blocks + exceptions + indices + memoryUse + constants + parts + subtypes + widths
    + locals + references + aggregates + vectors

  // The stack has the wrong operands.
  private static let operands: [InvalidModule] = [
    .init(mismatch([.i32, .i32], [.i64]), at: 1, Module([.i64(1), .init(.i32Add), .end])),
    .init(
      mismatch([.i32], []), at: 2,
      Module([.i32(0), .block(), .local(.localSet, 0), .end, .end], locals: [.i32])),
    .init(
      .typeMismatch(.operands, expected: .anyOperand, found: []), at: 1,
      Module([.block(), .drop, .end, .end])),
    .init(
      .typeMismatch(.operands, expected: .anyReference, found: [.i32]), at: 1,
      Module([.i32(0), .init(.refIsNull), .end])),
    .init(
      .typeMismatch(.operands, expected: .sameNumbers, found: [.i32, .i64]), at: 3,
      Module([.i32(0), .i64(0), .i32(1), .select, .end])),
    .init(
      .typeMismatch(.operands, expected: .sameNumbers, found: [.funcref, .funcref]), at: 3,
      Module([.null(.function), .null(.function), .i32(1), .select, .end])),
    .init(
      .typeMismatch(.operands, expected: .sameNumbers, found: [.externref]), at: 3,
      Module([.unreachable, .null(.extern), .i32(1), .select, .end])),
    .init(mismatch([.i64], [.i32]), at: 2, Module([.unreachable, .i32(0), .init(.i64Eqz), .end])),
    .init(.invalidResultArity(0), at: 0, Module([.init(.selectTyped, .valueTypes([])), .end])),
    .init(
      .undeclaredFunctionReference(FunctionIndex(0)), at: 0,
      Module([.function(.refFunc, 0), .drop, .end]).with { $0.start = FunctionIndex(0) }),
    .init(
      .immutableGlobal(GlobalIndex(0)), at: 1,
      Module([.i32(0), .global(.globalSet, 0), .end]).with {
        $0.globals = [Global(type: .constant, initial: .i32(0))]
      }),
    .init(
      .typeMismatch(.references, expected: .types([.funcref]), found: [.externref]), at: 0,
      Module([.init(.tableCopy, .tableTable(TableIndex(0), TableIndex(1))), .end]).with {
        $0.tables = [Table(type: .functions), Table(type: .externals)]
      }),
    .init(
      .typeMismatch(.references, expected: .types([.funcref]), found: [.externref]), at: 0,
      Module([.init(.callIndirect, .typeTable(TypeIndex(0), TableIndex(0))), .end]).with {
        $0.tables = [Table(type: .externals)]
      }),
  ]

  // Blocks end with the wrong operands, or do not fit together.
  private static let blocks: [InvalidModule] = [
    .init(
      .typeMismatch(.blockEnd, expected: .types([]), found: [.i32, .i64]), at: 2,
      Module([.i32(0), .i64(0), .end])),
    .init(
      .typeMismatch(.blockEnd, expected: .types([.i32]), found: []), at: 3,
      Module([.i32(0), .if(.i32), .nop, .else, .i32(0), .end, .drop, .end])),
    .init(
      .typeMismatch(.tableLabel, expected: .types([.i32]), found: []), at: 4,
      Module([.block(), .block(.i32), .i32(0), .i32(0), .brTable([1], default: 0), .end, .end])),
    .init(
      .typeMismatch(.missingElse, expected: .types([.i32]), found: []), at: 3,
      Module([.i32(0), .if(.i32), .i32(1), .end, .drop, .end])),
    .init(
      .typeMismatch(.tailCall, expected: .types([.i32]), found: []), at: 0,
      Module([.function(.returnCall, 1), .end], type: FunctionType([], [.i32])).with {
        $0.types.append(SubType(FunctionType([], [])))
        $0.functions.append(Function(type: TypeIndex(1), locals: [], body: [.end]))
      }),
    .init(.misplacedInstruction(.else), at: 1, Module([.block(), .else, .end, .end])),
    .init(.misplacedInstruction(.nop), at: 1, Module([.end, .nop])),
    .init(.endExpected, at: 2, Module([.block(), .end])),
    .init(.endExpected, at: 0, Module([])),
  ]

  // Tags, clauses and legacy blocks.
  private static let exceptions: [InvalidModule] = [
    .init(mismatch([.i32], []), at: 0, Module([.throw(0), .end], tags: [[.i32]])),
    .init(mismatch([.exnref], [.i32]), at: 1, Module([.i32(0), .throwRef, .end])),
    .init(
      .typeMismatch(.catchClause, expected: .types([]), found: [.i32, .caught]), at: 0,
      Module(
        [.tryTable(.empty, CatchClause(.tagReference(TagIndex(0)), label: 0)), .end, .end],
        tags: [[.i32]])),
    // The label counts from outside of the try_table, whose own result this would be.
    .init(
      .typeMismatch(.catchClause, expected: .types([]), found: [.caught]), at: 0,
      Module([.tryTable(.exnref, CatchClause(.allReference, label: 0)), .end, .end])),
    .init(.invalidRethrowLabel(0), at: 1, Module([.try(), .rethrow(0), .delegate(0), .end])),
    .init(
      .misplacedInstruction(.catchAll), at: 2,
      Module([.try(), .catchAll, .catchAll, .end, .end])),
    .init(.misplacedInstruction(.catch), at: 0, Module([.catch(0), .end], tags: [[]])),
    .init(
      .misplacedInstruction(.delegate), at: 2, Module([.try(), .catchAll, .delegate(0), .end])),
    .init(.unknown(.label, 1), at: 1, Module([.try(), .delegate(1), .end])),
    .init(
      .nonEmptyTagResult([.i32]), in: .tag(TagIndex(0)),
      Module([.end], type: FunctionType([], [.i32])).with { $0.tags = [TypeIndex(0)] }),
  ]

  // Indices that name nothing.
  private static let indices: [InvalidModule] = [
    .init(.unknown(.type, 9), at: 0, Module([.block(.type(9)), .end, .end])),
    .init(.unknown(.function, 9), at: 0, Module([.function(.call, 9), .end])),
    .init(.unknown(.table, 0), at: 0, Module([.table(.tableSize, 0), .end])),
    .init(.unknown(.memory, 0), at: 0, Module([.init(.memorySize, .memoryIndex(.init(0))), .end])),
    .init(.unknown(.global, 0), at: 0, Module([.global(.globalGet, 0), .end])),
    .init(.unknown(.tag, 0), at: 0, Module([.throw(0), .end])),
    .init(.unknown(.local, 1), at: 0, Module([.local(.localGet, 1), .end], locals: [.i32])),
    .init(.unknown(.label, 2), at: 1, Module([.block(), .br(2), .end, .end])),
    .init(.unknown(.element, 4), at: 0, Module([.init(.elemDrop, .element(.init(4))), .end])),
    .init(.unknown(.data, 4), at: 0, Module([.init(.dataDrop, .data(.init(4))), .end])),
    .init(
      .unknown(.function, 1), in: .export("f"),
      Module { $0.exports = [Export(name: "f", description: .function(FunctionIndex(1)))] }),
    .init(
      .unknown(.type, 3), in: .import(0),
      Module { $0.imports = [Import(module: "m", name: "f", description: .function(.init(3)))] }),
    .init(
      .unknown(.type, 3), in: .function(FunctionIndex(0), name: "func[0]"),
      Module([.end]).with { $0.functions[0].type = TypeIndex(3) }),
  ]

  static func mismatch(_ expected: [ValueType], _ found: [ValueType?])
    -> ValidationError.Kind
  {
    .typeMismatch(.operands, expected: .types(expected), found: found)
  }
}

extension ValueType {
  /// What a catch clause passes on.
  static let caught = ValueType.reference(.nonNull(.exception))
}
