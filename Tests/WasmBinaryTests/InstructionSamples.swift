// Every instruction with samples of its immediates, in functions of their own.

import WasmModel

/// A module with one function for each instruction and each sample of its immediates.
func moduleOfAllInstructions() -> Module {
  var module = moduleAround(Instruction(.nop))
  module.functions = InstructionCard.all.flatMap { card in
    sampleImmediates(card.immediates).prefix(2).flatMap {
      moduleAround(Instruction(card.opcode, $0)).functions
    }
  }
  return module
}

/// A module whose only function holds an instruction, with the blocks that it needs around it.
func moduleAround(_ instruction: Instruction) -> Module {
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
  module.types = [SubType(FunctionType([], []))]
  module.dataSegments = [DataSegment(bytes: [], mode: .passive)]
  module.functions = [
    Function(
      type: TypeIndex(0), locals: [], body: InstructionList(body + [Instruction(.end)]))
  ]
  return module
}

/// Immediates for a shape: the smallest, and those at the borders of the encoding.
func sampleImmediates(_ shape: ImmediateShape) -> [Immediate] {
  switch shape {
  case .none: [.none]
  case .blockType: blockTypes.map { .blockType($0) }
  case .label: [.label(0), .label(127), .label(128)]
  case .labels: [.labels([], default: 0), .labels([0, 300], default: 1)]
  case .function: [.function(FunctionIndex(0)), .function(FunctionIndex(4_294_967_295))]
  case .typeTable: [.typeTable(TypeIndex(1), TableIndex(2))]
  case .valueTypes: [.valueTypes([.i32]), .valueTypes(valueTypes)]
  case .tag: [.tag(TagIndex(0)), .tag(TagIndex(128))]
  case .tryTable: [.tryTable(.empty, []), .tryTable(.type(TypeIndex(64)), catchClauses)]
  case .heapType, .castType: heapTypes.map { .heapType($0) }
  case .castBranch: castBranches
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
  case .type: [.type(TypeIndex(0)), .type(TypeIndex(4_294_967_295))]
  case .typeField: [.typeField(TypeIndex(1), FieldIndex(2))]
  case .typeCount: [.typeCount(TypeIndex(1), 0), .typeCount(TypeIndex(128), 10_000)]
  case .typeData: [.typeData(TypeIndex(1), DataIndex(2))]
  case .typeElement: [.typeElement(TypeIndex(1), ElementIndex(2))]
  case .typeType: [.typeType(TypeIndex(1), TypeIndex(2))]
  case .i32: [0, -1, 63, 64, -64, -65, .min, .max].map { .i32($0) }
  case .i64: [0, -1, 63, 64, -64, -65, .min, .max].map { .i64($0) }
  case .f32: [.f32(0x3F80_0000), .f32(0x7FA0_0001)]
  case .f64: [.f64(0x3FF0_0000_0000_0000), .f64(0x7FF4_0000_0000_0001)]
  case .v128: [.v128(.zero), .v128(V128(low: 0x0706_0504_0302_0100, high: .max))]
  case .shuffle: [.shuffle(V128(bytes: 16..<32)), .shuffle(V128(low: .max, high: 0))]
  case .lane(let count): [.lane(0), .lane(UInt8(count - 1)), .lane(255)]
  case .memoryLane(let width):
    memoryArguments.map { .memoryLane($0, UInt8(16 / width - 1)) }
  }
}

/// All heap types, with indices at the borders of the encoding.
let heapTypes =
  HeapType.abstract
  + [0, 63, 64, 8191, 8192, 4_294_967_295].map { HeapType.type(TypeIndex(number: $0)) }

/// All number and vector types, and references of all kinds.
let valueTypes: [ValueType] =
  [.i32, .i64, .f32, .f64, .v128]
  + heapTypes.flatMap { [.reference(.nullable($0)), .reference(.nonNull($0))] }

private let blockTypes: [BlockType] =
  [.empty] + valueTypes.map { .value($0) }
  + [0, 63, 64, 4_294_967_295].map { .type(TypeIndex(number: $0)) }

private let castBranches: [Immediate] = [
  .castBranch(0, from: .nullable(.any), to: .nonNull(.i31)),
  .castBranch(128, from: .nonNull(.type(TypeIndex(200))), to: .nullable(.none)),
  .castBranch(1, from: .nullable(.eq), to: .nullable(.type(TypeIndex(0)))),
  .castBranch(1, from: .nonNull(.extern), to: .nonNull(.noExtern)),
]

private let catchClauses = [
  CatchClause(.tag(TagIndex(1)), label: 0), CatchClause(.tagReference(TagIndex(2)), label: 1),
  CatchClause(.all, label: 128), CatchClause(.allReference, label: 3),
]

private let memoryArguments = [
  MemoryArgument(alignment: 0, offset: 0), MemoryArgument(alignment: 63, offset: .max),
  MemoryArgument(alignment: 2, offset: 128, memory: MemoryIndex(1)),
]
