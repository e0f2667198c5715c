// Instructions in words of four bytes are the same instructions when they are read again.

import Testing
import WasmModel

@Suite struct InstructionListTests {
  /// For a shape, immediates that fit into a word and immediates that do not.
  static func immediates(_ shape: ImmediateShape) -> [Immediate] {
    let small = 5
    let large = Int(UInt32.max)
    let argument = MemoryArgument(alignment: 2, offset: 8)
    let farArguments = [
      MemoryArgument(alignment: 0, offset: 1 << 18), MemoryArgument(alignment: 0, offset: .max),
      MemoryArgument(alignment: 31, offset: 0),
      MemoryArgument(alignment: 0, offset: 0, memory: MemoryIndex(1)),
    ]
    let vector = V128(low: 1, high: .max)
    let type = TypeIndex(3)
    return switch shape {
    case .none: [.none]
    case .blockType:
      [
        .blockType(.empty), .blockType(.value(.v128)), .blockType(.value(.funcref)),
        .blockType(.type(type)),
      ]
    case .label: [.label(small), .label(large)]
    case .labels: [.labels([1, 2], default: 3)]
    case .function: [.function(.init(small)), .function(.init(large))]
    case .typeTable: [.typeTable(type, TableIndex(1))]
    case .valueTypes: [.valueTypes([.i32, .exnref])]
    case .tag: [.tag(.init(small)), .tag(.init(large))]
    case .tryTable: [.tryTable(.empty, [CatchClause(.all, label: 2)])]
    case .heapType, .castType: [.heapType(.any), .heapType(.type(type))]
    case .castBranch: [.castBranch(1, from: .nullable(.any), to: .nonNull(.i31))]
    case .local: [.local(.init(small)), .local(.init(large))]
    case .global: [.global(.init(small)), .global(.init(large))]
    case .table: [.table(.init(small)), .table(.init(large))]
    case .elementTable: [.elementTable(ElementIndex(1), TableIndex(2))]
    case .element: [.element(.init(small)), .element(.init(large))]
    case .tableTable: [.tableTable(TableIndex(1), TableIndex(2))]
    case .memory: ([argument] + farArguments).map { .memory($0) }
    case .memoryIndex: [.memoryIndex(.init(small)), .memoryIndex(.init(large))]
    case .dataMemory: [.dataMemory(DataIndex(1), MemoryIndex(2))]
    case .data: [.data(.init(small)), .data(.init(large))]
    case .memoryMemory: [.memoryMemory(MemoryIndex(1), MemoryIndex(2))]
    case .type: [.type(type), .type(.init(large))]
    case .typeField: [.typeField(type, FieldIndex(1))]
    case .typeCount: [.typeCount(type, 7)]
    case .typeData: [.typeData(type, DataIndex(1))]
    case .typeElement: [.typeElement(type, ElementIndex(1))]
    case .typeType: [.typeType(type, TypeIndex(4))]
    case .i32: [0, 1, -1, .max, .min].map { .i32($0) }
    case .i64: [0, 1, -1, .max, .min, 1 << 20, -1 << 20].map { .i64($0) }
    case .f32: [.f32(0), .f32(0x3F80_0000), .f32(.max)]
    case .f64: [.f64(0), .f64(.max)]
    case .v128: [.v128(vector)]
    case .shuffle: [.shuffle(vector)]
    case .lane: [.lane(0), .lane(255)]
    case .memoryLane: [.memoryLane(argument, 3)]
    }
  }

  @Test("an instruction of every card comes out as it went in", arguments: InstructionCard.all)
  func roundTrip(_ card: InstructionCard) {
    let instructions = Self.immediates(card.immediates).map { Instruction(card.opcode, $0) }
    let list = InstructionList(instructions)
    #expect(Array(list) == instructions)
    #expect(list.indices.map { list.opcode(at: $0) } == instructions.map(\.opcode))
  }

