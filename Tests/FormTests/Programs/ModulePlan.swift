// The index spaces of a module that is being made.

import WasmModel

/// A module without its code, and what the code may refer to.
struct ModulePlan {
  private(set) var module = Module()
  private(set) var functions: [FunctionType] = []
  /// How many of the functions are imported.
  private(set) var imported = 0
  private(set) var tables: [TableType] = []
  private(set) var memories: [MemoryType] = []
  private(set) var globals: [GlobalType] = []
  private(set) var tags: [[ValueType]] = []
  /// The functions that table 0 holds at first.
  private(set) var entries: [Int?] = []
  /// The types of the passive segments' elements.
  private(set) var segments: [ReferenceType] = []
  private var typeNumbers: [FunctionType: TypeIndex] = [Prelude.calleeType: Prelude.callee]

  /// The data segment that code uses.
  static let data = DataIndex(0)
  /// The segment of functions, and that of other references.
  static let functionSegment = 0
  static let referenceSegment = 1

  init() {
    module.types = Prelude.types
    module.dataSegments = [
      DataSegment(bytes: (0..<48).map { UInt8(truncatingIfNeeded: $0 * 37 + 5) }, mode: .passive)
    ]
    module.dataCount = 1
  }

  mutating func type(_ function: FunctionType) -> TypeIndex {
    if let known = typeNumbers[function] { return known }
    module.types.append(SubType(function))
    let index = TypeIndex(module.types.count - 1)
    typeNumbers[function] = index
    return index
  }

  // MARK: Imports

  mutating func importFunction(_ name: String, _ type: FunctionType, from exporter: String) {
    add(name, .function(self.type(type)), from: exporter)
    imported += 1
    functions.append(type)
  }

  mutating func importMemory(_ name: String, _ type: MemoryType, from exporter: String) {
    add(name, .memory(type), from: exporter)
    memories.append(type)
  }

  mutating func importTable(_ name: String, _ type: TableType, from exporter: String) {
    add(name, .table(type), from: exporter)
    tables.append(type)
  }

  mutating func importTag(_ name: String, _ payload: [ValueType], from exporter: String) {
    add(name, .tag(type(FunctionType(payload, []))), from: exporter)
    tags.append(payload)
  }

  private mutating func add(
    _ name: String, _ description: Import.Description, from exporter: String
  ) {
    module.imports.append(Import(module: exporter, name: name, description: description))
  }

  // MARK: Definitions, each exported under a name with its index

  /// Names the type of a function, whose code comes later.
  mutating func declare(_ type: FunctionType) {
    _ = self.type(type)
    export("f", functions.count) { .function(FunctionIndex($0)) }
    functions.append(type)
  }

  mutating func define(_ index: Int, locals: [ValueType], _ body: [Instruction]) {
    module.functions.append(
      Function(type: type(functions[index]), locals: locals, body: InstructionList(body)))
  }

  mutating func define(_ memory: MemoryType) {
    export("m", memories.count) { .memory(MemoryIndex($0)) }
    module.memories.append(memory)
    memories.append(memory)
  }

  mutating func define(_ table: TableType) {
    export("t", tables.count) { .table(TableIndex($0)) }
    module.tables.append(Table(type: table))
    tables.append(table)
  }

  mutating func define(tag payload: [ValueType]) {
    export("e", tags.count) { .tag(TagIndex($0)) }
    module.tags.append(type(FunctionType(payload, [])))
    tags.append(payload)
  }

  mutating func define(global type: ValueType, _ initial: Instruction) {
    export("g", globals.count) { .global(GlobalIndex($0)) }
    let global = GlobalType(value: type, isMutable: true)
    let end = Instruction(.end)
    module.globals.append(Global(type: global, initial: ConstantExpression([initial, end])))
    globals.append(global)
  }

  private mutating func export(_ letter: String, _ index: Int, _ make: (Int) -> Export.Description)
  {
    module.exports.append(Export(name: "\(letter)\(index)", description: make(index)))
  }

  /// Fills table 0 from an index on, and makes the passive segments.
  mutating func fillTable(from start: Int, with entries: [Int?]) {
    self.entries = Array(repeating: nil, count: start) + entries
    let references = entries.map { Self.expression(Self.reference(toFunction: $0)) }
    let offset = Self.expression(Instruction(.i32Const, .i32(Int32(start))))
    let smalls = (0..<4).map { number in
      ConstantExpression([
        Instruction(.i32Const, .i32(Int32(number))), Instruction(.refI31), Instruction(.end),
      ])
    }
    module.elements = [
      ElementSegment(type: .funcref, elements: references, mode: .passive),
      ElementSegment(type: .nullable(.any), elements: smalls, mode: .passive),
      ElementSegment(
        type: .funcref, elements: references, mode: .active(TableIndex(0), offset: offset)),
      // So that code may make references to all functions.
      ElementSegment(
        type: .funcref,
        elements: functions.indices.map { Self.expression(Self.reference(toFunction: $0)) },
        mode: .declarative),
    ]
    segments = module.elements.prefix(2).map(\.type)
  }

  private static func reference(toFunction index: Int?) -> Instruction {
    guard let index else { return Instruction(.refNull, .heapType(.function)) }
    return Instruction(.refFunc, .function(FunctionIndex(index)))
  }

  private static func expression(_ instruction: Instruction) -> ConstantExpression {
    ConstantExpression([instruction, Instruction(.end)])
  }
}
