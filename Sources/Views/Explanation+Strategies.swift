// Explanations of strategies, and of what they do: L3xx.

extension Explanation {
  /// The strategies of recovery-spec.md section 14, and resets.
  static let strategies: [Explanation] = [
    Explanation(
      "L301", "ignore",
      "S0: no recovery; the same instance goes on after a failure",
      "panic=abort, and glue that does nothing about it. Locks stay held, counters stay "
        + "wrong, the shadow stack stays low, and nobody notices: later calls fail with "
        + "unrelated messages, or answer wrongly. It was what happened before workers-rs 0.6, "
        + "and later again on purpose where a reset killed too many siblings.",
      try: ["strategy use ignore", "strategy list", "ledger"]),
    Explanation(
      "L302", "reinit",
      "S1: the old cure; the whole instance is replaced before the next request",
      "panic=abort. The panic hook or the shim notes the failure; the next request first "
        + "makes a new instance: everything in memory is lost, and a cold start is paid. "
        + "Requests that were on the way in the old instance may never be answered. Failures "
        + "that neither hook nor shim notices, such as a RangeError, change nothing.",
      try: ["strategy list", "blast", "explain L310"]),
    Explanation(
      "L303", "guard-reinit",
      "S4: the new cure; panics unwind and keep the instance, aborts replace it",
      "Two mechanisms: panic=unwind makes a panic an ordinary error, with destructors run "
        + "and the instance kept; and the guard with an abort hook replaces the instance "
        + "after anything worse. Both are needed: unwinding does not help against traps, and "
        + "the guard does not run destructors.",
      try: ["strategy list", "blast", "compare"]),
    Explanation(
      "L304", "reinit-guard",
      "S1g: as reinit, with the call guard: no code runs after an abort",
      "panic=abort, but the glue keeps the flag and checks it, so that nothing runs in a "
        + "broken instance between the failure and the reset; an abort hook schedules a new "
        + "instance. A panic still loses all state, since under panic=abort it is a trap.",
      try: ["strategy list", "strategy use reinit-guard", "explain guard"]),
    Explanation(
      "L305", "unwind strategy",
      "S2: panics unwind; after an abort the same instance goes on",
      "Glue of a release before 0.2.114, with panic=unwind: a panic is an ordinary error "
        + "and the instance is kept. But nothing keeps calls out of an instance after a trap: "
        + "for those it is as S0. And the shadow stack is not put back when a panic leaves an "
        + "export.",
      try: ["strategy list", "strategy use unwind", "explain panic"]),
    Explanation(
      "L306", "call guard alone",
      "S3: panics unwind, and after an abort every call is refused",
      "The strategy `guard`: panic=unwind and the check before each call, but nobody "
        + "schedules a new instance. After a trap every later call fails with Module "
        + "terminated, until the platform makes a new worker. Nothing wrong is ever computed, "
        + "and nothing more is answered.",
      try: ["strategy list", "strategy use guard", "explain refused"]),
    Explanation(
      "L310", "reset",
      "a new instance was made of the same module, and took the place of the old one",
      "Memory, globals and tables begin anew; all that requests had left in them is gone, "
        + "and a cold start is paid. Handles that JavaScript still holds belong to the old "
        + "instance; the glue tells them by the instance id. Code that is still on its way in "
        + "the old instance goes on there. The variables of the shim survive.",
      try: ["events", "blast", "goto poison", "requests"], synonyms: ["reset"]),
    Explanation(
      "L311", "scheduled reinit",
      "somebody asked for a new instance on the next call",
      "__wbg_reinit_scheduled is true. Rust asked by schedule_reinit, most often in the "
        + "abort hook; nothing changes until the next call comes to the guard, which makes "
        + "the new instance first and then serves the call there. In between the old instance "
        + "could be entered by other ways: finalizers, for instance.",
      try: ["poison", "events", "explain guard"], synonyms: ["sched", "scheduled"]),
    Explanation(
      "L312", "new instance",
      "an instance was made: new WebAssembly.Instance in the glue",
      "The imports are linked, memory is made and filled from the data segments, the "
        + "start function runs; then the glue is bound to the new exports. The first one is "
        + "loading; each later one is a cold start that a reset pays for. `blast` counts "
        + "them.",
      try: ["info sides", "blast", "events"], synonyms: ["instantiate"]),
    Explanation(
      "L313", "start function",
      "__wbindgen_start has run: the program's own beginning",
      "The command line of wasm-bindgen takes the start function out of the module and "
        + "exports it, so that the glue calls it when all is bound. It runs again in each new "
        + "instance: that is where workers-rs sets the panic hook and the abort hook. If it "
        + "fails, the worker never begins, or the reset fails.",
      try: ["events", "explain L310", "info exports"], synonyms: ["start ran"]),
  ]
}
