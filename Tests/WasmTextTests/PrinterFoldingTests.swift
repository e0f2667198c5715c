// Folding: which operands go into which instruction, and what stays plain.

import Testing
import WasmModel
import WasmText

@Suite struct PrinterFoldingTests {
  private func expect(
    _ module: Module, _ lines: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let text = Array(lines.dropLast()) + [(lines.last ?? "") + ")"]
    #expect(module.bodyLines(.folded) == text, sourceLocation: sourceLocation)
    #expect(try module.again(.folded) == module, sourceLocation: sourceLocation)
  }

  private let end = Instruction(.end)

  @Test("operands stand inside the instruction that takes them")
  func operands() throws {
    let one = Instruction(.i32Const, .i32(1))
    try expect(
      .of([.get(0), one, Instruction(.i32Add), .set(0), .get(0)], [.i32], [.i32]),
      ["(local.set 0 (i32.add (local.get 0) (i32.const 1)))", "(local.get 0)"])
  }

  @Test("an if holds its condition, its parameters and both arms")
  func conditions() throws {
    try expect(
      .of(
        [
          .get(0), .get(0), .block(.if, .type(TypeIndex(0))), Instruction(.else),
          Instruction(.i32Eqz), end,
        ], [.i32], [.i32]),
      [
        "(if (type 0) (param i32) (result i32)", "  (local.get 0)", "  (local.get 0)", "  (then)",
        "  (else i32.eqz))",
      ])
  }

  @Test("blocks that give a value are operands")
  func blocks() throws {
    let zero = Instruction(.i32Const, .i32(0))
    try expect(
      .of([.block(.block, .value(.i32)), zero, end, .block(.loop), end, Instruction(.drop)]),
      ["(block (result i32)", "  (i32.const 0))", "(loop)", "drop"])
    try expect(
      .of([
        .block(.block, .value(.i32)), zero, Instruction(.br, .label(0)), end, Instruction(.drop),
      ]),
      ["(drop", "  (block (result i32)", "    (br 0 (i32.const 0))))"])
  }

  @Test("legacy try blocks have the parts do, catch, catch_all and delegate")
  func legacyExceptions() throws {
    var module = Module.of([
      .block(.try), Instruction(.nop), Instruction(.catch, .tag(TagIndex(0))),
      Instruction(.catchAll), Instruction(.rethrow, .label(0)), end,
      .block(.try), Instruction(.nop), Instruction(.delegate, .label(0)),
    ])
    module.tags = [TypeIndex(0)]
    try expect(
      module,
      [
        "(try", "  (do (nop))", "  (catch 0)", "  (catch_all (rethrow 0)))", "(try", "  (do (nop))",
        "  (delegate 0))",
      ])
  }

  @Test("operands that are not right before an instruction leave it plain")
  func plain() throws {
    try expect(
      .of(
        [.get(0), Instruction(.nop), .set(0), Instruction(.unreachable), Instruction(.i32Add)],
        [.i32]),
      ["(local.get 0)", "(nop)", "local.set 0", "(unreachable)", "i32.add"])
    let two = FunctionType([], [.i32, .i32])
    var module = Module.of(
      [Instruction(.call, .function(FunctionIndex(1))), .set(0), .set(0)], [.i32])
    module.types.append(SubType(two))
    module.imports = []
    module.functions.append(
      Function(type: TypeIndex(1), locals: [], body: [Instruction(.unreachable), end]))
    #expect(
      printModule(module, style: .folded).contains("(call 1)\n    local.set 0\n    local.set 0)"))
    #expect(try module.again(.folded) == module)
  }

  @Test("a condition that is not at hand makes the whole if plain")
  func plainCondition() throws {
    try expect(
      .of(
        [.get(0), Instruction(.nop), .block(.if), Instruction(.nop), Instruction(.else), end],
        [.i32]),
      ["(local.get 0)", "(nop)", "if", "  (nop)", "else", "end"])
  }

  @Test("what is nested very deeply is printed, and not folded any further")
  func depth() throws {
    let count = 20_000
    let blocks = Module.of(
      Array(repeating: .block(.block), count: count) + Array(repeating: end, count: count))
    let operators = Module.of(
      [.get(0)] + Array(repeating: Instruction(.i32Eqz), count: count), [.i32], [.i32])
    for module in [blocks, operators] {
      for style in [TextStyle.plain, .folded] {
        #expect(printModule(module, style: style).utf8.count < 200 * count)
      }
    }
    #expect(try operators.again(.folded) == operators)
  }
}
