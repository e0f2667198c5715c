// Instructions made ready to run: 16 bytes each, with their immediates resolved.

import WasmModel
import WasmValidation

/// An instruction in the form in which the machine reads it.
struct PreparedInstruction {
  let opcode: Opcode
  /// Bytes of a memory access, a field or an element. For variables, `drop` and `select`: slots of
  /// the value.
  var width: UInt8 = 0
  /// A lane, or how a load extends the sign: to `detail` bytes, 0 for not at all.
  var detail: UInt8 = 0
  /// An index, the slot of a local, the offset of a field, or the first entry in the branches of the
  /// side table.
  var a: Int32 = 0
  /// The bits of a constant, an offset, a second index, or a place in the ``CodeConstants``.
  var b: UInt64 = 0
}

/// What instructions refer to and have no room for.
struct CodeConstants: Sendable {
  var vectors: [V128] = []
  /// The types that casts look for.
  var casts: [ReferenceType] = []
}

/// Goes through a function and prepares each instruction.
struct CodePreparation {
  private(set) var constants = CodeConstants()
  private let validated: ValidatedFunction
  // Copies: the side table makes new arrays each time.
  private let branchPCs: [Int32]
  private let vectorOperandPCs: [Int32]
  private let rethrowSlots: [Int: Int]
  private let body: InstructionList
  private let shapes: ProgramShapes
  /// How many entries of the side table lie behind.
  private var branch = 0
  private var vectorOperand = 0

  init(_ validated: ValidatedFunction, _ function: Function, _ shapes: ProgramShapes) {
    self.validated = validated
    branchPCs = validated.sideTable.branchPCs
    vectorOperandPCs = validated.sideTable.vectorOperandPCs
    rethrowSlots = validated.sideTable.rethrowSlots
    body = function.body
    self.shapes = shapes
  }

  mutating func run() -> [PreparedInstruction] { body.indices.map { prepare($0) } }

  private mutating func prepare(_ pc: Int) -> PreparedInstruction {
    let opcode = body.opcode(at: pc)
    var result = PreparedInstruction(opcode: opcode)
    if let first = takeBranches(at: pc) { result.a = Int32(first) }
    switch shapes.immediates[Int(opcode.rawValue)] {
    case .none: result.width = takeVectorOperand(at: pc) ? 2 : 1
    case .blockType, .tryTable: break
    case .label:
      if opcode == .rethrow { result.a = Int32(rethrowSlots[pc] ?? 0) }
    case .local: setLocal(&result, Int(body.number(at: pc)))
    case .global:
      result.a = Int32(body.number(at: pc))
      result.width = UInt8(shapes.globals[Int(result.a)].value.slotCount)
    case .tag: if opcode != .catch { result.a = Int32(body.number(at: pc)) }
    case .function, .table, .element, .memoryIndex, .data: result.a = Int32(body.number(at: pc))
    case .memory: setMemory(&result, body.memoryArgument(at: pc))
    case .f32, .f64: result.b = body.number(at: pc)
    case .lane: result.detail = UInt8(body.number(at: pc))
    default: prepare(&result, body.immediate(at: pc))
    }
    return result
  }

  /// Takes in an immediate that is more than one number.
  private mutating func prepare(_ result: inout PreparedInstruction, _ immediate: Immediate) {
    switch immediate {
    case .valueTypes(let types): result.width = UInt8(types.slotCount)
    case .labels(let labels, _): result.b = UInt64(labels.count)
    case .castBranch(_, _, let type): result.b = add(type)
    case .heapType(let heap):
      let isNullable = result.opcode == .refTestNull || result.opcode == .refCastNull
      if result.opcode != .refNull { result.b = add(ReferenceType(isNullable: isNullable, heap)) }
    case .typeTable(let type, let table): set(&result, type.value, table.value)
    case .elementTable(let element, let table): set(&result, element.value, table.value)
    case .tableTable(let to, let from): set(&result, to.value, from.value)
    case .dataMemory(let data, let memory): set(&result, data.value, memory.value)
    case .memoryMemory(let to, let from): set(&result, to.value, from.value)
    case .memoryLane(let argument, let lane):
      setMemory(&result, argument)
      result.detail = lane
    case .type(let type): setType(&result, type)
    case .typeField(let type, let field):
      let field = shapes.layouts[type.value].fields[field.value]
      result.a = Int32(field.offset)
      result.width = UInt8(field.width)
    case .typeCount(let type, let count): setType(&result, type, UInt64(count))
    case .typeData(let type, let data): setType(&result, type, UInt64(data.value))
    case .typeElement(let type, let element): setType(&result, type, UInt64(element.value))
    case .typeType(let type, _): setType(&result, type)
    case .i32(let value): result.b = value.slot
    case .i64(let value): result.b = value.slot
    case .v128(let vector), .shuffle(let vector):
      result.b = UInt64(constants.vectors.count)
      constants.vectors.append(vector)
    default: preconditionFailure("an immediate that does not fit its card")
    }
  }

  private mutating func add(_ type: ReferenceType) -> UInt64 {
    constants.casts.append(type)
    return UInt64(constants.casts.count - 1)
  }

  private func set(_ result: inout PreparedInstruction, _ first: Int, _ second: Int) {
    result.a = Int32(first)
    result.b = UInt64(second)
  }

  private func setMemory(_ result: inout PreparedInstruction, _ argument: MemoryArgument) {
    result.a = Int32(argument.memory.value)
    result.b = argument.offset
    let opcode = Int(result.opcode.rawValue)
    switch shapes.immediates[opcode] {
    case .memory(let width), .memoryLane(let width): result.width = UInt8(width)
    default: break
    }
    switch shapes.meanings[opcode] {
    case .load(.signed32): result.detail = 4
    case .load(.signed64): result.detail = 8
    default: break
    }
  }

  /// The width is that of an element if it is an array.
  private func setType(
    _ result: inout PreparedInstruction, _ type: TypeIndex, _ second: UInt64 = 0
  ) {
    result.a = Int32(type.value)
    result.b = second
    let layout = shapes.layouts[type.value]
    if layout.isArray { result.width = UInt8(layout.byteCount) }
  }

  private func setLocal(_ result: inout PreparedInstruction, _ index: Int) {
    let slot = validated.slot(ofLocal: index)
    let next = index + 1
    let end =
      next < validated.localCount ? validated.slot(ofLocal: next) : validated.localSlotCount
    result.a = Int32(slot)
    result.width = UInt8(end - slot)
  }

  /// Goes past the branches of an instruction; gives the first one.
  private mutating func takeBranches(at pc: Int) -> Int? {
    let first = branch
    while branch < branchPCs.count, branchPCs[branch] == pc { branch += 1 }
    return branch > first ? first : nil
  }

  private mutating func takeVectorOperand(at pc: Int) -> Bool {
    guard vectorOperand < vectorOperandPCs.count, vectorOperandPCs[vectorOperand] == pc else {
      return false
    }
    vectorOperand += 1
    return true
  }
}
