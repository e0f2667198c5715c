// From the instructions of a function to those of the fast form.
//
// One walk along the code. Locals and constants that are pushed emit nothing: the instruction that
// pops them reads them where they are. Wherever code can be entered, each operand is in its slot.
//
// Ticks are counted where code does not go on by itself: each place has a number, the ticks since the
// function was entered or the last call returned, along the code as it stands. A taken branch counts
// the difference between the numbers of its two ends.

import WasmHandlers
import WasmModel
import WasmValidation

/// Translates one function.
struct FastTranslator {
  let code: Code
  let shapes: FastShapes
  /// The pcs to stop at.
  let stops: Set<Int>
  /// True if the operands before each instruction are wanted.
  let isDescribing: Bool
  /// True if stores mark what they write.
  let isRecorded: Bool

  var output: [FastInstruction] = []
  var labels: [FastLabel] = []
  /// The labels by the pc that they stand at.
  var labelAtPC: [Int: Int] = [:]
  var blocks: [FastBlock] = []
  var safePoints: [SafePoint] = []
  var stack: [StackEntry] = []
  /// The ticks on the way to the current instruction.
  var ticks = 0
  var pc = 0
  /// Nothing leads here.
  var isDead = false
  /// Blocks that were begun where nothing leads.
  var deadBlocks = 0
  /// The operands before the current instruction.
  var stackBefore: [StackEntry]?
  /// The instruction that made the top operand and may still be changed, or -1.
  var producer = -1
  /// The first instruction that may still be changed: something may jump to it, not behind it.
  var barrier = 0
  /// The number of operands in slots before each pc, for instructions that the machine performs.
  lazy var heights: [Int?] = shapes.heights(code)

  /// How many ticks may pass uncounted.
  static let longestWay = 400

  init(
    _ code: Code, _ shapes: FastShapes, stops: Set<Int>, isDescribing: Bool = false,
    isRecorded: Bool = false
  ) {
    self.code = code
    self.shapes = shapes
    self.stops = stops
    self.isDescribing = isDescribing
    self.isRecorded = isRecorded
  }

  /// The slot of an operand.
  func slot(_ height: Int) -> Int { code.frameSlots + height }

  /// Translates everything; false if the function has more slots than fields can name.
  mutating func run() -> Bool {
    guard code.neededSlots < 0x7FFF else { return false }
    blocks.append(
      FastBlock(opcode: .block, height: 0, parameters: 0, results: code.resultSlots))
    for target in code.clauseTargets { labels[label(at: target)].isReached = true }
    for local in code.nullSlots {
      var null = FastInstruction(.constant)
      null.d = Int(local)
      null.wide = Reference.null
      emit(null)
    }
    addSafePoint()
    while pc < code.steps.count {
      let instruction = code.steps[pc]
      if isDead {
        skip(instruction)
      } else {
        if isDescribing { stackBefore = stack }
        translate(instruction)
      }
      pc += 1
    }
    chooseAccumulators()
    return true
  }

  private mutating func translate(_ instruction: PreparedInstruction) {
    let isEnd = instruction.opcode == .end || instruction.opcode == .delegate
    if !isEnd {
      if instruction.opcode == .loop || labelAtPC[pc] != nil { bind(at: pc) }
      emitStop()
    }
    if ticks > Self.longestWay { emitTick() }
    if !translateControl(instruction) { translatePlain(instruction) }
  }

  /// Goes past code that nothing leads to.
  private mutating func skip(_ instruction: PreparedInstruction) {
    switch instruction.opcode {
    case .block, .loop, .if, .try, .tryTable: deadBlocks += 1
    case .end, .delegate:
      if deadBlocks > 0 { deadBlocks -= 1 } else { _ = translateControl(instruction) }
    case .else, .catch, .catchAll:
      if deadBlocks == 0 { _ = translateControl(instruction) }
    default: break
    }
  }

  // MARK: Emitting

  /// Stops before the current instruction, if that is wanted.
  mutating func emitStop() {
    guard stops.contains(pc) else { return }
    emit(FastInstruction(.stop))
    barrier = output.count
  }

