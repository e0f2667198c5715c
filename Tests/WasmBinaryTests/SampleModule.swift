// One module with something in every section and every form of segment.

import WasmModel

/// A module that uses all sections; it is well-formed, not valid.
func sampleModule() -> Module {
  var module = Module()
  let limits = Limits(minimum: 1, maximum: 65536)
  let large = Limits(minimum: 1, maximum: 1 << 48)
  module.types = sampleTypes()
  module.imports = [
    Import(module: "env", name: "f", description: .function(TypeIndex(1))),
    Import(
      module: "env", name: "t",
      description: .table(TableType(element: .externref, limits: limits))),
    Import(module: "env", name: "m", description: .memory(MemoryType(limits: limits))),
    Import(
      module: "", name: "é", description: .global(GlobalType(value: .exnref, isMutable: true))),
    Import(module: "env", name: "e", description: .tag(TypeIndex(0))),
  ]
  module.tables = [
    Table(type: TableType(element: .funcref, limits: Limits(minimum: 0, maximum: nil))),
    Table(type: TableType(element: .exnref, limits: limits), initial: null(.exception)),
    Table(type: TableType(element: .nullable(.type(TypeIndex(3))), limits: large, address: .i64)),
  ]
  module.memories = [
    MemoryType(limits: Limits(minimum: 17, maximum: nil)), MemoryType(limits: large, address: .i64),
  ]
  module.tags = [TypeIndex(0), TypeIndex(2)]
  module.globals = [
    Global(type: GlobalType(value: .i32, isMutable: true), initial: constant(1_048_576)),
    Global(
      type: GlobalType(value: .reference(.nonNull(.i31)), isMutable: false),
      initial: ConstantExpression([
        Instruction(.i32Const, .i32(7)), Instruction(.refI31), Instruction(.end),
      ])),
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
    CustomSection(name: "first", bytes: [0], predecessor: .custom),
    CustomSection(name: "producers", bytes: [1, 2, 3], predecessor: .code),
    CustomSection(name: "", bytes: [], predecessor: .data),
  ]
  return module
}

/// Functions, structures and arrays, alone and in groups.
func sampleTypes() -> [SubType] {
  let node = ValueType.reference(.nullable(.type(TypeIndex(3))))
  return [
    SubType(FunctionType([], [])),
    SubType(FunctionType([.i32, .f64], [.i64, .externref])),
    SubType(FunctionType([.exnref, .funcref, .v128], [.f32])),
    SubType(.structure([FieldType(.value(node), isMutable: true)]), isFinal: false),
    SubType(
      .structure([FieldType(.value(node), isMutable: true), FieldType(.i8, isMutable: false)]),
      supertypes: [TypeIndex(3)], continuesGroup: true),
    SubType(.structure([]), isFinal: false, supertypes: [TypeIndex(3)]),
    SubType(.array(FieldType(.i16, isMutable: true))),
  ]
}

/// The eight forms of the binary format, in their order.
func sampleElements() -> [ElementSegment] {
  let short = ElementSegment.Mode.active(TableIndex(0), offset: constant(0))
  let long = ElementSegment.Mode.active(TableIndex(200), offset: constant(-1))
  let function = ReferenceType.nonNull(.function)
  let functions = [reference(0), reference(300)]
  let mixed = [reference(1), null(.function)]
  return [
    ElementSegment(type: function, elements: functions, mode: short),
    ElementSegment(type: function, elements: functions, mode: .passive),
    ElementSegment(type: function, elements: functions, mode: long),
    ElementSegment(type: function, elements: functions, mode: .declarative),
    ElementSegment(type: .funcref, elements: mixed, mode: short),
    ElementSegment(type: .externref, elements: [null(.extern)], mode: .passive),
    ElementSegment(type: .nonNull(.type(TypeIndex(0))), elements: [], mode: long),
    ElementSegment(type: .funcref, elements: mixed, mode: .declarative),
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
  let body: InstructionList = [
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
    Function(
      type: TypeIndex(1), locals: [.i32, .i32, .f64, .funcref, .reference(.nonNull(.eq)), .i32],
      body: body),
  ]
}

private func sampleNames() -> Names {
  var names = Names()
  names.module = "sample"
  names.functions = [FunctionIndex(0): "imported", FunctionIndex(1): "start"]
  names.locals = [
    FunctionIndex(2): [LocalIndex(0): "a", LocalIndex(130): "b"]
  ]
  names.labels = [FunctionIndex(2): [LabelIndex(0): "retry"]]
  names.types = [TypeIndex(3): "node"]
  names.fields = [TypeIndex(3): [FieldIndex(0): "next"]]
  names.globals = [GlobalIndex(1): "__stack_pointer"]
  names.tables = [TableIndex(0): "functions"]
  names.memories = [MemoryIndex(0): "memory"]
  names.tags = [TagIndex(1): "panic"]
  names.elements = [ElementIndex(7): "declared"]
  names.dataSegments = [DataIndex(2): ".rodata"]
  return names
}
