// Scripts: their commands, and the values and patterns in them.

import Testing
import WasmModel
import WasmText

@Suite struct ScriptParserTests {
  private func commands(_ text: String) throws(TextError) -> [ScriptCommand.Kind] {
    try parseScript(Array(text.utf8)).commands.map(\.kind)
  }

  private func results(_ text: String) throws(TextError) -> [ScriptResult] {
    guard
      case .assertReturn(_, let list)? = try commands("(assert_return (get \"\") \(text))").first
    else { return [] }
    return list
  }

  private func arguments(_ text: String) throws(TextError) -> [ScriptValue] {
    guard case .action(.invoke(_, _, let list))? = try commands("(invoke \"f\" \(text))").first
    else { return [] }
    return list
  }

  @Test("every command is read as what it is")
  func kinds() throws {
    let text = """
      (module) (module definition $m) (module instance $i $m) (register "r" $i)
      (invoke "f") (get $i "g") (assert_return (invoke "f")) (assert_exception (invoke "f"))
      (assert_trap (invoke "f") "t") (assert_trap (module) "t") (assert_exhaustion (invoke "f") "t")
      (assert_malformed (module quote "") "t") (assert_malformed_custom (module quote "") "t")
      (assert_invalid (module) "t") (assert_invalid_custom (module) "t")
      (assert_unlinkable (module) "t")
      """
    let names = try commands(text).map { "\($0)".prefix { $0 != "(" } }
    #expect(
      names == [
        "module", "definition", "instance", "register", "action", "action", "assertReturn",
        "assertException", "assertTrap", "assertModuleTrap", "assertExhaustion", "assertMalformed",
        "assertMalformedCustom", "assertInvalid", "assertInvalidCustom", "assertUnlinkable",
      ])
  }

  @Test("modules as text, bytes and quotes")
  func modules() throws {
    let text = """
      (module $a (func)) (module $b binary "\\00asm" "\\01") (module quote "(func" ")")
      (module definition $d binary "")
      """
    let modules = try commands(text).compactMap { kind -> ScriptModule? in
      switch kind {
      case .module(let module), .definition(let module): module
      default: nil
      }
    }
    #expect(modules.map(\.name) == ["a", "b", nil, "d"])
    guard case .text(.success(let module)) = modules[0].contents,
      case .binary(let bytes) = modules[1].contents, case .quote(let quote) = modules[2].contents
    else {
      Issue.record("\(modules)")
      return
    }
    #expect(module.functions.count == 1)
    #expect(bytes == [0, 0x61, 0x73, 0x6D, 1])
    #expect(quote == Array("(func)".utf8))
    #expect(modules[1].offset == offset(of: "(module $b", in: text))
  }

  @Test("a malformed module is kept, and the script goes on behind it")
  func malformedModule() throws {
    let text = "(module (func br $l) (func (nonsense (;;)))) (module)"
    let found = try parseScript(Array(text.utf8)).commands
    #expect(found.count == 2)
    guard case .module(let module) = found[0].kind,
      case .text(.failure(let error)) = module.contents
    else {
      Issue.record("\(found)")
      return
    }
    #expect(error == TextError(.unknown(.label, "$l"), at: 17))
    #expect(found[1].offset == text.utf8.count - 8)
  }

  @Test("a script may be the fields of one module")
  func bareModule() throws {
    guard case .module(let module)? = try commands("(func) (memory 0)").first,
      case .text(.success(let contents)) = module.contents
    else {
      Issue.record("no module")
      return
    }
    #expect(contents.memories.count == 1)
  }

  @Test("arguments")
  func values() throws {
    let found = try arguments(
      """
      (i32.const -1) (i64.const 1) (f32.const 1) (f64.const -0) (v128.const i64x2 1 2)
      (ref.null func) (ref.extern 7) (ref.host 8)
      """)
    #expect(
      found == [
        .i32(.max), .i64(1), .f32(0x3F80_0000), .f64(1 << 63), .v128(V128(low: 1, high: 2)),
        .null(.function), .extern(7), .host(8),
      ])
  }

  @Test("results")
  func patterns() throws {
    let found = try results(
      """
      (i32.const 1) (f32.const nan:canonical) (f64.const nan:arithmetic) (f32.const nan:0x1)
      (v128.const f32x4 1 nan:canonical nan:arithmetic 0) (v128.const i64x2 1 -1)
      (ref.null) (ref.null any) (ref.func) (ref.extern) (ref.extern 1) (ref.any) (ref.eq) (ref.i31)
      (ref.struct) (ref.array) (ref.exn) (either (i32.const 1) (i32.const 2))
      """)
    #expect(
      found == [
        .value(.i32(1)), .f32(.canonical), .f64(.arithmetic), .value(.f32(0x7F80_0001)),
        .vector(.f32x4, [.bits(0x3F80_0000), .nan(.canonical), .nan(.arithmetic), .bits(0)]),
        .vector(.i64x2, [.bits(1), .bits(.max)]),
        .reference(.null), .value(.null(.any)), .reference(.function), .reference(.extern),
        .value(.extern(1)), .reference(.any), .reference(.eq), .reference(.i31),
        .reference(.structure), .reference(.array), .reference(.exception),
        .either([.value(.i32(1)), .value(.i32(2))]),
      ])
  }

  @Test(
    "errors of scripts", arguments: ["(foo)", "(assert_return)", "(invoke)", "(module", "x", "("])
  func errors(text: String) {
    if text == "(module" {
      // Kept as the error of that module.
      #expect(throws: Never.self) { try parseScript(Array(text.utf8)) }
    } else {
      #expect(throws: TextError.self) { try parseScript(Array(text.utf8)) }
    }
  }
}
