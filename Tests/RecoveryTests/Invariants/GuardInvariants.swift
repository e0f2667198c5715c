// I1 to I3: the call guard, the wrapped exceptions, and the reset.
//
// recovery-spec.md sections 3 and 15.

import JavaScript
import Recovery
import WasmMachine
import WasmModel

/// I1: flag ≠ 0 and no new instance scheduled: no guarded entry executes instructions of that
/// instance. With one scheduled the guard makes it first, so then it holds as well.
///
/// Not guarded, and left out (section 13.7): what begins with `__`, as the lowering of arguments, the
/// end of closures, the start function; the functions of a table, which are abort hooks; finalizers.
struct TerminatedIsNotEntered: Invariant {
  private(set) var witnesses = 0
  private var expectsTrap = false

  init(_ loaded: LoadedWorker) {}

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    guard worker.isGuarded else { return nil }
    for event in moment.events {
      if expectsTrap {
        guard case .trap(.unreachable, _) = event.kind else {
          return "the check behind an import saw the flag, then came \(event.kind)"
        }
      }
      if case .guardInWasm(let flag, _) = event.kind {
        expectsTrap = flag != 0
      } else {
        expectsTrap = false
      }
    }
    // A refusal is where the opposite could have happened.
    witnesses += moment.events.count { $0.kind == .refused }
    guard let call = moment.entry, let name = call.exportName, isGuarded(name, worker),
      let instance = worker.instance(of: call), let flag = worker.terminatedFlag(of: instance),
      flag != 0
    else { return nil }
    return "\(name) is entered though the flag of its instance is \(flag)"
  }

  private func isGuarded(_ name: String, _ worker: Worker) -> Bool {
    if name.hasPrefix("__wbg_"), name.hasSuffix("_free") {
      return worker.realm.script.innermostFrame?.function == "free"
    }
    return !name.hasPrefix("__") || name.hasPrefix("__wbg_")
  }
}

/// I2: wrapped exceptions never change flag, called and sched.
struct WrappedChangesNothing: Invariant {
  private(set) var witnesses = 0
  private var before: (state: TerminationState, depth: Int)?

  init(_ loaded: LoadedWorker) {}

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    defer { if let before, worker.scriptDepth <= before.depth { self.before = nil } }
    if let before, before.state != TerminationState(worker) {
      return "a wrapped exception made of \(before.state): \(TerminationState(worker))"
    }
    if moment.events.contains(where: { $0.kind == .leaveWrapped }),
      let depth = worker.scriptDepth(of: "__wbg_handle_catch")
    {
      witnesses += 1
      before = (TerminationState(worker), depth)
    }
    return nil
  }
}

/// I3: a reset leaves flag = 0, called = false, sched = false, a greater id, statics as they were
/// at first, and start ran exactly once.
///
/// Left out (section 14.20): what is behind a start function that failed. Flags and id hold even then.
struct ResetIsComplete: Invariant {
  private(set) var witnesses = 0
  private let fresh: InstanceImage
  private var id: Int
  /// Resets on the way: one inside the start function of another is thinkable.
  private var resets: [(depth: Int, id: Int, starts: Int)] = []

  init(_ loaded: LoadedWorker) {
    (fresh, id) = (loaded.fresh, loaded.worker.instanceID)
  }

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    defer { id = worker.instanceID }
    for event in moment.events {
      if case .startRan = event.kind, !resets.isEmpty { resets[resets.count - 1].starts += 1 }
      if case .reset = event.kind {
        resets.append((worker.scriptDepth(of: "__wbg_reset_state") ?? 0, id, 0))
      }
    }
    guard let reset = resets.last, worker.scriptDepth <= reset.depth else { return nil }
    resets.removeLast()
    witnesses += 1
    let state = TerminationState(worker)
    if state.flag ?? 0 != 0 || state.called || state.scheduled { return "a reset left \(state)" }
    if worker.instanceID <= reset.id {
      return "a reset made of the id \(reset.id): \(worker.instanceID)"
    }
    if reset.starts == 0, startFails(worker) { return nil }
    if reset.starts != 1 { return "start ran \(reset.starts) times in a reset" }
    return fresh.difference(from: InstanceImage(worker))
  }

  private func startFails(_ worker: Worker) -> Bool {
    let script = worker.realm.script
    return script.property("startFault", of: script.globalObject) == .number(1)
  }
}
