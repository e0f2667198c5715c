// Code made ready to run: each instruction in 16 bytes, with its immediates resolved.

import WasmModel
import WasmValidation

/// A validated module with its code made ready. It is made once and shared by all instances.
public final class Program: Sendable {
  public let validated: ValidatedModule
  public var module: Module { validated.module }
  /// One for each defined function.
  public let codes: [Code]

  public init(_ validated: ValidatedModule) {
    self.validated = validated
    codes = validated.functions.map { Code($0, in: validated.module) }
  }
}

/// A function made ready to run.
public final class Code: Sendable {
  public let function: ValidatedFunction
  public let body: [Instruction]
  /// The byte offset of each instruction in the module; empty if unknown.
  public let offsets: [Int]
  public let bodyOffset: Int
  let steps: [PreparedInstruction]
  /// Slots before the operands: locals, then the hidden slots of legacy clauses.
  let frameSlots: Int
  /// Slots that a frame takes at most.
  var neededSlots: Int { frameSlots + function.maximumHeight + 1 }

  init(_ validated: ValidatedFunction, in module: Module) {
    let function = module.functions[validated.index.value - module.importedFunctions.count]
    self.function = validated
    body = function.body
    offsets = function.offsets
    bodyOffset = function.bodyOffset
    frameSlots = validated.locals.count + validated.caughtSlots
    steps = function.body.indices.map { pc in
      PreparedInstruction(function.body[pc], at: pc, validated.sideTable)
    }
  }
}

/// An instruction in the form in which the machine reads it.
struct PreparedInstruction {
  let opcode: Opcode
  /// Bytes of a memory access.
  let width: UInt8
  let isSigned: Bool
  /// An index, or the first entry in the branches of the side table.
  let a: Int32
  /// A constant, an offset, or a second index.
  let b: UInt64

  init(_ instruction: Instruction, at pc: Int, _ table: SideTable) {
    opcode = instruction.opcode
    var a = 0
    var b: UInt64 = 0
    switch instruction.immediate {
    case .none, .blockType, .tryTable, .valueTypes: a = Int(table.firstBranch[pc])
    case .label: a = opcode == .rethrow ? table.rethrowSlots[pc] ?? 0 : Int(table.firstBranch[pc])
    case .labels(let labels, _): (a, b) = (Int(table.firstBranch[pc]), UInt64(labels.count))
    case .function(let index): a = index.value
    case .typeTable(let type, let index): (a, b) = (type.value, UInt64(index.value))
    case .tag(let index):
      a = opcode == .catch ? Int(table.firstBranch[pc]) : index.value
    case .heapType: a = 0
    case .local(let index): a = index.value
    case .global(let index): a = index.value
    case .table(let index): a = index.value
    case .elementTable(let element, let index): (a, b) = (element.value, UInt64(index.value))
    case .element(let index): a = index.value
    case .tableTable(let to, let from): (a, b) = (to.value, UInt64(from.value))
    case .memory(let argument): (a, b) = (argument.memory.value, argument.offset)
    case .memoryIndex(let index): a = index.value
    case .dataMemory(let data, let index): (a, b) = (data.value, UInt64(index.value))
    case .data(let index): a = index.value
    case .memoryMemory(let to, let from): (a, b) = (to.value, UInt64(from.value))
    case .i32(let value): b = UInt64(UInt32(bitPattern: value))
    case .i64(let value): b = UInt64(bitPattern: value)
    case .f32(let bits): b = UInt64(bits)
    case .f64(let bits): b = bits
    }
    self.a = Int32(a)
    self.b = b
    let card = instruction.opcode.card
    if case .memory(let width) = card.immediates { self.width = UInt8(width) } else { width = 0 }
    if case .load(.none) = card.meaning { isSigned = false } else { isSigned = true }
  }
}
