// Playing: in and out of the fast form until a goal is reached.

import Stepping
import WasmHandlers
import WasmModel
import WasmValidation

extension FastRun {
  /// How many ticks may have passed uncounted when the fast form is left.
  private static var margin: Int { 2 * FastTranslator.longestWay + 200 }

  /// Runs towards a goal; gives the completed ticks.
  mutating func play(_ goal: RunGoal, _ machine: UnsafeMutablePointer<Machine>) -> Int {
    var ticks = 0
    while ticks < goal.ticks, machine.pointee.canStep {
      if goal.stopsAtThrows, machine.pointee.isAtThrow { break }
      if ticks > 0, machine.pointee.isAtStop(goal.stops) { break }
      // The place that a run begins at is no stop.
      if ticks > 0 || goal.stops == nil, machine.pointee.frames.count >= goal.frames {
        let done = playPiece(goal, goal.ticks - ticks - Self.margin, machine)
        ticks += done
        if machine.pointee.frames.count < goal.frames { break }
        if done > 0 { continue }
      }
      guard machine.pointee.step() else { break }
      ticks += 1
      if ticks & 0xFFF == 0 { machine.pointee.forgetEverything() }
      if machine.pointee.frames.count < goal.frames { break }
    }
    machine.pointee.forgetEverything()
    return ticks
  }

  /// Runs the fast form from the current place on, if it can be entered there. Gives the ticks.
  private mutating func playPiece(
    _ goal: RunGoal, _ budget: Int, _ machine: UnsafeMutablePointer<Machine>
  ) -> Int {
    guard budget > 0, machine.pointee.status == .running,
      let entry = enterFrame(budget, machine)
    else { return 0 }
    while true {
      let departure = WasmHandlers.enter(context)
      switch departure {
      case .noRoom where makeRoom(machine): continue
      case .untranslated:
        let function = (context.pointee.nextFrame - 1).pointee.function
        _ = entry.program.translate(function.pointee.index)
        context.pointee.pc = function.pointee.code
        continue
      case .throwNew where !goal.stopsAtThrows && unwind(machine, throwsReference: false):
        continue
      case .throwReference where !goal.stopsAtThrows && unwind(machine, throwsReference: true):
        continue
      default: break
      }
      let isReturn = departure == .returned || context.pointee.pc == FastStubs.shared.returned
      return isReturn
        ? finishBottom(entry, machine) : leave(entry, machine)
    }
  }

  /// How a piece began.
  private struct Entry {
    let program: FastProgram
    /// What the ticks are counted down from.
    let start: Int64
  }

  /// Puts the state of the current frame into the context; nil if the code cannot be entered there.
  private mutating func enterFrame(
    _ budget: Int, _ machine: UnsafeMutablePointer<Machine>
  ) -> Entry? {
    let frame = machine.pointee.frames[machine.pointee.frames.count - 1]
    let code = machine.pointee.code(of: frame)
    let program = fastProgram(frame.instance, machine)
    let index = code.function.index.value - code.importedFunctions
    guard let fast = program.translate(index), let point = fast.findSafePoint(pc: Int(frame.pc))
    else { return nil }
    machine.pointee.makeRoom(Int(frame.base) + code.neededSlots + 256)
    setContext(frame, machine)
    context.pointee.pc = UnsafeRawPointer(fast.code) + Int(point.position)
    let start = Int64(clamping: budget)
    context.pointee.ticks = start &+ Int64(point.ticks)
    frames.pointee = FastFrame(
      returnPC: FastStubs.shared.returned, callerSlots: context.pointee.slots,
      function: program.functions + index)
    return Entry(program: program, start: start)
  }

  private func fastProgram(
    _ instance: InstanceAddress, _ machine: UnsafeMutablePointer<Machine>
  ) -> FastProgram {
    let program = machine.pointee.instances[instance.value].program
    return stops?.programs[ObjectIdentifier(program)] ?? program.fast
  }

  private mutating func setContext(_ frame: Frame, _ machine: UnsafeMutablePointer<Machine>) {
    let instance = machine.pointee.instances[frame.instance.value]
    setTables(machine, instance.tables)
    let slots = machine.pointee.slots.base
    context.initialize(
      to: FastContext(
        pc: FastStubs.shared.returned, slots: slots + Int(frame.base), nextFrame: frames + 1,
        framesEnd: frames + 1, slotsEnd: slots, memory: memory(instance, machine),
        instance: frame.instance.number, globalAddresses: instance.globalNumbers.base,
        globals: machine.pointee.globals.cells.base, tables: tables,
        types: instance.typeNumbers.base, functions: machine.pointee.functionEntries.base,
        fastFunctions: fastFunctions, machine: UnsafeMutableRawPointer(machine),
        perform: performByMachine))
    setEnds(machine)
  }

