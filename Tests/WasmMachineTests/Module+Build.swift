// Small modules for tests, built by hand so that no decoder can hide a mistake.

import WasmModel

extension Module {
  /// A module made by a few of the functions below.
  init(_ build: (inout Module) -> Void) {
    self.init()
    build(&self)
  }

  /// The index of a function type, which is added if it is new.
  @discardableResult
  mutating func type(_ parameters: [ValueType], _ results: [ValueType]) -> TypeIndex {
    let type = SubType(FunctionType(parameters, results))
    if let index = types.firstIndex(of: type) { return TypeIndex(index) }
    return define(type)
  }

  /// Adds a type.
  @discardableResult
  mutating func define(_ type: SubType) -> TypeIndex {
    types.append(type)
    return TypeIndex(types.count - 1)
  }

  /// Adds a structure whose fields can all be set.
  mutating func structure(
    _ fields: StorageType..., isFinal: Bool = true, of supertype: TypeIndex? = nil
  ) -> TypeIndex {
    define(
      SubType(
        .structure(fields.map { FieldType($0, isMutable: true) }), isFinal: isFinal,
        supertypes: supertype.map { [$0] } ?? []))
  }

  /// Adds an array whose elements can be set.
  mutating func array(_ element: StorageType) -> TypeIndex {
    define(SubType(.array(FieldType(element, isMutable: true))))
  }

  /// Adds a function; the last `end` is added here.
  mutating func function(
    _ name: String?, _ parameters: [ValueType], _ results: [ValueType], locals: [ValueType] = [],
    _ body: [Instruction]
  ) {
    let index = FunctionIndex(functionTypes.count)
    functions.append(
      Function(
        type: type(parameters, results), locals: locals, body: InstructionList(body + [.end])))
    if let name { exports.append(Export(name: name, description: .function(index))) }
  }

  /// Adds a function without parameters and results.
  mutating func function(_ name: String?, locals: [ValueType] = [], _ body: [Instruction]) {
    function(name, [], [], locals: locals, body)
  }

  /// Adds the function that a test calls.
  mutating func run(
    _ parameters: [ValueType], _ results: [ValueType], locals: [ValueType] = [],
    _ body: [Instruction]
  ) {
    function("run", parameters, results, locals: locals, body)
  }

  /// Adds the function that a test calls, without parameters and results.
  mutating func run(locals: [ValueType] = [], _ body: [Instruction]) {
    function("run", locals: locals, body)
  }

  mutating func importFunction(
    _ name: String, _ parameters: [ValueType] = [], _ results: [ValueType] = [],
    from module: String = "host"
  ) {
    let type = type(parameters, results)
    imports.append(Import(module: module, name: name, description: .function(type)))
  }

  mutating func importTag(_ name: String, _ payload: [ValueType], from module: String = "host") {
    let type = type(payload, [])
    imports.append(Import(module: module, name: name, description: .tag(type)))
  }

  /// Adds a tag, exported as `tag0`, `tag1`, ….
  mutating func tag(_ payload: [ValueType] = []) {
    let index = TagIndex(tagTypes.count)
    tags.append(type(payload, []))
    exports.append(Export(name: "tag\(index)", description: .tag(index)))
  }

  /// Adds a memory, exported as `memory`, `memory1`, ….
  mutating func memory(
    _ minimum: UInt64 = 1, maximum: UInt64? = nil, address: AddressType = .i32
  ) {
    let index = MemoryIndex(memoryTypes.count)
    let limits = Limits(minimum: minimum, maximum: maximum)
    memories.append(MemoryType(limits: limits, address: address))
    let name = index.value == 0 ? "memory" : "memory\(index)"
    exports.append(Export(name: name, description: .memory(index)))
  }

  /// Adds a table, exported as `table0`, `table1`, ….
  mutating func table(
    _ minimum: UInt64, maximum: UInt64? = nil, element: ReferenceType = .funcref,
    address: AddressType = .i32, initial: ConstantExpression? = nil
  ) {
    let index = TableIndex(tableTypes.count)
    let limits = Limits(minimum: minimum, maximum: maximum)
    tables.append(
      Table(
        type: TableType(element: element, limits: limits, address: address), initial: initial))
    exports.append(Export(name: "table\(index)", description: .table(index)))
  }

  /// Adds a mutable global, exported as `global0`, `global1`, ….
  mutating func global(_ initial: Instruction, _ type: ValueType = .i32) {
    let index = GlobalIndex(globalTypes.count)
    globals.append(
      Global(
        type: GlobalType(value: type, isMutable: true),
        initial: ConstantExpression([initial, .end])))
    exports.append(Export(name: "global\(index)", description: .global(index)))
  }

  /// Adds an element segment of functions: active in table 0 if it has an offset.
  mutating func elements(_ functions: [Int], at offset: Int32? = nil) {
    elements.append(
      ElementSegment(
        type: .funcref, elements: functions.map { .refFunc($0) },
        mode: offset.map { .active(TableIndex(0), offset: .i32($0)) } ?? .passive))
  }

  /// Adds a data segment: active if it has an offset.
  mutating func data(_ bytes: [UInt8], at offset: Int32? = nil) {
    dataSegments.append(
      DataSegment(
        bytes: bytes, mode: offset.map { .active(MemoryIndex(0), offset: .i32($0)) } ?? .passive))
    dataCount = dataSegments.count
  }
}
