// The fields of a module: types, imports, definitions, segments, names, places.

import Testing
import WasmModel
import WasmText

@Suite struct TypeParserTests {
  @Test("types that the text does not define come behind all others, in order of use")
  func implicitTypes() throws {
    let module = try parse(
      """
      (func (result f64) (block (param i64)) unreachable)
      (func (param i32))
      (type $t (func (param i32)))
      """)
    #expect(
      module.types == [
        SubType(FunctionType([.i32], [])), SubType(FunctionType([], [.f64])),
        SubType(FunctionType([.i64], [])),
      ])
    #expect(module.functions.map(\.type) == [TypeIndex(1), TypeIndex(0)])
  }

  @Test("only a final type alone in its group stands for a signature")
  func plainTypes() throws {
    let module = try parse(
      "(type (sub (func))) (rec (type (func)) (type (func))) (rec (type (func))) (func)")
    #expect(module.functions.map(\.type) == [TypeIndex(3)])
    #expect(module.types.map(\.continuesGroup) == [false, false, true, false])
  }

  @Test("structures, arrays and supertypes")
  func aggregates() throws {
    let module = try parse(
      """
      (type $s (sub (struct (field $a i8) (field i32 (mut i64)) (field $b (ref null $s)))))
      (type (sub final $s (struct)))
      (type (array (mut i16)))
      (func struct.get $s $b)
      """)
    let own = ValueType.reference(.nullable(.type(TypeIndex(0))))
    let fields = [
      FieldType(.i8, isMutable: false), FieldType(.value(.i32), isMutable: false),
      FieldType(.value(.i64), isMutable: true), FieldType(.value(own), isMutable: false),
    ]
    #expect(module.types[0] == SubType(.structure(fields), isFinal: false))
    #expect(module.types[1] == SubType(.structure([]), supertypes: [TypeIndex(0)]))
    #expect(module.types[2] == SubType(.array(FieldType(.i16, isMutable: true))))
    #expect(module.names.fields == [TypeIndex(0): [FieldIndex(0): "a", FieldIndex(3): "b"]])
    let get = Immediate.typeField(TypeIndex(0), FieldIndex(3))
    #expect(module.functions[0].body[0] == Instruction(.structGet, get))
  }
}

@Suite struct FieldParserTests {
  @Test("imports and exports inside a definition are the same as outside")
  func inlineImports() throws {
    let inside = try parse(
      """
      (func $f (export "a") (export "b") (import "m" "f") (param i32))
      (table $t (import "m" "t") i64 1 2 funcref)
      (memory $m (export "c") (import "m" "m") 1)
      (global $g (import "m" "g") (mut i32))
      (tag $e (import "m" "e") (param i64))
      """)
    let outside = try parse(
      """
      (export "a" (func $f)) (export "b" (func $f)) (export "c" (memory $m))
      (import "m" "f" (func $f (param i32)))
      (import "m" "t" (table $t i64 1 2 funcref))
      (import "m" "m" (memory $m 1))
      (import "m" "g" (global $g (mut i32)))
      (import "m" "e" (tag $e (param i64)))
      """)
    #expect(inside.imports == outside.imports)
    #expect(inside.exports == outside.exports)
    #expect(inside.names == outside.names)
    #expect(inside.imports.count == 5)
  }

  @Test("elements inside a table and data inside a memory have segments of their own")
  func inlineSegments() throws {
    let module = try parse(
      """
      (func $f)
      (table i64 funcref (elem $f $f)) (elem $e func $f)
      (memory (data "a" "\\00b")) (data $d "c")
      (func elem.drop $e data.drop $d)
      """)
    #expect(module.tables[0].type.limits == Limits(minimum: 2, maximum: 2))
    #expect(module.tables[0].type.address == .i64)
    let zero = ConstantExpression([Instruction(.i64Const, .i64(0)), Instruction(.end)], offset: 0)
    guard case .active(TableIndex(0), let offset) = module.elements[0].mode else {
      Issue.record("\(module.elements[0].mode)")
      return
    }
    #expect(offset.body == zero.body)
    #expect(module.elements[0].type == .funcref)
    #expect(module.memories[0].limits == Limits(minimum: 1, maximum: 1))
    #expect(module.dataSegments[0].bytes == [0x61, 0, 0x62])
    let dropElement = Instruction(.elemDrop, .element(ElementIndex(1)))
    let dropData = Instruction(.dataDrop, .data(DataIndex(1)))
    #expect(Array(module.functions[1].body) == [dropElement, dropData, Instruction(.end)])
    #expect(module.dataCount == 2)
  }

