// Printing the fields of a module: the text, and that it reads as the same module.

import Testing
import WasmModel
import WasmText

@Suite struct PrinterModuleTests {
  /// Prints a module and expects these lines inside `(module …)`; then reads it again.
  private func expect(
    _ module: Module, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = ["(module"] + lines.map { "  " + $0 } + [")", ""]
    #expect(
      printModule(module) == text.joined(separator: "\n"), sourceLocation: sourceLocation)
    for style in [TextStyle.plain, .folded] {
      #expect(try module.again(style) == module, sourceLocation: sourceLocation)
    }
  }

  @Test("types keep their groups, supertypes and field names")
  func types() throws {
    var module = Module()
    let node = ValueType.reference(.nullable(.type(TypeIndex(1))))
    module.types = [
      SubType(FunctionType([.i32, .i64], [.f32])),
      SubType(
        .structure([
          FieldType(.value(node), isMutable: true), FieldType(.i8, isMutable: false),
        ]), isFinal: false),
      SubType(
        .structure([
          FieldType(.value(node), isMutable: true), FieldType(.i8, isMutable: false),
        ]), supertypes: [TypeIndex(1)], continuesGroup: true),
      SubType(.array(FieldType(.i16, isMutable: true))),
    ]
    module.names.types = [TypeIndex(1): "node"]
    module.names.fields = [TypeIndex(1): [FieldIndex(0): "next"]]
    try expect(
      module,
      [
        "(type (;0;) (func (param i32 i64) (result f32)))",
        "(rec",
        "  (type $node (sub (struct (field $next (mut (ref null $node))) (field i8))))",
        "  (type (;2;) (sub final $node (struct (field (mut (ref null $node))) (field i8))))",
        ")",
        "(type (;3;) (array (mut i16)))",
      ])
  }

  @Test("imports, exports and definitions count their indices together")
  func fields() throws {
    var module = Module()
    module.types = [SubType(FunctionType([.i32], []))]
    let limits = Limits(minimum: 1, maximum: 2)
    let table = TableType(element: .funcref, limits: limits, address: .i64)
    let global = GlobalType(value: .i32, isMutable: true)
    module.imports = [
      Import(module: "m", name: "f\"", description: .function(TypeIndex(0))),
      Import(module: "m", name: "t", description: .table(table)),
      Import(module: "m", name: "m", description: .memory(MemoryType(limits: limits))),
      Import(module: "m", name: "g", description: .global(global)),
      Import(module: "m", name: "e", description: .tag(TypeIndex(0))),
    ]
    module.tables = [
      Table(
        type: TableType(
          element: .nonNull(.function), limits: Limits(minimum: 3, maximum: nil)),
        initial: .function(0))
    ]
    module.memories = [
      MemoryType(limits: Limits(minimum: 0, maximum: 1 << 48), address: .i64)
    ]
    module.tags = [TypeIndex(0)]
    module.globals = [
      Global(
        type: GlobalType(value: .i32, isMutable: false),
        initial: ConstantExpression([
          Instruction(.globalGet, .global(GlobalIndex(0))), Instruction(.i32Const, .i32(-1)),
          Instruction(.i32Add), Instruction(.end),
        ]))
    ]
    module.exports = [
      Export(name: "", description: .tag(TagIndex(1))),
      Export(name: "λ", description: .global(GlobalIndex(1))),
    ]
    module.start = FunctionIndex(0)
    module.names.functions = [FunctionIndex(0): "f"]
    module.names.locals = [FunctionIndex(0): [LocalIndex(0): "x"]]
    try expect(
      module,
      [
        "(type (;0;) (func (param i32)))",
        #"(import "m" "f\"" (func $f (type 0) (param $x i32)))"#,
        #"(import "m" "t" (table (;0;) i64 1 2 funcref))"#,
        #"(import "m" "m" (memory (;0;) 1 2))"#,
        #"(import "m" "g" (global (;0;) (mut i32)))"#,
        #"(import "m" "e" (tag (;0;) (type 0) (param i32)))"#,
        "(table (;1;) 3 (ref func) (ref.func $f))",
        "(memory (;1;) i64 0 281474976710656)",
        "(tag (;1;) (type 0) (param i32))",
        "(global (;1;) i32 (i32.add (global.get 0) (i32.const -1)))",
        #"(export "" (tag 1))"#,
        #"(export "λ" (global 1))"#,
        "(start $f)",
      ])
  }

  @Test("a list of functions stands only for the type (ref func)")
  func elements() throws {
    var module = Module.of([])
    module.tables = [
      Table(type: TableType(element: .funcref, limits: Limits(minimum: 1, maximum: nil))),
      Table(type: TableType(element: .funcref, limits: Limits(minimum: 1, maximum: nil))),
    ]
    let null = ConstantExpression([
      Instruction(.refNull, .heapType(.function)), Instruction(.end),
    ])
    let plain = ReferenceType.nonNull(.function)
    let offset = ElementSegment.Mode.active(TableIndex(1), offset: .i32(2))
    module.elements = [
      ElementSegment(
        type: plain, elements: [.function(0), .function(0)],
        mode: .active(TableIndex(0), offset: .i32(0))),
      ElementSegment(type: .funcref, elements: [.function(0), null], mode: offset),
      ElementSegment(type: plain, elements: [.function(0)], mode: .declarative),
      ElementSegment(type: .externref, elements: [], mode: .passive),
      ElementSegment(
        type: .nullable(.i31), elements: [ConstantExpression([Instruction(.end)])], mode: .passive),
    ]
    try expect(
      module,
      [
        "(type (;0;) (func))",
        "(table (;0;) 1 funcref)",
        "(table (;1;) 1 funcref)",
        "(elem (;0;) (i32.const 0) func 0 0)",
        "(elem (;1;) (table 1) (i32.const 2) funcref (ref.func 0) (ref.null func))",
        "(elem (;2;) declare func 0)",
        "(elem (;3;) externref)",
        "(elem (;4;) i31ref (item))",
        "(func (;0;) (type 0)",
        ")",
      ])
  }

  @Test("data and custom sections escape what is not printable ASCII")
  func bytes() throws {
    var module = Module()
    module.memories = [MemoryType(limits: Limits(minimum: 1, maximum: nil))]
    module.dataSegments = [
      DataSegment(
        bytes: Array("a\"\\".utf8) + [0, 9, 10, 0x1B, 0x7F, 0x80, 0xFF],
        mode: .active(MemoryIndex(0), offset: .i32(8))),
      DataSegment(bytes: [], mode: .passive),
    ]
    module.dataCount = 2
    let order: [Section] = [.custom, .memory, .dataCount, .data]
    module.customSections = order.map {
      CustomSection(name: "\($0)\n", bytes: [1], predecessor: $0)
    }
    try expect(
      module,
      [
        "(memory (;0;) 1)",
        #"(data (;0;) (i32.const 8) "a\"\\\00\09\0a\1b\7f\80\ff")"#,
        #"(data (;1;) "")"#,
        #"(@custom "custom\0a" (before first) "\01")"#,
        #"(@custom "memory\0a" (after memory) "\01")"#,
        #"(@custom "dataCount\0a" (before code) "\01")"#,
        #"(@custom "data\0a" (after data) "\01")"#,
      ])
  }

  @Test("long data goes over several lines")
  func longData() throws {
    var module = Module()
    module.dataSegments = [DataSegment(bytes: (0..<300).map { UInt8($0 % 256) }, mode: .passive)]
    module.dataCount = 1
    let lines = printModule(module).split(separator: "\n")
    #expect(lines.count > 5)
    #expect(lines.allSatisfy { $0.count <= 98 })
    #expect(try module.again(.plain) == module)
  }
}
