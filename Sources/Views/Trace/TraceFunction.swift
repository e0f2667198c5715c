// The constant parts of the lines of one function, made when a trace enters it first.

import WasmMachine
import WasmModel
import WasmValidation

/// What is known of the line of an instruction before it is executed.
struct TraceLine {
  /// Place, instruction and spaces, in the text of the function.
  var text: UInt32
  var textCount: UInt32
  /// The forms of the operands, then of the results.
  var forms: UInt32
  var operandCount: UInt32
  var resultCount: UInt32
  var operandSlots: UInt32
  var resultSlots: UInt32
  var effect: Effect
  /// Of an access of memory: what is added to the address, which is the first operand.
  var offset: UInt64

  /// What else than the operand stack it may read or write.
  enum Effect: UInt8 {
    case none
    /// A load: the address is shown.
    case read
    /// Memory, tables, objects: the journal is looked at.
    case write
    /// Calls, returns and throws: the frames are looked at.
    case transfer
  }
}

extension TraceLine {
  /// A line of nothing.
  static let none = TraceLine(
    text: 0, textCount: 0, forms: 0, operandCount: 0, resultCount: 0, operandSlots: 0,
    resultSlots: 0, effect: .none, offset: 0)
}

/// The lines of a function, where they can be read through pointers.
final class TraceFunction {
  /// The name, as bytes.
  let name: [UInt8]
  /// One for each instruction.
  let lines: UnsafeMutableBufferPointer<TraceLine>
  let forms: UnsafeMutableBufferPointer<UInt16>
  /// The texts one behind the other, with a margin.
  let text: UnsafeMutableBufferPointer<UInt8>

  init(_ parts: TraceFunctionParts) {
    name = parts.name
    lines = Self.copy(parts.lines)
    forms = Self.copy(parts.forms)
    text = Self.copy(parts.text + Array(repeating: 0, count: TraceBuffer.margin))
  }

  deinit {
    lines.deallocate()
    forms.deallocate()
    text.deallocate()
  }

  private static func copy<Element>(_ array: [Element]) -> UnsafeMutableBufferPointer<Element> {
    let copy = UnsafeMutableBufferPointer<Element>.allocate(capacity: array.count)
    _ = copy.initialize(from: array)
    return copy
  }
}

/// Goes through a function and makes its lines.
struct TraceFunctionParts {
  let name: [UInt8]
  private(set) var lines: [TraceLine] = []
  private(set) var forms: [UInt16] = []
  private(set) var text: [UInt8] = []

  private let code: Code
  private let module: TraceModule
  private let encode: (String) -> [UInt8]

  static let placeWidth = 20
  static let instructionWidth = 18

  init(
    _ code: Code, in program: Program, _ module: TraceModule,
    _ references: inout TraceReferences, _ encode: @escaping (String) -> [UInt8]
  ) {
    (self.code, self.module, self.encode) = (code, module, encode)
    let index = code.function.index
    name = encode(module.code.name(index))
    let types = program.validated.operandTypes(of: index)
    for pc in code.body.indices {
      let next = types.indices.contains(pc + 1) ? types[pc + 1] : nil
      add(pc, operands: types[pc] ?? [], next: next, &references)
    }
  }

  /// Adds the line of an instruction; `next` is the operand stack behind it, if it falls through.
  private mutating func add(
    _ pc: Int, operands stack: [ValueType], next: [ValueType]?,
    _ references: inout TraceReferences
  ) {
    let instruction = code.body[pc]
    let results = code.function.type.results
    let isLast = pc == code.body.count - 1
    let taken =
      isLast
      ? results.count
      : TraceArity.operands(instruction, in: module, results: results.count)
    let operands = Array(stack.suffix(taken))
    let effect = isLast ? .transfer : Self.effect(instruction)
    let given = Self.hasResults(instruction, effect) ? Self.results(stack, taken, next) : []
    let start = text.count
    appendText(instruction, pc, isWhole: operands.isEmpty && given.isEmpty && effect == .none)
    if !given.isEmpty { text += Array((operands.isEmpty ? "-> " : "").utf8) }
    var line = TraceLine(
      text: UInt32(start), textCount: UInt32(text.count - start), forms: UInt32(forms.count),
      operandCount: UInt32(operands.count), resultCount: UInt32(given.count),
      operandSlots: UInt32(operands.slotCount), resultSlots: UInt32(given.slotCount),
      effect: effect, offset: 0)
    if case .memory(let argument) = instruction.immediate { line.offset = argument.offset }
    if case .memoryLane(let argument, _) = instruction.immediate { line.offset = argument.offset }
    forms += (operands + given).map { references.form($0) }
    lines.append(line)
  }

  /// Place and instruction, with spaces behind them if more follows.
  private mutating func appendText(_ instruction: Instruction, _ pc: Int, isWhole: Bool) {
    let offset = code.offsets.indices.contains(pc) ? code.offsets[pc] - code.bodyOffset : pc
    let place = name + Array("+\(NumberText.hex(offset, digits: 2))".utf8)
    text += place
    pad(from: place.count, to: Self.placeWidth)
    let words = encode(module.code.text(instruction))
    text += words
    if !isWhole { pad(from: words.count, to: Self.instructionWidth) }
  }

  /// At least two spaces.
  private mutating func pad(from count: Int, to width: Int) {
    text += repeatElement(UInt8(ascii: " "), count: max(0, width - count) + 2)
  }

  /// False for what a branch or a block leaves where it is, and for what a call gives later.
  private static func hasResults(_ instruction: Instruction, _ effect: TraceLine.Effect) -> Bool {
    switch instruction.immediate {
    case .label, .labels, .castBranch, .blockType, .tryTable: return false
    default: break
    }
    switch instruction.opcode {
    case .else, .end, .catch, .catchAll: return false
    default: return effect != .transfer
    }
  }

  /// The results of an instruction that falls through.
  private static func results(
    _ stack: [ValueType], _ taken: Int, _ next: [ValueType]?
  ) -> [ValueType] {
    guard let next else { return [] }
    return Array(next.dropFirst(stack.count - taken))
  }

  private static func effect(_ instruction: Instruction) -> TraceLine.Effect {
    switch instruction.opcode {
    case .call, .callIndirect, .callRef, .returnCall, .returnCallIndirect, .returnCallRef, .return,
      .throw, .throwRef, .rethrow:
      return .transfer
    case .memoryInit, .memoryCopy, .memoryFill, .memoryGrow, .tableSet, .tableInit, .tableCopy,
      .tableFill, .tableGrow, .structSet, .arraySet, .arrayFill, .arrayCopy, .arrayInitData,
      .arrayInitElem:
      return .write
    default: break
    }
    guard case .access(_, let results) = instruction.opcode.card.typing else { return .none }
    return results.isEmpty ? .write : .read
  }
}