  /// Adds an instruction that does what the current one does.
  @discardableResult
  mutating func emit(_ instruction: FastInstruction) -> Int {
    var instruction = instruction
    instruction.pc = pc
    instruction.ticksBefore = ticks
    instruction.stack = stackBefore
    output.append(instruction)
    producer = -1
    return output.count - 1
  }

  /// Adds an instruction whose work began with an earlier one, which it replaces.
  mutating func emit(_ instruction: FastInstruction, instead earlier: FastInstruction) -> Int {
    let index = emit(instruction)
    output[index].pc = earlier.pc
    output[index].ticksBefore = earlier.ticksBefore
    output[index].stack = earlier.stack
    return index
  }

  /// Counts the ticks of a long way.
  mutating func emitTick() {
    var instruction = FastInstruction(.tick)
    instruction.d = ticks
    emit(instruction)
    barrier = output.count
    ticks = 0
  }

  /// Notes that the code can be entered here: before the instruction at `pc`, or behind the current
  /// one.
  mutating func addSafePoint(behind: Bool = false) {
    let point = SafePoint(
      position: Int32(output.count), pc: Int32(behind ? pc + 1 : pc),
      ticks: Int32(ticks), height: Int32(stack.count))
    if safePoints.last?.pc != point.pc { safePoints.append(point) }
    producer = -1
    barrier = output.count
  }

  // MARK: Operands

  mutating func push(_ entry: StackEntry) {
    stack.append(entry)
    producer = -1
  }

  /// Adds an instruction that pushes its result.
  mutating func emitResult(_ instruction: FastInstruction, instead earlier: FastInstruction? = nil)
  {
    var instruction = instruction
    instruction.d = slot(stack.count)
    stack.append(.slot)
    producer = earlier.map { emit(instruction, instead: $0) } ?? emit(instruction)
  }

  /// Puts an operand into its slot.
  mutating func settle(_ index: Int) {
    switch stack[index] {
    case .slot: return
    case .local(let local):
      var copy = FastInstruction(.copy)
      copy.d = slot(index)
      copy.a = local
      emit(copy)
    case .constant(let value):
      var constant = FastInstruction(.constant)
      constant.d = slot(index)
      constant.wide = value
      emit(constant)
    }
    stack[index] = .slot
  }

  /// Puts all operands into their slots. An instruction that made the top one stays the last.
  mutating func flush(upTo end: Int? = nil) {
    let end = end ?? stack.count
    guard (0..<end).contains(where: { stack[$0] != .slot }) else { return }
    let kept = end < stack.count && producer >= 0 ? output.removeLast() : nil
    for index in 0..<end { settle(index) }
    if let kept {
      output.append(kept)
      producer = output.count - 1
    }
  }

  /// The slot where the operand at a height can be read.
  mutating func source(_ index: Int) -> Int {
    switch stack[index] {
    case .local(let local): return local
    case .slot: return slot(index)
    case .constant:
      settle(index)
      return slot(index)
    }
  }

  /// The instruction that made the operand at a height, if it may be changed: it is the last one.
  func producer(of index: Int) -> FastInstruction? {
    guard producer >= 0, producer == output.count - 1, stack[index] == .slot,
      output[producer].d == slot(index)
    else { return nil }
    return output[producer]
  }
}

/// A place where the code can be entered and left.
struct SafePoint {
  /// The index of the instruction; in finished code its offset in bytes.
  var position: Int32
  let pc: Int32
  let ticks: Int32
  /// The number of operands, in slots.
  let height: Int32
  /// The innermost handler around the instruction before, or -1.
  var handler: Int32 = -1
}

/// A block that was begun.
struct FastBlock {
  let opcode: Opcode
  /// The operands below its parameters.
  let height: Int
  let parameters: Int
  let results: Int
  /// For an `if`: the jump to its `else`, with the ticks on the way.
  var elseJump = -1
  var elseTicks = 0
}
