// Leaving: the machine's frames and operands become what the faithful form would have.

import WasmHandlers
import WasmModel
import WasmValidation

extension FastRun {
  /// The frame that was entered first returned.
  func finishBottom(_ entry: Entry, _ machine: UnsafeMutablePointer<Machine>) -> Int {
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
  func leave(_ entry: Entry, _ machine: UnsafeMutablePointer<Machine>) -> Int {
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
    machine.pointee.frames.append(makeFrame(function, at: base, instance, machine))
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
func makeFrame(
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
