// What the rest of a module says: the types behind its index spaces, and which indices exist.
//
// Standard: Validation, Conventions, Contexts.

import WasmModel

/// The part of the standard's context that is the same for a whole module; operands and labels are
/// in ``FunctionValidator``.
struct ModuleContext {
  let types: [FunctionType]
  let functions: [TypeIndex]
  let tables: [TableType]
  let memoryCount: Int
  /// All globals in functions; in constant expressions only those defined before.
  var globals: [GlobalType]
  let tags: [TypeIndex]
  let elements: [HeapType]
  let dataCount: Int
  let hasDataCountSection: Bool
  /// The functions that `ref.func` may name. The standard's name: `refs`.
  let references: Set<FunctionIndex>

  init(_ module: Module) {
    types = module.types
    functions = module.functionTypes
    tables = module.tableTypes
    memoryCount = module.memoryTypes.count
    globals = module.globalTypes
    tags = module.tagTypes
    elements = module.elements.map(\.type)
    dataCount = module.dataSegments.count
    hasDataCountSection = module.dataCount != nil
    references = Self.references(of: module)
  }

  /// The functions that are named outside of functions and the start section.
  private static func references(of module: Module) -> Set<FunctionIndex> {
    let expressions =
      module.globals.map(\.initial) + module.tables.compactMap(\.initial)
      + module.elements.flatMap(\.elements)
    var references: Set<FunctionIndex> = []
    for case .function(let index) in expressions.lazy.flatMap(\.body).map(\.immediate) {
      references.insert(index)
    }
    for case .function(let index) in module.exports.lazy.map(\.description) {
      references.insert(index)
    }
    return references
  }

  // The lookups below expect an index that was checked.
  func type(_ index: TypeIndex) -> FunctionType { types[index.value] }
  func type(of function: FunctionIndex) -> FunctionType { type(functions[function.value]) }
  func payload(of tag: TagIndex) -> [ValueType] { type(tags[tag.value]).parameters }
  func element(of table: TableIndex) -> ValueType { .reference(tables[table.value].element) }
  func element(of segment: ElementIndex) -> ValueType { .reference(elements[segment.value]) }

  func type(of block: BlockType) -> FunctionType {
    switch block {
    case .empty: FunctionType([], [])
    case .value(let type): FunctionType([], [type])
    case .type(let index): type(index)
    }
  }
}

extension ModuleContext {
  /// Checks that an immediate fits the instruction's card and names only what exists. Labels and
  /// locals are left to the rules of the instructions.
  func checkImmediate(of instruction: Instruction, _ shape: ImmediateShape)
    throws(ValidationError.Kind)
  {
    switch (shape, instruction.immediate) {
    case (.none, .none), (.label, .label), (.labels, .labels), (.valueTypes, .valueTypes): return
    case (.heapType, .heapType), (.local, .local): return
    case (.i32, .i32), (.i64, .i64), (.f32, .f32), (.f64, .f64): return
    case (.blockType, .blockType(let type)): try check(type)
    case (.tryTable, .tryTable(let type, let clauses)): try check(type, clauses)
    case (.function, .function(let index)): try check(index)
    case (.typeTable, .typeTable(let type, let table)): try check(table, type)
    case (.tag, .tag(let index)): try check(index)
    case (.global, .global(let index)): try check(index)
    case (.table, .table(let index)): try check(index)
    case (.tableTable, .tableTable(let to, let from)): try check(to, from)
    case (.element, .element(let index)): try check(index)
    case (.elementTable, .elementTable(let segment, let table)): try check(table, segment)
    case (.memory(let width), .memory(let argument)): try check(argument, width: width)
    case (.memoryIndex, .memoryIndex(let index)): try check(index)
    case (.memoryMemory, .memoryMemory(let to, let from)): try check(to, from)
    case (.data, .data(let index)): try checkUse(of: index)
    case (.dataMemory, .dataMemory(let segment, let memory)): try checkUse(of: segment, memory)
    default: throw .immediateMismatch(instruction.opcode, expected: shape)
    }
  }

  func check(_ index: TypeIndex) throws(ValidationError.Kind) {
    try check(index.value, below: types.count, .type)
  }
  func check(_ index: FunctionIndex) throws(ValidationError.Kind) {
    try check(index.value, below: functions.count, .function)
  }
  func check(_ index: TableIndex) throws(ValidationError.Kind) {
    try check(index.value, below: tables.count, .table)
  }
  func check(_ index: MemoryIndex) throws(ValidationError.Kind) {
    try check(index.value, below: memoryCount, .memory)
  }
  func check(_ index: GlobalIndex) throws(ValidationError.Kind) {
    try check(index.value, below: globals.count, .global)
  }
  func check(_ index: TagIndex) throws(ValidationError.Kind) {
    try check(index.value, below: tags.count, .tag)
  }
  func check(_ index: ElementIndex) throws(ValidationError.Kind) {
    try check(index.value, below: elements.count, .element)
  }

  /// Checks that references of one type may be stored where another type is expected.
  func requireReferences(_ found: ValueType, in expected: ValueType) throws(ValidationError.Kind) {
    guard found == expected else {
      throw .typeMismatch(.references, expected: .types([expected]), found: [found])
    }
  }

  private func check(_ index: Int, below count: Int, _ space: ValidationError.Space)
    throws(ValidationError.Kind)
  {
    guard (0..<count).contains(index) else { throw .unknown(space, index) }
  }

  private func check(_ type: BlockType) throws(ValidationError.Kind) {
    if case .type(let index) = type { try check(index) }
  }

  private func check(_ type: BlockType, _ clauses: [CatchClause]) throws(ValidationError.Kind) {
    try check(type)
    for clause in clauses {
      switch clause.pattern {
      case .tag(let tag), .tagReference(let tag): try check(tag)
      case .all, .allReference: continue
      }
    }
  }

  private func check(_ table: TableIndex, _ type: TypeIndex) throws(ValidationError.Kind) {
    try check(table)
    try check(type)
  }

  private func check(_ table: TableIndex, _ segment: ElementIndex) throws(ValidationError.Kind) {
    try check(table)
    try check(segment)
  }

  private func check(_ to: TableIndex, _ from: TableIndex) throws(ValidationError.Kind) {
    try check(to)
    try check(from)
  }

  private func check(_ to: MemoryIndex, _ from: MemoryIndex) throws(ValidationError.Kind) {
    try check(to)
    try check(from)
  }

  private func check(_ argument: MemoryArgument, width: Int) throws(ValidationError.Kind) {
    try check(argument.memory)
    let natural = UInt32(width.trailingZeroBitCount)
    guard argument.alignment <= natural else {
      throw .alignmentTooLarge(found: argument.alignment, natural: natural)
    }
    guard argument.offset <= UInt32.max else { throw .offsetOutOfRange(argument.offset) }
  }

  private func checkUse(of segment: DataIndex, _ memory: MemoryIndex) throws(ValidationError.Kind) {
    try check(memory)
    try checkUse(of: segment)
  }

  private func checkUse(of segment: DataIndex) throws(ValidationError.Kind) {
    try check(segment.value, below: dataCount, .data)
    guard hasDataCountSection else { throw .dataCountRequired }
  }
}
