// Explanations of aborts, poison, the guard and the hook: L2xx.

extension Explanation {
  /// What the glue does about aborts.
  static let poisoning: [Explanation] = [
    Explanation(
      "L201", "abort",
      "anything after which the instance must not be trusted",
      "A trap, a used-up stack, a failed allocation, or an exception that leaves an "
        + "export without its envelope. It is told by how it left Wasm, not by what happened "
        + "inside. Memory may be half written, locks held, borrows out: so a guarded build "
        + "poisons the instance. An unguarded one goes on with it as if nothing had happened.",
      try: ["abort", "poison", "ledger"], synonyms: ["leave-unwrapped", "aborts"]),
    Explanation(
      "L202", "poison",
      "an instance after an abort; the flag __instance_terminated records it",
      "The flag is a word in the instance's own memory; __instance_terminated is an "
        + "exported global that holds its address. The glue sets it when something unexpected "
        + "leaves an export, before it calls the abort hook; the host may set it too. The "
        + "guard reads it before every call. Nothing clears it but a new instance. (A "
        + "poisoned Mutex of Rust is another thing.)",
      try: ["poison", "catch poison", "why %poison"], synonyms: ["flag", "poisoned"]),
    Explanation(
      "L203", "guard",
      "the check before every call into Wasm",
      "__wbg_call_guard reads the flag. If it is set, the abort hook is called, unless it "
        + "was already; then the instance is replaced if a reinit is scheduled, else the call "
        + "is refused with Module terminated. If it is not set and a reinit is scheduled, the "
        + "instance is replaced all the same. The guard repairs nothing: it keeps code from "
        + "running in broken memory. (The guard of a Rust lock is another thing: L106.)",
      try: ["explain __wbg_call_guard", "poison", "strategy list"],
      synonyms: ["call guard", "__instance_terminated check"]),
    Explanation(
      "L204", "hook",
      "the function that Rust registered to be called after an abort",
      "The glue calls it when the flag is set, and what it throws is swallowed. It runs "
        + "in the poisoned instance, so the first import that it calls is its last: the check "
        + "behind that import traps. It must not allocate or lock. workers-rs only schedules "
        + "a reinit in it, so that the next call gets a new instance.",
      try: ["events", "catch hook", "poison"], synonyms: ["abort hook", "on_abort"]),
    Explanation(
      "L205", "in-wasm guard",
      "the check behind an import found the flag set: this code must not go on",
      "wasm-bindgen's command line puts a check behind every import: if the instance was "
        + "terminated in the meantime, by a nested call that aborted or by the host, the code "
        + "that called the import must not run on in broken memory. The check is a load of "
        + "__instance_terminated and an `unreachable`; on the way out the hook is called once "
        + "more.",
      try: ["poison", "bt", "events"], synonyms: ["in-wasm-guard"]),
    Explanation(
      "L206", "refused",
      "the guard refused a call: Module terminated",
      "The flag was set and no reinit was scheduled, so the call never came to Wasm: "
        + "JavaScript gets an Error with this message, and every later call gets the same, "
        + "until somebody makes a new instance. It is the guard at work, not a new failure: "
        + "what happened before it is what to look for.",
      try: ["poison", "requests", "goto poison"], synonyms: ["refuse", "Module terminated"]),
    Explanation(
      "L207", "hook swallows",
      "what the abort hook threw or trapped with goes no further",
      "The glue calls the hook in a try whose catch does nothing: whatever happens in "
        + "there must not hide the first error, which is thrown on afterwards. A hook that "
        + "schedules a reinit by an import ends so always: the check behind that import traps "
        + "(L205), and the trap is swallowed here.",
      try: ["events", "catch hook-swallow", "poison"], synonyms: ["hook-swallow"]),
    Explanation(
      "L208", "critical error",
      "the panic hook or the shim noted that the instance has failed",
      "In builds with panic=abort workers-rs keeps initState.criticalError in JavaScript. "
        + "Its panic hook sets it through an import, and the shim sets it when a RuntimeError "
        + "comes out. Before the next request the shim replaces the instance. A stack "
        + "overflow is a RangeError in V8: if no hook ran, nobody notes it.",
      try: ["events", "poison", "explain reinit"], synonyms: ["crit", "criticalError"]),
    Explanation(
      "L209", "stack pointer restored",
      "the export wrapper put the shadow stack pointer back",
      "Since the release 0.2.127 wasm-bindgen wraps exports of unwinding builds: if an "
        + "exception leaves, __stack_pointer gets the value that it had when the export was "
        + "entered. Cleanups do it for their own frames only, and frames without one leave it "
        + "low: before that release each panic that left an export cost some bytes of the "
        + "shadow stack.",
      try: ["unwind", "print %sp", "ledger"], synonyms: ["sp-wrapper"]),
  ]

  /// The trap of the check behind an import.
  static let guardTrap = poisoning[4]
}
