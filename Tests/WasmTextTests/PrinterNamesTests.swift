// Identifiers: which names become one, and what happens to the others.

import Testing
import WasmModel
import WasmText

@Suite struct PrinterNamesTests {
  private func functions(named names: [String]) -> Module {
    var module = Module.of([])
    for (index, name) in names.enumerated() {
      if index > 0 { module.functions.append(module.functions[0]) }
      module.names.functions[FunctionIndex(index)] = name
      module.exports.append(
        Export(name: "\(index)", description: .function(FunctionIndex(index))))
    }
    return module
  }

  @Test("a name with other characters is quoted, an empty or taken one is an annotation")
  func identifiers() throws {
    let module = functions(named: ["a::b", "a b", "λ", "a::b", ""])
    let text = printModule(module)
    for part in [
      "(func $a::b (type", #"(func $"a b" (type"#, #"(func $"λ" (type"#,
      #"(func (;3;) (@name "a::b") (type"#, #"(func (;4;) (@name "") (type"#,
      "(export \"0\" (func $a::b))", "(export \"3\" (func 3))", "(export \"4\" (func 4))",
    ] {
      #expect(text.contains(part))
    }
    #expect(try module.again(.plain) == module)
  }

  @Test("no string of a module brings a control character or an invisible one into the text")
  func controls() throws {
    let module = functions(named: [
      "\u{1B}[2J", "\u{7F}", "\u{9B}x", "\u{202E}", "\u{2028}", "\r\n",
    ])
    for scalar in printModule(module).unicodeScalars where scalar != "\n" {
      #expect(![.control, .format, .lineSeparator].contains(scalar.properties.generalCategory))
    }
    #expect(try module.again(.plain) == module)
  }

  @Test("names of what does not exist are left out")
  func superfluous() {
    var module = Module.of([])
    module.names.functions[FunctionIndex(7)] = "ghost"
    module.names.locals[FunctionIndex(0)] = [LocalIndex(3): "ghost"]
    module.start = FunctionIndex(7)
    #expect(!printModule(module).contains("ghost"))
  }

  @Test("a label that is shadowed is a number")
  func labels() throws {
    var module = Module.of([
      .block(.block), .block(.loop), .block(.block),
      Instruction(.br, .label(0)), Instruction(.br, .label(1)), Instruction(.br, .label(2)),
      Instruction(.br, .label(3)), Instruction(.end), Instruction(.end), Instruction(.end),
    ])
    module.names.labels = [
      FunctionIndex(0): [LabelIndex(0): "a", LabelIndex(1): "again", LabelIndex(2): "a"]
    ]
    #expect(
      module.bodyLines(.plain) == [
        "block $a", "  loop $again", "    block $a", "      br $a", "      br $again", "      br 2",
        "      br 3", "    end", "  end", "end",
      ])
    for style in [TextStyle.plain, .folded] { #expect(try module.again(style) == module) }
  }

  @Test("a clause of try_table and delegate name labels outside their block")
  func outerLabels() throws {
    var module = Module.of([
      .block(.block),
      Instruction(.tryTable, .tryTable(.empty, [CatchClause(.all, label: 0)])),
      Instruction(.end), .block(.try), Instruction(.delegate, .label(0)), Instruction(.end),
    ])
    module.names.labels = [
      FunctionIndex(0): [LabelIndex(0): "a", LabelIndex(1): "b", LabelIndex(2): "c"]
    ]
    #expect(
      module.bodyLines(.plain) == [
        "block $a", "  try_table $b (catch_all $a)", "  end", "  try $c", "  delegate $a", "end",
      ])
    for style in [TextStyle.plain, .folded] { #expect(try module.again(style) == module) }
  }

  @Test("parameters and locals are listed with their names")
  func locals() throws {
    var module = Module.of([.get(1)], [.i32, .i32, .i64, .i64], [.i32])
    module.functions[0].locals = [.f32, .f64, .f64]
    module.names.locals = [FunctionIndex(0): [LocalIndex(1): "x", LocalIndex(4): "x"]]
    let text = printModule(module)
    #expect(
      text.contains(
        "(func (;0;) (type 0) (param i32) (param $x i32) (param i64 i64) (result i32)\n"))
    #expect(text.contains("    (local (@name \"x\") f32) (local f64 f64)\n    local.get $x\n"))
    #expect(try module.again(.plain) == module)
  }
}
