// Every instruction card is written and read again, with samples of its immediates.

import Testing
import WasmBinary
import WasmModel

struct CardRoundTripTests {
  @Test("every instruction survives encoding and decoding with all its sample immediates")
  func everyCard() throws {
    for card in InstructionCard.all {
      let immediates = samples(card.immediates)
      #expect(!immediates.isEmpty, "no sample for the shape of \(card.opcode)")
      for immediate in immediates {
        let module = moduleAround(Instruction(card.opcode, immediate))
        let again = try decode(encode(module)).withoutOffsets()
        #expect(again == module, "\(card.opcode) \(immediate)")
      }
    }
  }

  @Test("an instruction begins with the code on its card")
  func codesAreWritten() throws {
    for card in InstructionCard.all {
      guard let immediate = samples(card.immediates).first else { continue }
      let module = moduleAround(Instruction(card.opcode, immediate))
      let bytes = encode(module)
      let function = try decode(bytes).functions[0]
      let position = try #require(function.body.firstIndex { $0.opcode == card.opcode })
      let code = bytes[function.offsets[position]...]
      let expected =
        card.code < 0x100 ? [UInt8(card.code)] : [UInt8(card.code >> 8), UInt8(card.code & 0xFF)]
      #expect(code.starts(with: expected), "\(card.opcode)")
    }
  }
}

/// A module whose only function holds an instruction, with the blocks that it needs around it.
private func moduleAround(_ instruction: Instruction) -> Module {
  var body = [instruction]
  switch instruction.opcode {
  case .else: body = [Instruction(.if, .blockType(.empty)), instruction, Instruction(.end)]
  case .end: body = [Instruction(.block, .blockType(.empty)), instruction]
  case .delegate: body = [Instruction(.try, .blockType(.empty)), instruction]
  case .catch, .catchAll:
    body = [Instruction(.try, .blockType(.empty)), instruction, Instruction(.end)]
  case .block, .loop, .if, .try, .tryTable: body.append(Instruction(.end))
  default: break
  }
  var module = Module()
  module.types = [FunctionType([], [])]
  module.dataCount = 1
  module.dataSegments = [DataSegment(bytes: [], mode: .passive)]
  module.functions = [
    Function(type: TypeIndex(0), locals: [], body: body + [Instruction(.end)])
  ]
  return module
}

/// Immediates for a shape: the smallest, and those at the borders of the encoding.
private func samples(_ shape: ImmediateShape) -> [Immediate] {
  switch shape {
  case .none: [.none]
  case .blockType: blockTypes.map { .blockType($0) }
  case .label: [.label(0), .label(127), .label(128)]
  case .labels: [.labels([], default: 0), .labels([0, 300], default: 1)]
  case .function: [.function(FunctionIndex(0)), .function(FunctionIndex(4_294_967_295))]
  case .typeTable: [.typeTable(TypeIndex(1), TableIndex(2))]
  case .valueTypes: [.valueTypes([.i32]), .valueTypes([.f64, .exnref, .funcref, .externref])]
  case .tag: [.tag(TagIndex(0)), .tag(TagIndex(128))]
  case .tryTable: [.tryTable(.empty, []), .tryTable(.type(TypeIndex(64)), catchClauses)]
  case .heapType: [.heapType(.function), .heapType(.extern), .heapType(.exception)]
  case .local: [.local(LocalIndex(0)), .local(LocalIndex(16_384))]
  case .global: [.global(GlobalIndex(0)), .global(GlobalIndex(128))]
  case .table: [.table(TableIndex(0)), .table(TableIndex(128))]
  case .elementTable: [.elementTable(ElementIndex(1), TableIndex(2))]
  case .element: [.element(ElementIndex(3))]
  case .tableTable: [.tableTable(TableIndex(1), TableIndex(2))]
  case .memory: memoryArguments.map { .memory($0) }
  case .memoryIndex: [.memoryIndex(MemoryIndex(0)), .memoryIndex(MemoryIndex(1))]
  case .dataMemory: [.dataMemory(DataIndex(1), MemoryIndex(2))]
  case .data: [.data(DataIndex(0)), .data(DataIndex(128))]
  case .memoryMemory: [.memoryMemory(MemoryIndex(1), MemoryIndex(2))]
  case .i32: [0, -1, 63, 64, -64, -65, .min, .max].map { .i32($0) }
  case .i64: [0, -1, 63, 64, -64, -65, .min, .max].map { .i64($0) }
  case .f32: [.f32(0x3F80_0000), .f32(0x7FA0_0001)]
  case .f64: [.f64(0x3FF0_0000_0000_0000), .f64(0x7FF4_0000_0000_0001)]
  }
}

private let blockTypes: [BlockType] = [
  .empty, .value(.i32), .value(.i64), .value(.f32), .value(.f64), .value(.funcref),
  .value(.externref), .value(.exnref), .type(TypeIndex(0)), .type(TypeIndex(63)),
  .type(TypeIndex(64)), .type(TypeIndex(4_294_967_295)),
]

private let catchClauses = [
  CatchClause(.tag(TagIndex(1)), label: 0), CatchClause(.tagReference(TagIndex(2)), label: 1),
  CatchClause(.all, label: 128), CatchClause(.allReference, label: 3),
]

private let memoryArguments = [
  MemoryArgument(alignment: 0, offset: 0), MemoryArgument(alignment: 63, offset: .max),
  MemoryArgument(alignment: 2, offset: 128, memory: MemoryIndex(1)),
]
