// I4 and I8: which errors callers get, from abort hooks and from handles.
//
// recovery-spec.md sections 4.3, 4.7, 4.9 and 15.

import JavaScript
import Recovery
import WasmMachine

/// I4: the abort hook never changes which error object the caller receives.
///
/// The caller is seen where it has the error in hand: as a variable `error` of a `catch`, as the
/// outcome of a request, or as an uncaught error. Where a `finally` of the glue stands between
/// (section 13.3: exports that return text), none of these follows at once, and nothing is judged.
struct HookKeepsError: Invariant {
  private(set) var witnesses = 0
  private var leaving: [(error: JSValue, depth: Int)] = []

  init(_ loaded: LoadedWorker) {}

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    let name = "__wbg_handle_catch"
    for event in moment.events {
      guard case .leaveUnwrapped = event.kind, let depth = worker.scriptDepth(of: name),
        let error = worker.realm.script.frames[depth].variables.first(where: { $0.name == "e" })
      else { continue }
      leaving.append((error.value ?? .undefined, depth))
    }
    guard let last = leaving.last, worker.scriptDepth <= last.depth else { return nil }
    leaving.removeLast()
    guard let received = received(moment, worker) else { return nil }
    witnesses += 1
    if received == last.error { return nil }
    let realm = worker.realm
    return "the caller got \(realm.describe(received)) instead of \(realm.describe(last.error))"
  }

  private func received(_ moment: Moment, _ worker: Worker) -> JSValue? {
    for request in worker.realm.requests where request.lastTick == worker.ticks {
      if case .failed(let error) = request.outcome { return error }
    }
    guard let frame = worker.realm.script.innermostFrame, frame.function != "nested" else {
      return nil
    }
    return frame.variables.last { $0.name == "error" }?.value
  }
}

/// I8: a handle that was made under an instance id works if and only if that is the id now.
///
/// Left out: the window of section 13.4, which is every step in which a reset happens; and `free()`,
/// which does not look at the id (section 14.19).
struct HandlesFollowTheirInstance: Invariant {
  private(set) var witnesses = 0
  /// By their names, as `counter1`.
  private var handles: [Substring: Handle] = [:]

  private struct Handle {
    let id: Int
    /// What a counter counts, while that is known.
    var value: Int?
  }

  static let staleMessages = [
    "Invalid stale object from previous Wasm instance",
    "Cannot invoke closure from previous WASM instance",
  ]

  init(_ loaded: LoadedWorker) {}

  mutating func end(
    _ step: Scenario.Step, _ events: Slice<GrowingList<Event>>, _ worker: Worker
  ) -> String? {
    let hasReset = events.contains { if case .reset = $0.kind { true } else { false } }
    guard let use = HandleUse(step.text), let outcome = worker.realm.requests.last?.outcome else {
      // Callbacks may do anything to counters.
      for name in handles.keys { handles[name]?.value = nil }
      return nil
    }
    if use.isGivenUp {
      handles[use.name] = nil
      return nil
    }
    if let start = use.madeWith {
      if case .answered = outcome {
        handles[use.name] = Handle(id: worker.instanceID, value: start)
      }
      return nil
    }
    guard let handle = handles[use.name], !hasReset, use.member != "free()" else {
      handles[use.name]?.value = nil
      return nil
    }
    return judge(use, handle, outcome, worker)
  }

  private mutating func judge(
    _ use: HandleUse, _ handle: Handle, _ outcome: Request.Outcome, _ worker: Worker
  ) -> String? {
    witnesses += 1
    let isStale = Self.isStale(outcome, worker)
    if let argument = use.argument {
      handles[use.name]?.value = nil
      guard let other = handles[argument] else { return nil }
      let isCurrent = [handle.id, other.id].allSatisfy { $0 == worker.instanceID }
      return isStale == !isCurrent ? nil : "two handles, and stale is \(isStale)"
    }
    if isStale == (handle.id == worker.instanceID) {
      return "handle \(use.name) of id \(handle.id) is \(isStale ? "" : "not ")stale under "
        + "id \(worker.instanceID)"
    }
    return follow(use, handle, outcome)
  }

  /// Looks at the numbers that a counter gives.
  private mutating func follow(
    _ use: HandleUse, _ handle: Handle, _ outcome: Request.Outcome
  ) -> String? {
    guard case .answered(.number(let number)) = outcome, let value = handle.value,
      ["get()", "value", "increment()"].contains(use.member)
    else {
      handles[use.name]?.value = nil
      return nil
    }
    let expected = use.member == "increment()" ? value + 1 : value
    handles[use.name]?.value = expected
    return Int(number) == expected ? nil : "\(use.name) gave \(number), not \(expected)"
  }

  private static func isStale(_ outcome: Request.Outcome, _ worker: Worker) -> Bool {
    guard case .failed(.object(let error)) = outcome,
      case .string(let message)? = worker.realm.script.property("message", of: error)
    else { return false }
    return staleMessages.contains("\(message)")
  }
}

/// A step that makes or uses a handle, read from its text.
struct HandleUse {
  /// As in `counter1`.
  let name: Substring
  /// As in `get()`; empty for the call of a closure.
  var member: Substring = ""
  /// The other handle that a method takes.
  var argument: Substring?
  /// The step makes the handle; for a counter with this number, for a closure with 0.
  var madeWith: Int?
  /// The step forgets the handle.
  var isGivenUp = false

  init?(_ text: String) {
    let head = "call globalThis."
    guard text.hasPrefix(head + "counter") || text.hasPrefix(head + "closure") else { return nil }
    let rest = text.dropFirst(head.count)
    name = rest.prefix { $0.isLetter || $0.isNumber }
    let tail = rest.dropFirst(name.count)
    if tail.hasPrefix(" = ") {
      isGivenUp = tail == " = undefined"
      guard let end = tail.firstIndex(of: ";") else { return }
      madeWith = Int(tail[..<end].filter(\.isNumber)) ?? 0
    } else if tail.hasPrefix(".") {
      member = tail.dropFirst()
      guard let dot = member.lastIndex(of: "."), member.hasPrefix("merge") else { return }
      argument = member[member.index(after: dot)...].dropLast()
    }
  }
}
