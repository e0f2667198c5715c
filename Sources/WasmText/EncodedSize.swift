// How large instructions are in the binary format, for offsets into code.
//
// Standard: Binary Format, Instructions.

import WasmModel

/// How many bytes the parts of a function take in the binary format.
enum EncodedSize {
  /// The offset of each instruction from the beginning of the function's locals.
  static func offsets(in function: Function) -> [Int] {
    var offset = locals(function.locals)
    return function.body.map { instruction in
      defer { offset += size(instruction) }
      return offset
    }
  }

  private static func locals(_ types: [ValueType]) -> Int {
    var runs: [(type: ValueType, count: Int)] = []
    for type in types {
      if let last = runs.last, last.type == type {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((type, 1))
      }
    }
    return runs.reduce(number(runs.count)) { $0 + number($1.count) + size($1.type) }
  }

  private static func size(_ instruction: Instruction) -> Int {
    let code = instruction.opcode.card.code
    let prefixed = 1 + number(Int(code & 0xFFF))
    return (code <= 0xFF ? 1 : prefixed) + size(instruction.immediate)
  }

  private static func size(_ immediate: Immediate) -> Int {
    switch immediate {
    case .none: 0
    case .blockType(let type): size(type)
    case .label(let label): number(label)
    case .labels(let labels, let last):
      labels.reduce(number(labels.count) + number(last)) { $0 + number($1) }
    case .function(let index): number(index.value)
    case .typeTable(let type, let table): number(type.value) + number(table.value)
    case .valueTypes(let types): types.reduce(number(types.count)) { $0 + size($1) }
    case .tag(let index): number(index.value)
    case .tryTable(let type, let clauses):
      clauses.reduce(size(type) + number(clauses.count)) { $0 + size($1) }
    case .heapType(let heap): size(heap)
    case .castBranch(let label, let from, let to):
      1 + number(label) + size(from.heap) + size(to.heap)
    case .local(let index): number(index.value)
    case .global(let index): number(index.value)
    case .table(let index): number(index.value)
    case .elementTable(let element, let table): number(element.value) + number(table.value)
    case .element(let index): number(index.value)
    case .tableTable(let to, let from): number(to.value) + number(from.value)
    case .memory(let argument): size(argument)
    case .memoryIndex(let index): number(index.value)
    case .dataMemory(let data, let memory): number(data.value) + number(memory.value)
    case .data(let index): number(index.value)
    case .memoryMemory(let to, let from): number(to.value) + number(from.value)
    case .type(let index): number(index.value)
    case .typeField(let type, let field): number(type.value) + number(field.value)
    case .typeCount(let type, let count): number(type.value) + number(Int(count))
    case .typeData(let type, let data): number(type.value) + number(data.value)
    case .typeElement(let type, let element): number(type.value) + number(element.value)
    case .typeType(let to, let from): number(to.value) + number(from.value)
    case .i32(let value): signed(Int64(value))
    case .i64(let value): signed(value)
    case .f32: 4
    case .f64: 8
    case .v128, .shuffle: 16
    case .lane: 1
    case .memoryLane(let argument, _): size(argument) + 1
    }
  }

  private static func size(_ argument: MemoryArgument) -> Int {
    let memory = argument.memory.value == 0 ? 0 : number(argument.memory.value)
    return 1 + memory + (64 - argument.offset.leadingZeroBitCount + 6) / 7
      + (argument.offset == 0 ? 1 : 0)
  }

  private static func size(_ clause: CatchClause) -> Int {
    switch clause.pattern {
    case .tag(let index), .tagReference(let index): 1 + number(index.value) + number(clause.label)
    case .all, .allReference: 1 + number(clause.label)
    }
  }

  private static func size(_ type: BlockType) -> Int {
    switch type {
    case .empty: 1
    case .value(let type): size(type)
    case .type(let index): signed(Int64(index.value))
    }
  }

  private static func size(_ type: ValueType) -> Int {
    guard case .reference(let reference) = type else { return 1 }
    if reference.isNullable, reference.heap.shorthand != nil { return 1 }
    return 1 + size(reference.heap)
  }

  private static func size(_ heap: HeapType) -> Int {
    if case .type(let index) = heap { signed(Int64(index.value)) } else { 1 }
  }

  /// The size in LEB128.
  private static func number(_ value: Int) -> Int {
    max(1, (Int.bitWidth - value.leadingZeroBitCount + 6) / 7)
  }

  private static func signed(_ value: Int64) -> Int {
    // One bit more than the magnitude, for the sign.
    let magnitude = value < 0 ? ~value : value
    return (Int64.bitWidth - magnitude.leadingZeroBitCount + 1 + 6) / 7
  }
}
