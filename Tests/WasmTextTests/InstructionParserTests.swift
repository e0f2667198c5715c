// Instructions: plain and folded forms, and the immediates of every shape.

import Testing
import WasmModel
import WasmText

/// Two ways to write the same instructions.
struct Pair: Sendable, CustomTestStringConvertible {
  let folded: String
  let plain: String

  init(_ folded: String, _ plain: String) {
    self.folded = folded
    self.plain = plain
  }

  var testDescription: String { folded }
}

// swift-format-ignore
private let pairs: [Pair] = [
  Pair("(i32.add (i32.const 1) (i32.const 2))", "i32.const 1 i32.const 2 i32.add"),
  Pair("(block $a (br $a))", "block $a br $a end $a"),
  Pair("(loop (result i32) (i32.const 1))", "loop (result i32) i32.const 1 end"),
  Pair("(if (i32.const 1) (then nop))", "i32.const 1 if nop end"),
  Pair("(if (i32.const 1) (i32.const 2) (then) (else nop))", "i32.const 1 i32.const 2 if else nop end"),
  // The label of an if is none in its condition.
  Pair("block $a (if $a (br_if $a (i32.const 0)) (then (br $a))) end", "block i32.const 0 br_if 0 if br 0 end end"),
  Pair("(try (do nop))", "try nop end"),
  Pair("(try (do) (catch 0 nop) (catch 1) (catch_all drop))", "try catch 0 nop catch 1 catch_all drop end"),
  // The label of delegate is counted outside the try.
  Pair("(block $a (try $b (do (br $b)) (delegate $a)))", "block try br 0 delegate 0 end"),
  Pair("try $a nop catch_all rethrow $a end $a", "try nop catch_all rethrow 0 end"),
  Pair("block $a try $a br $a delegate $a end", "block try br 0 delegate 0 end"),
  Pair("block $a try $b delegate $a end", "block try delegate 0 end"),
  // The labels of catch clauses are counted outside the try_table.
  Pair("(block $a (try_table $a (catch 0 $a) (catch_all $a) (br $a)))", "block try_table (catch 0 0) (catch_all 0) br 0 end end"),
  Pair("(br_table 0 1 2 (i32.const 0))", "i32.const 0 br_table 0 1 2"),
  Pair("(block $x (block $y (block $x (br $x) (br $y) (br 2))))", "block block block br 0 br 1 br 2 end end end"),
  Pair("(select (result i32) (unreachable))", "unreachable select (result i32)"),
]

/// An instruction and what it is read as.
struct Read: Sendable, CustomTestStringConvertible {
  let text: String
  let instruction: Instruction

  init(_ text: String, _ opcode: Opcode, _ immediate: Immediate) {
    self.text = text
    instruction = Instruction(opcode, immediate)
  }

  var testDescription: String { text }
}

private func memory(_ alignment: UInt32, _ offset: UInt64, _ index: Int = 0) -> MemoryArgument {
  MemoryArgument(alignment: alignment, offset: offset, memory: MemoryIndex(index))
}

