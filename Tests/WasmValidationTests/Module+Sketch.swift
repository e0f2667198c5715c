// Small modules for tests, built by hand so that no decoder can hide a mistake.

import WasmModel

@testable import WasmValidation

extension Module {
  /// A module of one function of type 0. Further types follow from 1, then one for each tag.
  init(
    _ body: [Instruction], type: FunctionType = FunctionType([], []), locals: [ValueType] = [],
    types: [FunctionType] = [], tags: [[ValueType]] = []
  ) {
    self.init()
    self.types = ([type] + types + tags.map { FunctionType($0, []) }).map { SubType($0) }
    self.tags = tags.indices.map { TypeIndex(1 + types.count + $0) }
    functions = [Function(type: TypeIndex(0), locals: locals, body: InstructionList(body))]
  }

  /// A module of one function of type `[] -> []`, whose index is 0, with defined types from 1 on.
  init(_ body: [Instruction], subTypes: [SubType], locals: [ValueType] = []) {
    self.init(body, locals: locals)
    types += subTypes
  }

  /// A module without functions, changed a little.
  init(_ change: (inout Module) -> Void) {
    self.init()
    change(&self)
  }

  /// This module, changed a little.
  func with(_ change: (inout Module) -> Void) -> Module {
    var changed = self
    change(&changed)
    return changed
  }

  /// The first defined function of this module, validated.
  func validatedFunction() throws -> ValidatedFunction {
    let functions = try validate(self).functions
    guard let function = functions.first else { throw ValidationError.Kind.endExpected }
    return function
  }
}

extension Instruction {
  static let unreachable = Instruction(.unreachable)
  static let nop = Instruction(.nop)
  static let drop = Instruction(.drop)
  static let end = Instruction(.end)
  static let `else` = Instruction(.else)
  static let catchAll = Instruction(.catchAll)
  static let throwRef = Instruction(.throwRef)
  static let select = Instruction(.select)

  static func i32(_ value: Int32) -> Instruction { Instruction(.i32Const, .i32(value)) }
  static func i64(_ value: Int64) -> Instruction { Instruction(.i64Const, .i64(value)) }
  static func null(_ heap: HeapType) -> Instruction { Instruction(.refNull, .heapType(heap)) }

  static func block(_ type: BlockType = .empty) -> Instruction {
    Instruction(.block, .blockType(type))
  }
  static func loop(_ type: BlockType = .empty) -> Instruction {
    Instruction(.loop, .blockType(type))
  }
  static func `if`(_ type: BlockType = .empty) -> Instruction { Instruction(.if, .blockType(type)) }
  static func `try`(_ type: BlockType = .empty) -> Instruction {
    Instruction(.try, .blockType(type))
  }
  static func tryTable(_ type: BlockType = .empty, _ clauses: CatchClause...) -> Instruction {
    Instruction(.tryTable, .tryTable(type, clauses))
  }
  static func `catch`(_ tag: Int) -> Instruction { Instruction(.catch, .tag(TagIndex(tag))) }
  static func `throw`(_ tag: Int) -> Instruction { Instruction(.throw, .tag(TagIndex(tag))) }
  static func delegate(_ label: Int) -> Instruction { Instruction(.delegate, .label(label)) }
  static func `rethrow`(_ label: Int) -> Instruction { Instruction(.rethrow, .label(label)) }

