// Translating blocks and branches.

import WasmHandlers
import WasmModel
import WasmValidation

extension FastTranslator {
  /// Translates a control instruction; false if it is another one.
  mutating func translateControl(_ instruction: PreparedInstruction) -> Bool {
    switch instruction.opcode {
    case .unreachable, .returnCall, .returnCallIndirect, .returnCallRef:
      leave()
      isDead = true
    case .throw, .throwRef, .rethrow:
      emitThrow(instruction)
      isDead = true
    case .nop: ticks += 1
    case .block, .loop, .try, .tryTable: begin(instruction.opcode)
    case .if: beginIf(instruction)
    case .else, .catch, .catchAll: changeArm(instruction)
    case .end, .delegate: finishBlock()
    case .br:
      jump(code.branches[Int(instruction.a)], ticks: ticks + 1)
      isDead = true
    case .brIf: branchIf(code.branches[Int(instruction.a)])
    case .brTable: branchTable(instruction)
    case .brOnNull, .brOnNonNull, .brOnCast, .brOnCastFail:
      leaveForBranch(code.branches[Int(instruction.a)])
    case .return:
      finish(ticks: ticks + 1)
      isDead = true
    case .call: call(Int(instruction.a))
    case .callIndirect: callIndirect(instruction)
    case .callRef: leaveForCall(shapes.types[Int(instruction.a)], extra: 1)
    default: return false
    }
    return true
  }

  // MARK: Blocks

  private mutating func begin(_ opcode: Opcode) {
    flush()
    ticks += 1
    let shape = shapes.block(code.body, pc)
    blocks.append(
      FastBlock(
        opcode: opcode, height: stack.count - shape.parameters, parameters: shape.parameters,
        results: shape.results))
  }

  private mutating func beginIf(_ instruction: PreparedInstruction) {
    let shape = shapes.block(code.body, pc)
    flush(upTo: stack.count - 1)
    let jump = emitConditional(isInverted: true)
    output[jump].ticks = ticks + 1
    output[jump].label = label(at: Int(code.branches[Int(instruction.a)].target))
    labels[output[jump].label].isReached = true
    noteJump(output[jump].label, ticks + 1)
    ticks += 1
    var block = FastBlock(
      opcode: .if, height: stack.count - shape.parameters, parameters: shape.parameters,
      results: shape.results)
    block.elseTicks = ticks
    blocks.append(block)
    producer = -1
  }

  /// `else`, `catch`, `catch_all`: the arm before is done, another one begins.
  private mutating func changeArm(_ instruction: PreparedInstruction) {
    let block = blocks[blocks.count - 1]
    if !isDead {
      flush()
      emitJump(to: Int(code.branches[Int(instruction.a)].target), ticks: ticks + 1)
    }
    isDead = false
    let isElse = instruction.opcode == .else
    let payload = isElse ? block.parameters : shapes.payload(code.body, pc)
    stack = Array(repeating: .slot, count: block.height + payload)
    ticks = isElse ? block.elseTicks : 0
    bindBehind()
  }

  private mutating func finishBlock() {
    let wasDead = isDead
    let block = blocks.removeLast()
    let atEnd = labelAtPC[pc].map { labels[$0].isReached } ?? false
    if !wasDead, atEnd || !blocks.isEmpty { flush() }
    if blocks.isEmpty { return finishFunction(wasDead, isReached: atEnd) }
    let behind = labelAtPC[pc + 1].map { labels[$0].isReached } ?? false
    guard !wasDead || atEnd || behind else { return }
    isDead = false
    stack = Array(repeating: .slot, count: block.height + block.results)
    if wasDead { ticks = atEnd ? waiting(pc) : waiting(pc + 1) - 1 }
    if atEnd { bindHere(pc, ticks: ticks) }
    if isDescribing { stackBefore = stack }
    if !wasDead || atEnd { emitStop() }
    ticks += 1
    bindBehindKeepingTicks()
  }

  private mutating func finishFunction(_ wasDead: Bool, isReached: Bool) {
    guard !wasDead || isReached else { return }
    isDead = false
    if wasDead {
      stack = Array(repeating: .slot, count: code.resultSlots)
      ticks = waiting(pc)
    }
    if isReached {
      bindHere(pc, ticks: ticks)
      addSafePoint()
    }
    if isDescribing { stackBefore = stack }
    emitStop()
    finish(ticks: ticks + 1)
    isDead = true
  }

  // MARK: Labels

  /// The label of the instruction at a pc.
  mutating func label(at pc: Int) -> Int {
    if let label = labelAtPC[pc] { return label }
    labels.append(FastLabel())
    labelAtPC[pc] = labels.count - 1
    return labels.count - 1
  }

  /// Remembers the ticks of the first jump to a label: what code behind it counts from if nothing
  /// else leads there.
  mutating func noteJump(_ label: Int, _ ticks: Int) {
    labels[label].isReached = true
    if labels[label].position < 0, labels[label].ticks == 0 { labels[label].ticks = ticks }
  }