  private func memory(
    _ instance: Instance, _ machine: UnsafeMutablePointer<Machine>
  ) -> Memory {
    guard let address = instance.memories.first else { return StableStorage.empty.base }
    return UnsafeMutableRawPointer(machine.pointee.memories[address.value].bytes.base)
  }

  /// Sets the ends of the room for frames and slots.
  private func setEnds(_ machine: UnsafeMutablePointer<Machine>) {
    let slots = machine.pointee.slots.base
    let count = min(machine.pointee.slots.count, machine.pointee.limits.slots)
    context.pointee.slotsEnd = slots + count
    // The bottom frame stands among the machine's frames, too.
    let allowed = machine.pointee.limits.frames - machine.pointee.frames.count + 1
    context.pointee.framesEnd = frames + min(frameCapacity, allowed)
  }

  /// Makes room for a call; false if a limit is reached.
  private mutating func makeRoom(_ machine: UnsafeMutablePointer<Machine>) -> Bool {
    let limits = machine.pointee.limits
    let used = context.pointee.nextFrame - frames
    if context.pointee.nextFrame >= context.pointee.framesEnd {
      guard machine.pointee.frames.count - 1 + used < limits.frames else { return false }
      growFrames()
      setEnds(machine)
      return true
    }
    let old = machine.pointee.slots.base
    guard machine.pointee.slots.count < limits.slots else { return false }
    machine.pointee.makeRoom(min(2 * machine.pointee.slots.count, limits.slots))
    let new = machine.pointee.slots.base
    context.pointee.slots = new + (context.pointee.slots - old)
    for index in 0..<used { frames[index].callerSlots = new + (frames[index].callerSlots - old) }
    setEnds(machine)
    return true
  }

  // MARK: Leaving

  /// The frame that was entered first returned.
  private func finishBottom(_ entry: Entry, _ machine: UnsafeMutablePointer<Machine>) -> Int {
    let frame = machine.pointee.frames.removeLast()
    machine.pointee.top = Int(frame.base) + machine.pointee.code(of: frame).resultSlots
    let outer = Int(machine.pointee.activations[machine.pointee.activations.count - 1].baseFrame)
    if machine.pointee.frames.count == outer {
      machine.pointee.status = .finished
    } else {
      machine.pointee.advance()
    }
    return Int(entry.start &- context.pointee.ticks)
  }

  /// Makes the machine's frames and operands what the faithful form would have.
  private func leave(_ entry: Entry, _ machine: UnsafeMutablePointer<Machine>) -> Int {
    let count = context.pointee.nextFrame - frames
    let bottom = machine.pointee.frames[machine.pointee.frames.count - 1]
    let base = machine.pointee.slots.base
    for index in 1..<max(count, 1) {
      setCallPC(frames[index - 1].function, frames[index].returnPC, entry, machine)
      let slots = index + 1 < count ? frames[index + 1].callerSlots : context.pointee.slots
      pushFrame(frames[index].function, at: slots - base, bottom.instance, machine)
    }
    let function = frames[count - 1].function
    let place = place(function, entry)
    let last = machine.pointee.frames.count - 1
    if place.isEntry { clearReferences(machine) }
    machine.pointee.frames[last].pc = Int32(place.pc)
    let operands = Int(machine.pointee.frames[last].operands)
    settle(place, Int(machine.pointee.frames[last].base), operands, machine)
    machine.pointee.top = operands + place.height
    return Int(entry.start &- context.pointee.ticks) + place.ticks
  }

  /// Sets the pc of the newest frame to the call whose return address is given.
  private func setCallPC(
    _ caller: UnsafeMutablePointer<FastFunction>, _ returnPC: UnsafeRawPointer, _ entry: Entry,
    _ machine: UnsafeMutablePointer<Machine>
  ) {
    guard let code = entry.program.translate(caller.pointee.index),
      let point = code.findFirstSafePoint(offset: returnPC - UnsafeRawPointer(code.code))
    else { preconditionFailure("a return address that is no safe point") }
    machine.pointee.setPC(Int(point.pc) - 1)
  }

  private func pushFrame(
    _ function: UnsafeMutablePointer<FastFunction>, at base: Int, _ instance: InstanceAddress,
    _ machine: UnsafeMutablePointer<Machine>
  ) {
    machine.pointee.frames.append(frame(function, at: base, instance, machine))
  }

