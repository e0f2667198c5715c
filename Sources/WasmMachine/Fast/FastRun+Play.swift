// Playing: in and out of the fast form until a goal is reached.

import Stepping
import WasmHandlers
import WasmModel
import WasmValidation

extension FastRun {
  /// How many ticks may have passed uncounted when the fast form is left.
  static var margin: Int { 2 * FastTranslator.longestWay + 200 }

  /// Runs towards a goal; gives the completed ticks.
  mutating func play(_ goal: RunGoal, _ machine: UnsafeMutablePointer<Machine>) -> Int {
    var ticks = 0
    var lastMark = machine.pointee.mark
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
      if !goal.isExact, ticks > 0, goal.ticks - ticks <= Self.margin { break }
      lastMark = machine.pointee.mark
      guard machine.pointee.step() else { break }
      ticks += 1
      if ticks & 0xFFF == 0 { machine.pointee.forgetEverything() }
      if machine.pointee.frames.count < goal.frames { break }
    }
    machine.pointee.endRun(from: lastMark)
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
  struct Entry {
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
    let twins = stops?.programs[ObjectIdentifier(program)] ?? program.fast
    return twins.program(isRecorded: machine.pointee.isRecording)
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
    if machine.pointee.isRecording { machine.pointee.memories[address.value].placeMarks() }
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
}