  /// The ticks of the first jump that waits for a pc.
  private func waiting(_ pc: Int) -> Int { labelAtPC[pc].map { labels[$0].ticks } ?? 0 }

  /// Puts the label of a pc here, with the ticks as they are.
  mutating func bindHere(_ pc: Int, ticks: Int) {
    let label = label(at: pc)
    labels[label].position = output.count
    labels[label].ticks = ticks
    producer = -1
    barrier = output.count
  }

  /// A loop, or an instruction that something jumps to: the code goes on here from several places.
  mutating func bind(at pc: Int) {
    flush()
    bindHere(pc, ticks: ticks)
    addSafePoint()
  }

  /// Puts the label behind the current instruction, which nothing falls through to.
  private mutating func bindBehind() {
    bindHere(pc + 1, ticks: ticks)
    addSafePoint(behind: true)
  }

  private mutating func bindBehindKeepingTicks() {
    if labelAtPC[pc + 1] != nil { bindHere(pc + 1, ticks: ticks) }
    addSafePoint(behind: true)
  }

  // MARK: Jumps

  /// Jumps to a label whose operands are in place.
  private mutating func emitJump(to target: Int, ticks: Int) {
    var instruction = FastInstruction(.branch)
    instruction.number = 0
    instruction.label = label(at: target)
    instruction.ticks = ticks
    noteJump(instruction.label, ticks)
    emit(instruction)
  }

  /// True if a branch leads to the end of the function with its results and nothing else.
  private func isReturn(_ branch: Branch) -> Bool {
    let last = code.steps.count - 1
    return Int(branch.target) == last && branch.height == 0
      && Int(branch.arity) == code.resultSlots && !stops.contains(last)
  }

  /// Takes a branch, with what it takes along. The operands stay as they are for code that follows.
  private mutating func jump(_ branch: Branch, ticks: Int) {
    let kept = stack
    if isReturn(branch) {
      finish(ticks: ticks + 1)
    } else {
      move(branch)
      emitJump(to: Int(branch.target), ticks: ticks)
    }
    stack = kept
  }

  /// Moves the operands that a branch takes along to where they are expected.
  private mutating func move(_ branch: Branch) {
    let first = stack.count - Int(branch.arity)
    for offset in 0..<Int(branch.arity) {
      let target = slot(Int(branch.height) + offset)
      switch stack[first + offset] {
      case .slot where slot(first + offset) == target: continue
      case .constant(let value):
        var constant = FastInstruction(.constant)
        constant.d = target
        constant.wide = value
        emit(constant)
      case .local(let local): emitCopy(from: local, to: target)
      case .slot: emitCopy(from: slot(first + offset), to: target)
      }
    }
  }

  mutating func emitCopy(from source: Int, to target: Int) {
    var copy = FastInstruction(.copy)
    copy.d = target
    copy.a = source
    emit(copy)
  }

  private mutating func branchIf(_ branch: Branch) {
    let arity = Int(branch.arity)
    let isInPlace = stack.count - 1 - arity == Int(branch.height)
    if !isReturn(branch), arity == 0 || isInPlace {
      if arity > 0 { flush(upTo: stack.count - 1) }
      let jump = emitConditional(isInverted: false)
      output[jump].label = label(at: Int(branch.target))
      output[jump].ticks = ticks + 1
      noteJump(output[jump].label, ticks + 1)
      ticks += 1
    } else {
      // The operands have to be moved first: jump over that.
      let jump = emitConditional(isInverted: true)
      labels.append(FastLabel())
      let over = labels.count - 1
      output[jump].label = over
      output[jump].ticks = ticks + 1
      self.jump(branch, ticks: ticks + 1)
      ticks += 1
      labels[over].position = output.count
      labels[over].ticks = ticks
      barrier = output.count
    }
    producer = -1
  }

  private mutating func branchTable(_ instruction: PreparedInstruction) {
    let branches = (0...Int(instruction.b)).map { code.branches[Int(instruction.a) + $0] }
    flush(upTo: stack.count - 1)
    let index = source(stack.count - 1)
    stack.removeLast()
    var table = FastInstruction(.branchTable)
    table.a = index
    table.number = Int32(instruction.b)
    let position = emit(table)
    var entries: [(label: Int, ticks: Int)] = []
    var stubs: [Branch: Int] = [:]
    for branch in branches {
      let isInPlace = stack.count - Int(branch.arity) == Int(branch.height)
      if !isReturn(branch), branch.arity == 0 || isInPlace {
        let label = label(at: Int(branch.target))
        noteJump(label, ticks + 1)
        entries.append((label, ticks + 1))
        continue
      }
      if let stub = stubs[branch] {
        entries.append((stub, ticks + 1))
        continue
      }
      labels.append(FastLabel())
      let stub = labels.count - 1
      labels[stub].position = output.count
      labels[stub].ticks = ticks + 1
      stubs[branch] = stub
      entries.append((stub, ticks + 1))
      jump(branch, ticks: ticks + 1)
    }
    output[position].entries = entries
    isDead = true
  }
}
