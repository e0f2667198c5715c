// I4 once more, from outside: whatever the abort hook does, callers get the same errors.

import JavaScript
import Recovery
import Testing

@Suite struct HookTests {
  private static let guarded: [Strategy] = [.reinitGuard, .guard, .guardReinit]

  /// Kinds of hooks that schedule no new instance: with one, what comes behind the abort differs.
  /// Nor is there 7, which calls the callback of the scenario.
  private static let kinds = [0, 2, 3, 4, 8]

  @Test(arguments: guarded, Seeds.chosen.prefix(60))
  func `I4: the first step that aborts ends alike with every abort hook`(
    _ strategy: Strategy, _ seed: UInt64
  ) throws {
    var scenario = RandomScenario(seed: seed, strategy: strategy)
    guard scenario.module == "workshop" else { return }
    scenario.steps.removeAll { $0.contains("set_abort_handler") || $0.contains("schedule_reinit") }
    let outcomes = try Self.kinds.map { kind in
      var changed = scenario
      changed.steps.insert("call set_abort_handler(\(kind))", at: 0)
      return try changed.outcomesOfFirstAbort()
    }
    for (kind, outcome) in zip(Self.kinds, outcomes) {
      #expect(outcome == outcomes[0], "abort hook of kind \(kind), \(scenario.text)")
    }
  }

  // Sections 4.3 and 6. Under S1g an error of JavaScript is wrapped each time it leaves Wasm.
  @Test(arguments: Strategy.allCases)
  func `an error that passes through Rust stays the same object, or is the cause of the new one`(
    _ strategy: Strategy
  ) throws {
    var scenario = RandomScenario(workshopUnder: strategy)
    let calls = [
      "abort_now()", "out_of_bounds()", "overflow_stack()", "throw_text()", "panic_now()",
    ]
    for call in calls {
      scenario.steps = [
        """
        call globalThis.callback = () => { try { \(call); } catch (error) { \
        globalThis.seen = error; throw error; } }; 0
        """,
        """
        call let way = "none"; try { nested(); } catch (error) { \
        way = error === globalThis.seen ? "same" : error.cause === globalThis.seen ? "cause" \
        : "other"; }; way
        """,
      ]
      var worker = try LoadedWorker.find(scenario).worker
      for step in try scenario.parsed().steps { worker.play(step.kind) }
      let isWrapped = strategy == .reinitGuard && call == "throw_text()"
      let outcome = worker.realm.requests.last?.outcome
      #expect(
        outcome == .answered(.string(isWrapped ? "cause" : "same")), "\(call) under \(strategy)")
    }
  }
}

extension RandomScenario {
  /// Plays up to the first step with an abort, and says how its requests ended.
  func outcomesOfFirstAbort() throws -> [String] {
    var worker = try LoadedWorker.find(self).worker
    for step in try parsed().steps {
      let (event, request) = (worker.realm.events.count, worker.realm.requests.count)
      worker.play(step.kind)
      let hasAborted = worker.realm.events[event...].contains {
        if case .leaveUnwrapped = $0.kind { true } else { false }
      }
      guard hasAborted else { continue }
      return worker.realm.requests[request...].map { request in
        switch request.outcome {
        case .answered(let value): "value \(worker.realm.describe(value))"
        case .failed(let error): "error \(worker.realm.describe(error))"
        case .hung: "hung"
        case nil: "on the way"
        }
      }
    }
    return []
  }
}