  @Test(
    "all ways to write one segment of functions",
    arguments: [
      "(elem (i32.const 0) $f)", "(elem (offset i32.const 0) func $f)",
      "(elem (table 0) (i32.const 0) func $f)", "(elem 0 (i32.const 0) $f)",
      "(elem (i32.const 0) (ref func) (ref.func $f))",
      "(elem $e (table $t) (offset (i32.const 0)) (ref func) (item ref.func $f))",
    ])
  func elementForms(text: String) throws {
    let module = try parse("(table $t 1 funcref) (func $f) \(text)")
    let segment = try #require(module.elements.first)
    #expect(segment.type == .nonNull(.function))
    let reference = Instruction(.refFunc, .function(FunctionIndex(0)))
    #expect(segment.elements.map(\.body) == [[reference, Instruction(.end)]])
    guard case .active(TableIndex(0), let offset) = segment.mode else {
      Issue.record("\(segment.mode)")
      return
    }
    #expect(offset.body == [Instruction(.i32Const, .i32(0)), Instruction(.end)])
  }

  @Test("passive and declarative segments")
  func otherModes() throws {
    let module = try parse("(func $f) (elem func) (elem declare func $f) (elem externref) (data)")
    #expect(module.elements.map(\.mode) == [.passive, .declarative, .passive])
    #expect(module.elements.map(\.type) == [.nonNull(.function), .nonNull(.function), .externref])
    #expect(module.dataSegments == [DataSegment(bytes: [], mode: .passive)])
  }

  @Test("the number of data segments is there where code may need it")
  func dataCount() throws {
    #expect(try parse("(func)").dataCount == nil)
    #expect(try parse("(data)").dataCount == 1)
    #expect(try parse("(func data.drop 0)").dataCount == 0)
  }

  @Test("a table may give its elements a value")
  func initialElements() throws {
    let table = try #require(try parse("(table 1 2 (ref func) (ref.func 0))").tables.first)
    #expect(table.type.element == .nonNull(.function))
    #expect(table.initial?.body.count == 2)
  }
}

@Suite struct NameParserTests {
  @Test("every name goes to the names")
  func names() throws {
    let module = try parse(
      """
      (module $m
        (type $t (func (param $ignored i32)))
        (import "" "" (func $i (param $x i32)))
        (func $f (type $t) (local $l i32) (block $b (loop) (if $c (then (block $d)))))
        (table $tab 1 funcref) (memory $mem 1) (global $g i32 (i32.const 0)) (tag $tag)
        (elem $e func) (data $d))
      """)
    let names = module.names
    #expect(names.module == "m")
    #expect(names.functions == [FunctionIndex(0): "i", FunctionIndex(1): "f"])
    #expect(names.locals[FunctionIndex(0)] == [LocalIndex(0): "x"])
    #expect(names.locals[FunctionIndex(1)] == [LocalIndex(1): "l"])
    #expect(
      names.labels[FunctionIndex(1)]
        == [LabelIndex(0): "b", LabelIndex(2): "c", LabelIndex(3): "d"])
    #expect(names.types == [TypeIndex(0): "t"])
    #expect(names.tables == [TableIndex(0): "tab"])
    #expect(names.memories == [MemoryIndex(0): "mem"])
    #expect(names.globals == [GlobalIndex(0): "g"])
    #expect(names.tags == [TagIndex(0): "tag"])
    #expect(names.elements == [ElementIndex(0): "e"])
    #expect(names.dataSegments == [DataIndex(0): "d"])
  }

  @Test("names in quotes and names that look alike")
  func identifiers() throws {
    #expect(try body("(block $\"a b\\u{41}\" (br $\"a b\\41\"))").count == 3)
    #expect(try code("(func $\"f\" call $f)")[0] == Instruction(.call, .function(FunctionIndex(0))))
    // The same character to Unicode, but other bytes.
    let module = try parse("(func $\"\u{E9}\") (func $\"e\u{301}\" call $\"\u{E9}\")")
    #expect(module.functions[1].body[0] == Instruction(.call, .function(FunctionIndex(0))))
  }

  @Test("every part has the offset of its parenthesis")
  func places() throws {
    let text = """
      (type (func)) (import "" "" (func)) (table 1 funcref) (memory 1) (tag)
      (global i32 i32.const 0) (export "" (func 0)) (start 0) (elem func) (data) (func)
      """
    let places = try parse(text).places
    func place(_ piece: String) -> [Int] { [offset(of: piece, in: text)].compactMap { $0 } }
    #expect(places.types == place("(type"))
    #expect(places.imports == place("(import"))
    #expect(places.tables == place("(table"))
    #expect(places.memories == place("(memory"))
    #expect(places.tags == place("(tag"))
    #expect(places.globals == place("(global"))
    #expect(places.exports == place("(export"))
    #expect(places.start == offset(of: "(start", in: text))
    #expect(places.elements == place("(elem"))
    #expect(places.dataSegments == place("(data"))
    #expect(try parse(text).functions.map(\.bodyOffset) == [text.utf8.count - 6])
    #expect(try parse(text).byteCount == text.utf8.count)
    #expect(try parse(text).globals[0].initial.offset == offset(of: "i32.const", in: text))
  }
}