  static func br(_ label: Int) -> Instruction { Instruction(.br, .label(label)) }
  static func brIf(_ label: Int) -> Instruction { Instruction(.brIf, .label(label)) }
  static func brTable(_ labels: [Int], default last: Int) -> Instruction {
    Instruction(.brTable, .labels(labels, default: last))
  }
  static func local(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .local(LocalIndex(index)))
  }
  static func global(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .global(GlobalIndex(index)))
  }
  static func function(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .function(FunctionIndex(index)))
  }
  static func table(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .table(TableIndex(index)))
  }
  static func label(_ opcode: Opcode, _ label: Int) -> Instruction {
    Instruction(opcode, .label(label))
  }
  static func heap(_ opcode: Opcode, _ heap: HeapType) -> Instruction {
    Instruction(opcode, .heapType(heap))
  }
  static func type(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .type(TypeIndex(index)))
  }
  static func field(_ opcode: Opcode, _ type: Int, _ field: Int) -> Instruction {
    Instruction(opcode, .typeField(TypeIndex(type), FieldIndex(field)))
  }
  static func types(_ opcode: Opcode, _ first: Int, _ second: Int) -> Instruction {
    Instruction(opcode, .typeType(TypeIndex(first), TypeIndex(second)))
  }
  static func data(_ opcode: Opcode, _ type: Int, _ segment: Int) -> Instruction {
    Instruction(opcode, .typeData(TypeIndex(type), DataIndex(segment)))
  }
  static func elements(_ opcode: Opcode, _ type: Int, _ segment: Int) -> Instruction {
    Instruction(opcode, .typeElement(TypeIndex(type), ElementIndex(segment)))
  }
  static func fixed(_ type: Int, _ count: UInt32) -> Instruction {
    Instruction(.arrayNewFixed, .typeCount(TypeIndex(type), count))
  }
  static func cast(_ opcode: Opcode, _ label: Int, _ from: ReferenceType, _ to: ReferenceType)
    -> Instruction
  {
    Instruction(opcode, .castBranch(label, from: from, to: to))
  }
  static func memory(_ opcode: Opcode, _ index: Int) -> Instruction {
    Instruction(opcode, .memoryIndex(MemoryIndex(index)))
  }
  static func memories(_ to: Int, _ from: Int) -> Instruction {
    Instruction(.memoryCopy, .memoryMemory(MemoryIndex(to), MemoryIndex(from)))
  }
  static func tables(_ to: Int, _ from: Int) -> Instruction {
    Instruction(.tableCopy, .tableTable(TableIndex(to), TableIndex(from)))
  }
  static func access(_ opcode: Opcode, offset: UInt64 = 0, memory: Int = 0) -> Instruction {
    let memory = MemoryIndex(memory)
    return Instruction(
      opcode, .memory(MemoryArgument(alignment: 0, offset: offset, memory: memory)))
  }
  static let vector = Instruction(.v128Const, .v128(.zero))
}

extension ValueType {
  /// The type `(ref $index)`.
  static func to(_ index: Int) -> ValueType { .reference(.to(index)) }
  /// The type `(ref null $index)`.
  static func nullable(_ index: Int) -> ValueType { .reference(.nullable(index)) }
}

extension ReferenceType {
  static func to(_ index: Int) -> ReferenceType { .nonNull(.type(TypeIndex(index))) }
  static func nullable(_ index: Int) -> ReferenceType { .nullable(.type(TypeIndex(index))) }
}

extension SubType {
  /// A structure whose fields may change.
  static func structure(_ fields: StorageType...) -> SubType {
    SubType(.structure(fields.map { FieldType($0, isMutable: true) }))
  }
  /// An array whose elements may change.
  static func array(_ element: StorageType) -> SubType {
    SubType(.array(FieldType(element, isMutable: true)))
  }
  static func constantArray(_ element: StorageType) -> SubType {
    SubType(.array(FieldType(element, isMutable: false)))
  }
  /// This type, open for subtypes.
  var open: SubType { SubType(composite, isFinal: false, supertypes: supertypes) }
  /// This type as a subtype of another one.
  func under(_ supertype: Int) -> SubType {
    SubType(composite, isFinal: false, supertypes: [TypeIndex(supertype)])
  }
  /// This type in the recursion group of the type before it.
  var grouped: SubType {
    SubType(composite, isFinal: isFinal, supertypes: supertypes, continuesGroup: true)
  }
}

extension BlockType {
  static let i32 = BlockType.value(.i32)
  static let exnref = BlockType.value(.exnref)
  static func type(_ index: Int) -> BlockType { .type(TypeIndex(index)) }
}

extension ConstantExpression {
  static func i32(_ value: Int32) -> ConstantExpression { ConstantExpression([.i32(value), .end]) }
}
