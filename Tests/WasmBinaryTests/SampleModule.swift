// One module with something in every section and every form of segment.

import WasmModel

/// A module that uses all sections; it is well-formed, not valid.
func sampleModule() -> Module {
  var module = Module()
  let limits = Limits(minimum: 1, maximum: 65536)
  module.types = [
    FunctionType([], []), FunctionType([.i32, .f64], [.i64, .externref]),
    FunctionType([.exnref, .funcref], [.f32]),
  ]
  module.imports = [
    Import(module: "env", name: "f", description: .function(TypeIndex(1))),
    Import(
      module: "env", name: "t",
      description: .table(TableType(element: .extern, limits: limits))),
    Import(module: "env", name: "m", description: .memory(MemoryType(limits: limits))),
    Import(
      module: "", name: "é", description: .global(GlobalType(value: .exnref, isMutable: true))),
    Import(module: "env", name: "e", description: .tag(TypeIndex(0))),
  ]
  module.tables = [
    Table(type: TableType(element: .function, limits: Limits(minimum: 0, maximum: nil))),
    Table(type: TableType(element: .exception, limits: limits), initial: null(.exception)),
  ]
  module.memories = [MemoryType(limits: Limits(minimum: 17, maximum: nil))]
  module.tags = [TypeIndex(0), TypeIndex(2)]
  module.globals = [
    Global(type: GlobalType(value: .i32, isMutable: true), initial: constant(1_048_576))
  ]
  module.exports = [
    Export(name: "f", description: .function(FunctionIndex(1))),
    Export(name: "t", description: .table(TableIndex(1))),
    Export(name: "memory", description: .memory(MemoryIndex(0))),
    Export(name: "g", description: .global(GlobalIndex(1))),
    Export(name: "e", description: .tag(TagIndex(2))),
  ]
  module.start = FunctionIndex(1)
  module.elements = sampleElements()
  module.dataCount = 3
  module.dataSegments = sampleData()
  module.functions = sampleFunctions()
  module.names = sampleNames()
  module.customSections = [
    CustomSection(name: "producers", bytes: [1, 2, 3]), CustomSection(name: "", bytes: []),
  ]
  return module
}

/// The eight forms of the binary format, in their order.
func sampleElements() -> [ElementSegment] {
  let short = ElementSegment.Mode.active(TableIndex(0), offset: constant(0))
  let long = ElementSegment.Mode.active(TableIndex(200), offset: constant(-1))
  let functions = [reference(0), reference(300)]
  let mixed = [reference(1), null(.function)]
  return [
    ElementSegment(type: .function, elements: functions, mode: short),
    ElementSegment(type: .function, elements: functions, mode: .passive),
    ElementSegment(type: .function, elements: functions, mode: long),
    ElementSegment(type: .function, elements: functions, mode: .declarative),
    ElementSegment(type: .function, elements: mixed, mode: short),
    ElementSegment(type: .extern, elements: [null(.extern)], mode: .passive),
    ElementSegment(type: .exception, elements: [], mode: long),
    ElementSegment(type: .function, elements: mixed, mode: .declarative),
  ]
}

/// The three forms of the binary format, in their order.
func sampleData() -> [DataSegment] {
  [
    DataSegment(bytes: [1, 2, 3], mode: .active(MemoryIndex(0), offset: constant(8))),
    DataSegment(bytes: [], mode: .passive),
    DataSegment(bytes: [0xFF], mode: .active(MemoryIndex(1), offset: constant(0))),
  ]
}

private func sampleFunctions() -> [Function] {
  let body = [
    Instruction(.try, .blockType(.type(TypeIndex(1)))),
    Instruction(.block, .blockType(.empty)),
    Instruction(.i32Const, .i32(-123_456)),
    Instruction(.brTable, .labels([0, 1, 0], default: 2)),
    Instruction(.end),
    Instruction(.catch, .tag(TagIndex(1))),
    Instruction(.rethrow, .label(0)),
    Instruction(.catchAll),
    Instruction(.end),
    Instruction(.memoryInit, .dataMemory(DataIndex(1), MemoryIndex(0))),
    Instruction(.end),
  ]
  return [
    Function(type: TypeIndex(0), locals: [], body: [Instruction(.end)]),
    Function(type: TypeIndex(1), locals: [.i32, .i32, .f64, .funcref, .i32], body: body),
  ]
}

private func sampleNames() -> Names {
  var names = Names()
  names.module = "sample"
  names.functions = [FunctionIndex(0): "imported", FunctionIndex(1): "start"]
  names.locals = [
    FunctionIndex(2): [LocalIndex(0): "a", LocalIndex(130): "b"], FunctionIndex(1): [:],
  ]
  names.globals = [GlobalIndex(1): "__stack_pointer"]
  names.tables = [TableIndex(0): "functions"]
  names.memories = [MemoryIndex(0): "memory"]
  names.tags = [TagIndex(1): "panic"]
  names.dataSegments = [DataIndex(2): ".rodata"]
  return names
}
