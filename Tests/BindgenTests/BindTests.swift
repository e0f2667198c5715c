// What the passes make of a worker with bindings, in every mode.

import Bindgen
import Testing
import WasmBinary
import WasmModel
import WasmValidation

/// A mode with a module that fits it.
struct ModeRow: Sendable, CustomTestStringConvertible {
  let mode: BindgenMode
  let body: String
  let tag: String
  let release: Release

  init(_ mode: BindgenMode, _ body: String, tag: String = "", release: Int = 127) {
    (self.mode, self.body, self.tag) = (mode, body, tag)
    self.release = Release(patch: release)
  }

  var testDescription: String { "\(mode.rawValue), \(release), \(body)" }

  func bound() throws -> BoundModule {
    try bind(
      try boundSample(body: body, tag: tag), BindgenOptions(mode: mode, release: release))
  }

  static let all = [
    ModeRow(.a, "i32.const 0"), ModeRow(.b, "i32.const 0"), ModeRow(.c, "i32.const 0"),
    ModeRow(.cReinit, "i32.const 0"), ModeRow(.d, standardBody), ModeRow(.d, legacyBody),
    ModeRow(.e, standardBody), ModeRow(.e, legacyBody),
    ModeRow(.d, standardBody, release: 113), ModeRow(.e, legacyBody, release: 126),
  ]
}

/// How many functions each mode adds to the sample.
private let countRows: [(sample: ModeRow, counts: [AddedRole: Int])] = [
  (ModeRow(.a, "i32.const 0"), [.inertReinit: 1]),
  (ModeRow(.b, "i32.const 0"), [:]),
  (
    ModeRow(.c, "i32.const 0"), [.inertReinit: 1, .criticalImport: 1, .importWrapper: 4]
  ),
  (ModeRow(.cReinit, "i32.const 0"), [.criticalImport: 1, .importWrapper: 5]),
  (ModeRow(.d, standardBody), [.inertReinit: 1, .importWrapper: 4, .exportWrapper: 9]),
  (ModeRow(.e, legacyBody), [.importWrapper: 5, .exportWrapper: 9]),
  (ModeRow(.e, standardBody, release: 126), [.importWrapper: 5]),
  (ModeRow(.e, standardBody, release: 114), [.importWrapper: 5]),
  (ModeRow(.e, standardBody, release: 113), [.importWrapper: 1]),
  (ModeRow(.e, standardBody, release: 109), [.importWrapper: 1]),
  (ModeRow(.e, standardBody, release: 108), [:]),
]

struct BindTests {
  @Test(arguments: ModeRow.all)
  func `the bound module is valid and has the offsets of its file`(_ row: ModeRow) throws {
    let bound = try row.bound()
    _ = try validate(bound.module)
    #expect(try decode(encode(bound.module)) == bound.module)
    let functions = bound.module.functionTypes.count
    #expect(bound.roles.count + bound.origins.count == functions)
  }

  @Test func `each mode and release adds its own functions`() throws {
    let adapters: [AddedRole: Int] = [.tableFunction: 2, .importAdapter: 2, .exportAdapter: 5]
    for row in countRows {
      let roles = try row.sample.bound().roles.values
      let counts = Dictionary(roles.map { ($0, 1) }, uniquingKeysWith: +)
      #expect(counts == row.counts.merging(adapters) { $1 }, "\(row.sample.testDescription)")
    }
  }

  @Test func `guarded modules import both tags, those that only catch one, the others none`() throws
  {
    for row in ModeRow.all {
      let names = try row.bound().module.imports.compactMap { item in
        if case .tag = item.description { item.name } else { nil }
      }
      let expected = ["__wbindgen_jstag", "__wbindgen_wrapped_jstag"]
      let options = BindgenOptions(mode: row.mode, release: row.release)
      let count = options.isGuarded ? 2 : options.catchesInModule ? 1 : 0
      #expect(names == Array(expected.prefix(count)), "\(row.testDescription)")
    }
  }

  @Test(arguments: ModeRow.all)
  func `imports pass values, and neither grow nor clear the table`(_ row: ModeRow) throws {
    let module = try row.bound().module
    let types = module.imports.compactMap { item -> String? in
      guard case .function(let type) = item.description else { return nil }
      return "\(item.name) \(module.functionType(type))"
    }
    let all = [
      "__wbg_ask (externref, externref, i32) -> externref", "__wbg_tell (f64, i32, i32) -> ()",
      "__wbindgen_reinit () -> ()", "__wbindgen_closure_tick (i32, i32) -> externref",
      "event (i32, i32) -> ()", "__wbindgen_rethrow_critical (externref) -> ()",
    ]
    let critical = row.mode == .c || row.mode == .cReinit
    let expected = all.filter {
      !($0.hasPrefix("__wbindgen_reinit ") && !row.mode.reinits)
        && !($0.contains("critical") && !critical)
    }
    #expect(types == expected)
  }

  @Test func `the table of references is exported, and so is what the glue looks for`() throws {
    let module = try ModeRow(.e, standardBody).bound().module
    let table = try #require(module.findExport("__wbindgen_externrefs"))
    #expect(table.description == .table(TableIndex(1)))
    #expect(module.tables[1].type.element == .externref)
    #expect(
      module.findExport("__indirect_function_table")?.description == .table(TableIndex(0)))
    #expect(module.findExport("memory")?.description == .memory(MemoryIndex(0)))
  }

  @Test func `a function in a table is the adapter, and what JavaScript calls has moved on`() throws
  {
    let bound = try ModeRow(.d, standardBody).bound()
    let elements = bound.module.elements[0].elements.map { listing($0.body, in: bound.module) }
    #expect(elements == [["ref.func ask [import adapter]", "end"], ["ref.func echo", "end"]])
    let echo = try #require(bound.module.findExportedFunction("echo"))
    #expect(bound.roles[echo] == .exportWrapper)
    let start = try #require(bound.module.findExportedFunction("__wbindgen_start"))
    #expect(bound.roles[start] == nil)
  }

  @Test func `origins say where each function stood`() throws {
    let compiled = try boundSample()
    let bound = try bind(compiled, BindgenOptions(mode: .c))
    for (new, old) in bound.origins {
      #expect(bound.module.displayName(of: new) == compiled.displayName(of: old))
    }
  }

  @Test func `the release is written where the runtime reads it, if it is not the newest`() throws {
    #expect(try ModeRow(.e, standardBody).bound().module.dataSegments == [])
    let data = try ModeRow(.e, standardBody, release: 113).bound().module.dataSegments
    #expect(data.map(\.bytes) == [[113, 0, 0, 0]])
    guard case .active(_, let offset)? = data.first?.mode else {
      Issue.record("not active")
      return
    }
    #expect(listing(offset.body) == ["i32.const 1032", "end"])
  }

  @Test func `a module without anything for the glue stays as it is`() throws {
    let module = try readText("(module (func (export \"f\") (result i32) i32.const 7))")
    for mode in BindgenMode.allCases {
      let bound = try bind(module, BindgenOptions(mode: mode))
      #expect(bound.module == module)
      #expect(bound.roles == [:])
      #expect(!bound.bindings.isDeclared)
    }
  }
}