// swift-format-ignore
private let immediates: [Read] = [
  Read("i32.load", .i32Load, .memory(memory(2, 0))),
  Read("i64.load offset=0x10", .i64Load, .memory(memory(3, 16))),
  Read("i32.load8_u 1 offset=1 align=1", .i32Load8U, .memory(memory(0, 1, 1))),
  Read("i32.load offset=0xFFFF_FFFF_FFFF_FFFF align=0x8000_0000_0000_0000", .i32Load, .memory(memory(63, .max))),
  Read("v128.load8_lane 3", .v128Load8Lane, .memoryLane(memory(0, 0), 3)),
  Read("v128.load8_lane 1 3", .v128Load8Lane, .memoryLane(memory(0, 0, 1), 3)),
  Read("v128.load32_lane 1 offset=4 3", .v128Load32Lane, .memoryLane(memory(2, 4, 1), 3)),
  Read("memory.size", .memorySize, .memoryIndex(MemoryIndex(0))),
  Read("memory.grow 2", .memoryGrow, .memoryIndex(MemoryIndex(2))),
  Read("memory.init 3", .memoryInit, .dataMemory(DataIndex(3), MemoryIndex(0))),
  Read("memory.init 3 4", .memoryInit, .dataMemory(DataIndex(4), MemoryIndex(3))),
  Read("memory.copy 1 2", .memoryCopy, .memoryMemory(MemoryIndex(1), MemoryIndex(2))),
  Read("table.init 3", .tableInit, .elementTable(ElementIndex(3), TableIndex(0))),
  Read("table.init 3 4", .tableInit, .elementTable(ElementIndex(4), TableIndex(3))),
  Read("table.copy", .tableCopy, .tableTable(TableIndex(0), TableIndex(0))),
  Read("call_indirect 2 (type 5)", .callIndirect, .typeTable(TypeIndex(5), TableIndex(2))),
  Read("ref.null extern", .refNull, .heapType(.extern)),
  Read("ref.test (ref i31)", .refTest, .heapType(.i31)),
  Read("ref.test i31ref", .refTestNull, .heapType(.i31)),
  Read("ref.cast (ref null 3)", .refCastNull, .heapType(.type(TypeIndex(3)))),
  Read("br_on_cast 0 anyref (ref eq)", .brOnCast, .castBranch(0, from: .nullable(.any), to: .nonNull(.eq))),
  Read("select (result i32) (result i64)", .selectTyped, .valueTypes([.i32, .i64])),
  Read("array.new_fixed 1 0x10", .arrayNewFixed, .typeCount(TypeIndex(1), 16)),
  Read("array.copy 1 2", .arrayCopy, .typeType(TypeIndex(1), TypeIndex(2))),
  Read("struct.get 1 2", .structGet, .typeField(TypeIndex(1), FieldIndex(2))),
  Read("br_table 0 1 2", .brTable, .labels([0, 1], default: 2)),
  Read("i32x4.replace_lane 3", .i32x4ReplaceLane, .lane(3)),
]

@Suite struct InstructionParserTests {
  @Test("a folded form is the same as the plain one", arguments: pairs)
  func folding(pair: Pair) throws { #expect(try body(pair.folded) == body(pair.plain)) }

  @Test("immediates", arguments: immediates)
  func immediate(read: Read) throws { #expect(try body(read.text) == [read.instruction]) }

  @Test("every card's mnemonic is known", arguments: InstructionCard.all.map(\.mnemonic))
  func mnemonics(mnemonic: String) {
    if case .unknownOperator(mnemonic, _)? = failure("(func \(mnemonic))")?.kind {
      Issue.record("\(mnemonic) is unknown")
    }
  }

  @Test("every card without immediates is read as its opcode")
  func plainCards() throws {
    for card in InstructionCard.all where card.immediates == .none {
      if [.else, .end, .catchAll].contains(card.opcode) { continue }
      #expect(try body(card.mnemonic) == [Instruction(card.opcode)], "\(card.mnemonic)")
    }
  }

  @Test("every instruction has the offset of its keyword")
  func offsets() throws {
    let text = "(func $f (if (i32.eqz (i32.const 1)) (then nop) (else drop)))"
    let function = try #require(try parse(text).functions.first)
    let keywords = ["i32.const", "i32.eqz", "if", "nop", "else", "drop"]
    var expected = keywords.compactMap { offset(of: $0, in: text) }
    expected += [text.utf8.count - 2, text.utf8.count - 1]
    #expect(Array(function.offsets) == expected)
    #expect(function.bodyOffset == 0)
  }

  @Test("block types are as short as they can be")
  func blockTypes() throws {
    let text = """
      (func block end block (result i32) end block (param i32) end block (result i32 i64) end
        block (type 0) end)
      """
    let found = try code(text).compactMap { instruction -> BlockType? in
      if case .blockType(let type) = instruction.immediate { type } else { nil }
    }
    #expect(
      found == [
        .empty, .value(.i32), .type(TypeIndex(1)), .type(TypeIndex(2)), .type(TypeIndex(0)),
      ])
  }

  @Test("twenty thousand levels are no problem")
  func depth() throws {
    let count = 20_000
    for (open, close) in [
      ("(drop ", ")"), ("(block ", ")"), ("(if (then ", "))"), ("block ", "end "),
    ] {
      let text = String(repeating: open, count: count) + String(repeating: close, count: count)
      #expect(try body(text).count >= count, "\(open)")
      #expect(failure("(func " + String(repeating: open, count: count)) != nil, "\(open)")
    }
  }
}
