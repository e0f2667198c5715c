// What the interpreter noticed, as events.
//
// Nothing is said that did not happen: a guard is noted because the function of that name was called,
// a reinit because the variable was assigned.

import Bindgen
import JavaScript
import WasmMachine
import WasmModel

/// The names in glue and shims that events are read off.
enum WatchedName {
  static let guards: Set<String> = ["__wbg_call_guard", "__wbg_termination_guard"]
  /// What calls the abort handler: now, and in 0.2.115 to 0.2.117.
  static let hooks: Set<String> = ["__wbg_call_abort_hook", "__wbg_invoke_handler"]
  static let functions = guards.union(hooks).union(["__wbg_handle_catch", "__wbg_reset_state"])
  static let variables: Set<String> = ["__wbg_reinit_scheduled", "criticalError"]
}

extension Worker {
  /// Notes what the interpreter noticed since it was last asked.
  mutating func noteNotices() {
    for notice in realm.script.takeNotices() {
      switch notice {
      case .entered(let function, let arguments): noteCall(of: function, arguments)
      case .assigned("__wbg_reinit_scheduled", .boolean(true)): note(.reinitScheduled)
      case .assigned("criticalError", .boolean(true)): note(.criticalError)
      case .threw(let function, let value) where WatchedName.guards.contains(function):
        if case .object(let error) = value,
          realm.script.property("message", of: error) == .string("Module terminated")
        {
          note(.refused)
        }
      default: break
      }
    }
  }

  private mutating func noteCall(of function: String, _ arguments: [JSValue]) {
    switch function {
    case "__wbg_handle_catch":
      let value = arguments.first ?? .undefined
      note(isWrapped(value) ? .leaveWrapped : .leaveUnwrapped(realm.describe(value)))
    case _ where WatchedName.hooks.contains(function):
      if abortHandler != 0 { note(.hook(index: abortHandler)) }
    case "__wbg_reset_state":
      note(.reset(from: realm.instanceCount, to: realm.instanceCount + 1))
    default:
      note(
        .guarded(
          flag: source.options.isGuarded ? terminatedFlag ?? 0 : nil,
          calledAbort: calledAbort, reinitScheduled: reinitScheduled))
    }
  }

  /// Notes a call from JavaScript of what a worker exports; what the runtime exports for the glue is
  /// left out.
  mutating func noteEntry(_ name: String?, _ arguments: [JSValue]) {
    guard let name, isOfProgram(name) else { return }
    note(.enter("\(name)(\(arguments.map(realm.describe).joined(separator: ", ")))"))
  }

  private func isOfProgram(_ name: String) -> Bool {
    !name.hasPrefix("__") || name.hasPrefix("__wbg_")
  }

  mutating func noteReturn(_ call: WasmCall, _ outcome: Interpreter.Outcome) {
    guard case .value(let value) = outcome else { return }
    switch call {
    case .function(let name?, _) where name == WorkerModule.startName: note(.startRan)
    case .function(let name?, _) where isOfProgram(name): note(.leave(realm.describe(value)))
    default: break
    }
  }

  /// What is thrown into the function that calls the abort hook goes no further.
  mutating func noteSwallowed(_ outcome: Interpreter.Outcome) {
    guard case .thrown(let value) = outcome,
      isInHook
    else { return }
    note(.hookSwallowed(realm.describe(value)))
  }

  /// Notes that Wasm calls an import, with its text if that is what it is for.
  mutating func noteImport(_ item: Import, _ slots: [UInt64]) {
    if item.module == "host", item.name == "event" { return }
    let types = importedType(item).parameters
    let arguments = zip(types, slots).map { NumberText.text($0, $1) }
    let text = ImportText.takesText(item.name) ? text(slots) : nil
    note(.imported(item.name, arguments, text: text))
  }

  private func importedType(_ item: Import) -> FunctionType {
    guard case .function(let address)? = imports[item] else { return FunctionType([], []) }
    return machine.functions[address.value].type
  }

  /// The UTF-8 text that (pointer, length) names; nil for a range outside the memory.
  private func text(_ slots: [UInt64]) -> String? {
    guard let memory, slots.count >= 2,
      let bytes = machine.memories[memory.value].findBytes(at: slots[0], count: slots[1])
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// True if the code on the way calls the abort handler.
  var isInHook: Bool {
    realm.script.innermostFrame.map { WatchedName.hooks.contains($0.function) } ?? false
  }

  private func isWrapped(_ value: JSValue) -> Bool {
    guard let tag = hostTag(value), tag.hostKind == .exception else { return false }
    return machine.exceptions[tag.payload].tag == wrappedTag
  }

  /// True if the code on the way is glue: then what it writes into memory is the glue's doing.
  var isInGlue: Bool {
    realm.script.innermostFrame?.module == "index.js"
  }
}

/// The imports whose parameters are a pointer and a length of UTF-8 text.
enum ImportText {
  static let names: Set<String> = [
    "__wbindgen_panic_error", "__wbindgen_throw", "__wbg_console_error", "log",
  ]

  static func takesText(_ name: String) -> Bool { names.contains(name) }
}
