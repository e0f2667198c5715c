// Words of the field that have no stop code of their own.

extension Explanation {
  /// What `explain` says of words.
  public static let glossary: [Explanation] = [
    Explanation(
      "word", "trap", "a rule of the machine was broken; the execution ends at once",
      "No catch clause sees a trap, no destructor runs, nothing is rolled back. JavaScript sees a "
        + "WebAssembly.RuntimeError.", try: ["explain L001", "bt"], synonyms: ["traps"]),
    Explanation(
      "word", "exhaustion", "a resource of the engine is used up, most often the call stack",
      "It is a limit and no trap of the standard: another engine may have another limit.",
      try: ["explain L020"], synonyms: ["exhausted", "stack overflow"]),
    Explanation(
      "word", "panic=abort", "a way of compiling Rust: a panic ends the program at once",
      "The panic hook runs, then `unreachable`. No destructor runs. It is the default for wasm32.",
      try: ["explain panic"]),
    Explanation(
      "word", "panic=unwind", "a way of compiling Rust: a panic unwinds the frames",
      "The panic hook runs, then __cpp_exception is thrown. Landing pads run the destructors; "
        + "catch_unwind stops it.", try: ["explain panic"], synonyms: ["unwind", "unwinding"]),
    Explanation(
      "word", "tick", "the unit of time: one instruction, one step of unwinding, or one glue line",
      "`when` says how many are complete. A trapping instruction is not complete.", try: ["when"],
      synonyms: ["ticks"]),
    Explanation(
      "word", "backtrace", "the functions on the way, innermost first",
      "Each line has the offset in the module, as browsers print it, and the name.", try: ["bt"],
      synonyms: ["frame", "frames"]),
    Explanation(
      "word", "shadow stack", "Rust's own stack in linear memory, for what needs an address",
      "The global __stack_pointer says where it stands. Functions lower it and put it back; a trap "
        + "in between leaves it low for good.", try: ["print %sp", "globals"],
      synonyms: ["__stack_pointer", "stack pointer", "%sp"]),
    Explanation(
      "word", "glue", "the JavaScript that wasm-bindgen generates around a module",
      "PanicLab models it as lines that can be stepped. `explain` with the name of a glue function "
        + "shows its lines.", try: ["explain __wbg_call_guard", "explain shim"]),
    Explanation(
      "word", "shim", "the JavaScript of workers-rs between the platform and the glue",
      "For panic=abort it remembers failures and replaces the instance before the next request; for "
        + "panic=unwind it only passes calls on. `strategy list` says which strategy has which.",
      try: ["explain reinit", "strategy list"]),
    Explanation(
      "word", "instance", "a module that lives: its memory, globals and tables",
      "A reset makes a new instance of the same module; everything in the old memory is lost.",
      try: ["info sides"], synonyms: ["reset"]),
    Explanation(
      "word", "torn", "a request was done in part, and the instance went on with that",
      "Some of what it writes was written, some was not, and no later request can tell. A `sweep` "
        + "finds it by asking later: the answers fit neither a history in which the request was "
        + "done nor one in which it never came. Unwinding keeps memory safe, not consistent.",
      try: ["help sweep", "ledger"], synonyms: ["corrupted"]),
    Explanation(
      "word", "lost", "answered well, but what it left in memory was thrown away later",
      "A new instance begins with nothing. Whoever was told that a request succeeded before pays "
        + "for a failure of another one. `blast` counts them for each failure.",
      try: ["timeline", "blast"], synonyms: ["lost state"]),
    Explanation(
      "word", "hung", "a request that will never be answered",
      "It waits for a promise, and nothing is left to do that could keep it. A Workers runtime "
        + "cancels such a request.", try: ["requests", "help sweep"]),
  ]
}