  /// A place of the faithful form, with what is still to be put into slots.
  private struct LeavePlace {
    let pc: Int
    let ticks: Int
    let height: Int
    var description: FastDescription?
    var isEntry = false
  }

  /// Where the faithful form goes on.
  private func place(
    _ function: UnsafeMutablePointer<FastFunction>, _ entry: Entry
  ) -> LeavePlace {
    let index = function.pointee.index
    let isUntranslated =
      context.pointee.pc == FastStubs.shared.untranslated
      || context.pointee.pc == FastStubs.shared.untranslatable
    guard !isUntranslated, let code = entry.program.translate(index) else {
      // It was just entered.
      return LeavePlace(pc: 0, ticks: 0, height: 0, isEntry: true)
    }
    let offset = context.pointee.pc - UnsafeRawPointer(code.code)
    if let point = code.findSafePoint(offset: offset) {
      return LeavePlace(
        pc: Int(point.pc), ticks: Int(point.ticks), height: Int(point.height),
        isEntry: offset == 0)
    }
    let description = entry.program.describe(index, offset: offset)
    return LeavePlace(
      pc: description.pc, ticks: description.ticks, height: description.stack.count,
      description: description, isEntry: offset == 0)
  }

  /// Gives the declared locals of references null, as the first instructions would.
  private func clearReferences(_ machine: UnsafeMutablePointer<Machine>) {
    let frame = machine.pointee.frames[machine.pointee.frames.count - 1]
    for local in machine.pointee.code(of: frame).nullSlots {
      machine.pointee.slots[Int(frame.base) + Int(local)] = Reference.null
    }
  }

  /// Puts operands into their slots.
  private func settle(
    _ place: LeavePlace, _ base: Int, _ operands: Int, _ machine: UnsafeMutablePointer<Machine>
  ) {
    let slots = machine.pointee.slots.base
    guard let description = place.description else { return }
    if let accumulated = description.accumulated {
      slots[base + accumulated.slot] =
        accumulated.isFloat ? context.pointee.float.bitPattern : context.pointee.integer
    }
    for (index, entry) in description.stack.enumerated() {
      switch entry {
      case .slot: continue
      case .local(let local): slots[operands + index] = slots[base + local]
      case .constant(let value): slots[operands + index] = value
      }
    }
  }
}

/// A frame of the faithful form for a function of an instance.
private func frame(
  _ function: UnsafeMutablePointer<FastFunction>, at base: Int, _ instance: InstanceAddress,
  _ machine: UnsafeMutablePointer<Machine>
) -> Frame {
  let index = function.pointee.index
  let owner = machine.pointee.instances[instance.value]
  let code = owner.program.codes[index]
  return Frame(
    function: owner.functions[code.importedFunctions + index], instance: instance,
    base: Int32(base), operands: Int32(base + code.frameSlots), pc: 0)
}

/// Executes one instruction by the faithful form, in the middle of the fast form: everything is in
/// its slot. The instruction says its pc and the number of operands.
private func performByMachine(_ raw: Context, _ pc: UnsafeRawPointer, _ slots: Slots) -> Int {
  let context = raw.assumingMemoryBound(to: FastContext.self)
  let machine = context.pointee.machine.assumingMemoryBound(to: Machine.self)
  let what = pc.load(fromByteOffset: FieldOffset.wide, as: UInt64.self)
  let instance = InstanceAddress(number: context.pointee.instance)
  let function = (context.pointee.nextFrame - 1).pointee.function
  var current = frame(function, at: slots - machine.pointee.slots.base, instance, machine)
  current.pc = Int32(truncatingIfNeeded: what)
  machine.pointee.top = Int(current.operands) + Int(what >> 32)
  machine.pointee.frames.append(current)
  machine.pointee.execute()
  machine.pointee.frames.removeLast()
  if machine.pointee.journalCount > 4096 { machine.pointee.forgetEverything() }
  guard machine.pointee.status == .running else {
    // The faithful form will come to the same end.
    machine.pointee.status = .running
    return 1
  }
  let owner = machine.pointee.instances[instance.value]
  if let memory = owner.memories.first {
    context.pointee.memory = UnsafeMutableRawPointer(
      machine.pointee.memories[memory.value].bytes.base)
  }
  for (index, table) in owner.tables.enumerated() {
    context.pointee.tables[index] = machine.pointee.tables[table.value].elements.base
  }
  return 0
}
