// What the passes change in the rest of a module, and what they leave alone.

import Bindgen
import Testing
import WasmBinary
import WasmModel
import WasmValidation

struct WrapForGuardTests {
  @Test("direct calls go to the wrappers", arguments: Encoding.allCases)
  func calls(_ encoding: Encoding) {
    let module = wrapForGuard(sampleModule(encoding)).module
    let code: [Instruction] = module.functions.prefix(2).flatMap(\.body)
    let calls = listing(code).filter { $0.contains("call") }
    #expect(calls == ["call 5", "call 6", "return_call 6"])
  }

  @Test("element segments keep the imported functions", arguments: Encoding.allCases)
  func elements(_ encoding: Encoding) {
    let module = wrapForGuard(sampleModule(encoding)).module
    let elements = module.elements.map { $0.elements.map { listing($0.body) } }
    #expect(elements == [[["ref.func 1", "end"]]])
  }

  @Test("ref.func keeps its function, and stays valid though the export has moved on")
  func references() throws {
    var module = sampleModule(.standard)
    module.functions[1].body = [
      reference(1), Instruction(.drop), reference(2), Instruction(.drop), Instruction(.end),
    ]
    _ = try validate(module)
    let wrapped = wrapForGuard(module).module
    #expect(listing(wrapped.functions[1].body) == listing(module.functions[1].body))
    #expect(wrapped.elements.last?.mode == .declarative)
    _ = try validate(wrapped)
  }

  @Test("both tags are imported with an external reference", arguments: Encoding.allCases)
  func importedTags(_ encoding: Encoding) throws {
    let module = wrapForGuard(sampleModule(encoding)).module
    let type = try #require(module.types.firstIndex(of: SubType(FunctionType([.externref], []))))
    let expected = ["__wbindgen_jstag", "__wbindgen_wrapped_jstag"].map {
      Import(
        module: "__wbindgen_placeholder__", name: $0, description: .tag(TypeIndex(type)))
    }
    #expect(Array(module.imports.suffix(2)) == expected)
    #expect(Array(module.imports.dropLast(2)) == sampleModule(encoding).imports)
  }

  @Test("defined tags move behind the imported ones, everywhere", arguments: Encoding.allCases)
  func movedTags(_ encoding: Encoding) {
    let module = wrapForGuard(sampleModule(encoding)).module
    let code = listing(module.functions[0].body)
    switch encoding {
    case .standard: #expect(code.contains("try_table (result i32) (catch 3 0) (catch_ref 0 1)"))
    case .legacy: #expect(code.filter { $0.hasPrefix("catch") } == ["catch 3", "catch 0"])
    }
    #expect(code.filter { $0.hasPrefix("throw") } == ["throw 3", "throw 0"])
    #expect(module.findExport("__cpp_exception")?.description == .tag(TagIndex(3)))
    let names = ["other", "__wbindgen_jstag", "__wbindgen_wrapped_jstag", "__cpp_exception"]
    #expect((0..<4).map { module.names.tags[TagIndex($0)] } == names)
  }

  @Test("each added function has a role and a name; the originals keep theirs")
  func rolesAndNames() {
    let wrapped = wrapForGuard(sampleModule(.standard))
    let roles: [AddedRole?] = [
      nil, nil, nil, nil, nil, .importWrapper, .importWrapper, .exportWrapper, .exportWrapper,
    ]
    #expect((0..<9).map { wrapped.roles[FunctionIndex($0)] } == roles)
    #expect(wrapped.roles.count == 4)
    #expect(wrapped.module.functionTypes.count == 9)
    #expect(
      (0..<9).map { wrapped.module.displayName(of: FunctionIndex($0)) } == [
        "host_ask", "tell_again", "bank::work", "__wbindgen_start", "pair",
        "host_ask [import wrapper]", "tell_again [import wrapper]", "bank::work [export wrapper]",
        "pair [export wrapper]",
      ])
  }

  @Test("exports point at wrappers: one for each function, none for the runtime's own names")
  func exports() {
    let module = wrapForGuard(sampleModule(.standard)).module
    let expected = [
      "work": 7, "work_again": 7, "pair": 8, "__wbindgen_start": 3, "tell_again": 1,
    ]
    for (name, index) in expected {
      #expect(module.findExportedFunction(name) == FunctionIndex(index), "\(name)")
    }
  }

  @Test("the module is valid, and its offsets are those of the file", arguments: Encoding.allCases)
  func offsets(_ encoding: Encoding) throws {
    _ = try validate(sampleModule(encoding))
    let module = wrapForGuard(sampleModule(encoding)).module
    _ = try validate(module)
    let bytes = encode(module)
    #expect(module.byteCount == bytes.count)
    #expect(try decode(bytes) == module)
    #expect(module.functions.allSatisfy { $0.offsets.count == $0.body.count })
  }

  @Test("a module beyond the limits of the decoder gets its wrappers, without offsets")
  func tooLarge() {
    var module = sampleModule(.standard)
    module.functions[0].locals = Array(repeating: .i32, count: 50_001)
    let wrapped = wrapForGuard(module)
    #expect(wrapped.roles.count == 4)
    #expect(wrapped.module.functions.last?.offsets == [])
  }
}
