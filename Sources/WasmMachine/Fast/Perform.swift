// One instruction of the faithful form in the middle of the fast form.

import WasmHandlers
import WasmModel

/// Executes one instruction by the faithful form, in the middle of the fast form: everything is in
/// its slot. The instruction says its pc and the number of operands.
func performByMachine(_ raw: Context, _ pc: UnsafeRawPointer, _ slots: Slots) -> Int {
  let context = raw.assumingMemoryBound(to: FastContext.self)
  let machine = context.pointee.machine.assumingMemoryBound(to: Machine.self)
  let what = pc.load(fromByteOffset: FieldOffset.wide, as: UInt64.self)
  let instance = InstanceAddress(number: context.pointee.instance)
  let function = (context.pointee.nextFrame - 1).pointee.function
  var current = makeFrame(function, at: slots - machine.pointee.slots.base, instance, machine)
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
    if machine.pointee.isRecording { machine.pointee.memories[memory.value].placeMarks() }
    context.pointee.memory = UnsafeMutableRawPointer(
      machine.pointee.memories[memory.value].bytes.base)
  }
  for (index, table) in owner.tables.enumerated() {
    context.pointee.tables[index] = machine.pointee.tables[table.value].elements.base
  }
  return 0
}
