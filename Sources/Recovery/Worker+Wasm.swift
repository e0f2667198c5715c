// Stepping the machine, and noticing what a step meant.

import Bindgen
import WasmMachine
import WasmModel
import WasmValidation

extension Worker {
  /// Steps the machine once and notes what happened.
  mutating func stepMachine() -> Bool {
    if mayStrike, strikeArmed() { return false }
    let opcode = machine.nextOpcode
    if let opcode { noteBefore(opcode) }
    let before = machine.status
    let completed = machine.step()
    if machine.status != before { noteChange(from: before, opcode) }
    return completed
  }

  /// The name of the function that the current frame executes.
  public var currentFunctionName: String {
    guard let place = machine.findPlace(ofFrame: 0) else { return "-" }
    return source.program.module.displayName(of: place.function)
  }

  /// Notes the steps of the code that Bindgen added: the flag check and the stack pointer.
  private mutating func noteBefore(_ opcode: Opcode) {
    guard opcode == .if || opcode == .globalSet, !source.added.isEmpty,
      let place = machine.findPlace(ofFrame: 0), let role = source.added[place.function]
    else { return }
    switch (role, opcode) {
    case (.importWrapper, .if):
      saveRealm()
      let flag = UInt32(slot: machine.slots[machine.top - 1])
      note(.guardInWasm(flag, function: currentFunctionName))
    case (.exportWrapper, .globalSet):
      saveRealm()
      let new = UInt32(slot: machine.slots[machine.top - 1])
      note(.stackPointerRestored(from: stackPointer ?? 0, to: new))
    default: break
    }
  }

  /// Throwing again, by `throw_ref` or `rethrow`, is no new event.
  mutating func noteChange(from before: Status, _ opcode: Opcode?) {
    switch (before, machine.status) {
    case (.running, .unwinding(let exception, _)):
      guard opcode == .throw else { return }
      saveRealm()
      note(.thrown(tag: tagName(exception), function: currentFunctionName))
    case (.unwinding(let exception, let handler), .running):
      saveRealm()
      noteHandler(Int(handler), exception)
    case (_, .trapped(let trap)):
      saveRealm()
      note(.trap(trap, function: currentFunctionName))
    case (_, .exhausted), (_, .storeExhausted):
      saveRealm()
      note(.exhausted(function: currentFunctionName))
    default: break
    }
  }

  /// A clause for every exception is a landing pad: it runs destructors and throws on.
  private mutating func noteHandler(_ handler: Int, _ exception: ExceptionAddress) {
    guard let frame = machine.frames.last, let place = machine.findPlace(ofFrame: 0) else { return }
    let candidate = machine.code(of: frame).function.sideTable.handlers[handler]
    if source.added[place.function] != nil { return }
    let catchesAll: Bool
    switch candidate.kind {
    case .tryTable(let clauses):
      catchesAll = clauses.contains { $0.pattern == .allReference || $0.pattern == .all }
    case .legacy(let clauses, _): catchesAll = clauses.contains { $0.tag == nil }
    case .delegate: catchesAll = false
    }
    note(
      catchesAll
        ? .landingPad(function: currentFunctionName)
        : .caught(tag: tagName(exception), function: currentFunctionName))
  }

  /// What the tag of an exception is called.
  public func tagName(_ exception: ExceptionAddress) -> String {
    tagName(machine.exceptions[exception.value].tag)
  }

  /// What a tag is called.
  public func tagName(_ tag: TagAddress) -> String {
    if let instance,
      let export = instance.module.exports.first(where: {
        if case .tag(let index) = $0.description {
          instance.tags[index.value] == tag
        } else {
          false
        }
      })
    {
      return export.name
    }
    return machine.tags[tag.value].name
  }
}