  @Test("lists are equal if their instructions are, however they are stored")
  func equality() {
    let far = Instruction(.i64Const, .i64(.max))
    var buffer = InstructionBuffer()
    for instruction in [Instruction(.nop), far, far] { buffer.append(instruction) }
    let part = buffer.takeAll().part(1..<3)
    #expect(part == [far, far])
    #expect(part != [far, Instruction(.i64Const, .i64(.min))])
    #expect(Set([part, [far, far]]).count == 1)
  }

  @Test("taking all instructions out leaves an empty list that can be filled again")
  func takeAll() {
    let instructions = [
      Instruction(.i64Const, .i64(.max)), Instruction(.brTable, .labels([1], default: 0)),
    ]
    var buffer = InstructionBuffer()
    for instruction in instructions { buffer.append(instruction) }
    let taken = buffer.takeAll()
    #expect(Array(taken) == instructions)
    #expect(buffer.count == 0)
    buffer.append(Instruction(.f64Const, .f64(.max)))
    #expect(Array(taken) == instructions)
    #expect(Array(buffer.takeAll()) == [Instruction(.f64Const, .f64(.max))])
  }

  @Test("millions of large immediates in one function come out as they went in")
  func millions() {
    var buffer = InstructionBuffer()
    let count = 1 << 21 + 3
    for number in 0..<count { buffer.append(.i64Const, number: UInt64(number) + 1 << 40) }
    buffer.append(.i32Const, number: 8)
    let list = buffer.takeAll()
    for pc in [0, 1 << 21 - 2, 1 << 21 - 1, 1 << 21, count - 1] {
      #expect(list.number(at: pc) == UInt64(pc) + 1 << 40)
    }
    #expect(list[count] == Instruction(.i32Const, .i32(4)))
  }

  @Test("an instruction of every card is found by its opcode, and no other is")
  func contains() {
    for card in InstructionCard.all {
      let instructions = Self.immediates(card.immediates).map { Instruction(card.opcode, $0) }
      let list = InstructionList([Instruction(.i32Const, .i32(-1))] + instructions)
      let found = InstructionCard.all.map(\.opcode).filter { list.contains($0) }
      #expect(Set(found) == [.i32Const, card.opcode])
      #expect(!list.part(0..<1).contains(card.opcode) || card.opcode == .i32Const)
    }
  }

  @Test(
    "other functions are named where functions are, near and far, and nothing else changes",
    arguments: [
      (from: 5, to: 6), (5, 1 << 21 - 1), (5, 1 << 21), (1 << 21 - 1, 7), (1 << 21, 7),
      (1 << 21, Int(UInt32.max)),
    ])
  func replacingFunctions(from: Int, to: Int) {
    func list(_ function: Int) -> [Instruction] {
      InstructionCard.all.flatMap { card -> [Instruction] in
        if case .function = card.immediates {
          return [function, 3].map { Instruction(card.opcode, .function(FunctionIndex($0))) }
        }
        return Self.immediates(card.immediates).map { Instruction(card.opcode, $0) }
      }
    }
    let part = InstructionList([Instruction(.call, .function(FunctionIndex(from)))] + list(from))
    let replaced = part.part(1..<part.count).replacingFunctions {
      $0 == FunctionIndex(from) ? FunctionIndex(to) : $0
    }
    #expect(Array(replaced) == list(to))
    #expect(Array(part.dropFirst()) == list(from))
  }

  @Test(
    "offsets come out as they went in: near, far, backwards, many",
    arguments: [
      [], [0], [7, 8, 9], [0, 300, 299, 1_000_000, 5], Array(stride(from: 40, to: 4000, by: 2)),
      (0..<500).map { $0 * 254 }, (0..<500).map { 10_000 - $0 },
    ])
  func offsets(_ offsets: [Int]) {
    let list = InstructionOffsets(offsets)
    #expect(Array(list) == offsets)
    #expect(list.indices.reversed().map { list[$0] } == offsets.reversed())
    guard offsets.count > 3 else { return }
    let part = 2..<offsets.count - 1
    #expect(Array(list.part(part)) == Array(offsets[part]))
  }
}
