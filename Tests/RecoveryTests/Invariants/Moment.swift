// What a trial shows to the invariants: one move of a worker after the other.

import JavaScript
import Recovery
import WasmMachine
import WasmModel

/// What a move did.
struct Moment {
  /// What was noted during the move.
  let events: Slice<GrowingList<Event>>
  /// What JavaScript has called just now; none of its instructions was executed yet.
  let entry: WasmCall?
  /// What came back into JavaScript with this move, and how.
  let exit: (call: WasmCall, status: Status)?
  /// What the machine was doing before the move.
  let statusBefore: Status
}

/// Something that must hold at every moment of every scenario.
protocol Invariant: SendableMetatype {
  /// How often it had something to judge.
  var witnesses: Int { get }
  init(_ loaded: LoadedWorker)
  /// Looks at a moment. Gives what is wrong, if something is.
  mutating func see(_ moment: Moment, _ worker: Worker) -> String?
  /// Looks at a step that is over, with the events of it. Gives what is wrong, if something is.
  mutating func end(_ step: Scenario.Step, _ events: Slice<GrowingList<Event>>, _ worker: Worker)
    -> String?
}

extension Invariant {
  mutating func see(_ moment: Moment, _ worker: Worker) -> String? { nil }
  mutating func end(_ step: Scenario.Step, _ events: Slice<GrowingList<Event>>, _ worker: Worker)
    -> String?
  { nil }
}

/// What the glue and the memory say about an instance.
struct TerminationState: Equatable, CustomStringConvertible {
  let flag: UInt32?
  let called: Bool
  let scheduled: Bool

  init(_ worker: Worker) {
    (flag, called, scheduled) = (worker.terminatedFlag, worker.calledAbort, worker.reinitScheduled)
  }

  var description: String {
    "flag=\(flag.map(String.init) ?? "none") called=\(called) sched=\(scheduled)"
  }
}

extension Worker {
  /// The call from JavaScript into Wasm that is on the way innermost.
  var wasmCall: WasmCall? {
    if case .wasm(let call)? = realm.crossings.last?.kind { call } else { nil }
  }

  /// True if a microtask has called into Wasm, and nothing else is on the way.
  var isMicrotaskInWasm: Bool {
    guard realm.crossings.count == 2, case .task(.microtask)? = realm.crossings.first?.kind else {
      return false
    }
    return true
  }

  /// The instance whose code a call executes.
  func instance(of call: WasmCall) -> InstanceAddress? {
    guard case .function(_, let address) = call,
      case .wasm(let instance, _) = machine.functions[address.value].kind
    else { return nil }
    return instance
  }

  /// The terminated flag of an instance, which may be an old one.
  func terminatedFlag(of instance: InstanceAddress) -> UInt32? {
    guard let address = terminatedFlagAddress,
      let memory = machine.instances[instance.value].memories.first,
      machine.memories[memory.value].contains(address, count: 4)
    else { return nil }
    return UInt32(
      truncatingIfNeeded: machine.memories[memory.value].load(at: Int(address), width: 4))
  }

  /// The shadow stack pointer of an instance, which may be an old one.
  func stackPointer(of instance: InstanceAddress) -> UInt64? {
    guard
      case .global(let global)? = machine.instances[instance.value].findExport("__stack_pointer")
    else { return nil }
    return machine.globals[global.value].slot
  }

  /// How many calls of JavaScript stand below the innermost one of a function, or nil.
  func scriptDepth(of function: String) -> Int? {
    realm.script.frames.lastIndex { $0.function == function }
  }
}

extension WasmCall {
  /// The name of the export; functions of a table have none.
  var exportName: String? {
    if case .function(let name, _) = self { name } else { nil }
  }
}
