// Explanations of exceptions, unwinding and panics: L1xx.

extension Explanation {
  /// Exceptions, and what becomes of them.
  static let exceptions: [Explanation] = [
    Explanation(
      "L101", "exception",
      "a Wasm exception: a tag and a payload, on its way to a handler",
      "`throw` unwinds frame by frame, in one pass: there is no search first, so cleanups "
        + "run on the way even if nobody catches it in the end. A handler takes it if one of "
        + "its clauses names the tag, or takes all. Under panic=unwind a Rust panic is an "
        + "exception with the tag __cpp_exception, which LLVM knows from C++; its payload is "
        + "the address of the panic in memory.",
      try: ["handlers", "unwind", "catch throw", "events"], synonyms: ["exceptions"]),
    Explanation(
      "L102", "landing pad",
      "code that takes every exception, runs destructors, and throws it on",
      "Rust's compiler makes one for each place in a function that owns something. It "
        + "puts the shadow stack pointer to what its frame had, drops what the frame owns, "
        + "and throws the same exception again, with throw_ref or, in the legacy encoding, "
        + "rethrow. Frames that own nothing have none and are skipped. It takes errors of "
        + "JavaScript too.",
      try: ["unwind", "handlers", "catch pad", "events"], synonyms: ["pad", "cleanup"]),
    Explanation(
      "L103", "panic",
      "Rust's panic!: a trap under panic=abort, an exception under panic=unwind",
      "The panic hook runs first, in both. Under panic=abort `unreachable` comes next: no "
        + "destructor runs. Under panic=unwind __cpp_exception is thrown: destructors run on "
        + "the way out, and catch_unwind, in the export that wasm-bindgen wrapped, makes a "
        + "PanicError of it. A panic is neither a trap nor an abort by itself: it depends on "
        + "the build.",
      try: ["panic", "events", "unwind", "ledger"]),
    Explanation(
      "L104", "caught exception",
      "a clause that names the tag took an exception: it goes no further",
      "For Rust this is catch_unwind: `catch __cpp_exception`, and nothing else. Errors "
        + "of JavaScript have another tag and pass by it, though cleanups run for them. "
        + "Behind the clause the program goes on as after an ordinary return, with everything "
        + "that was written before the throw: memory is safe, but what the code was about to "
        + "finish is not finished.",
      try: ["unwind", "handlers", "catch catch"], synonyms: ["caught", "catch_unwind"]),
    Explanation(
      "L105", "drop of a guard",
      "a destructor of a guard ran, and told so",
      "The example workers hold guards that tell the host when they begin and when they "
        + "are dropped; these marks are part of the examples, not of Rust. While an exception "
        + "unwinds, drops happen in cleanups, the innermost frame first. After a trap none "
        + "happen: `ledger` counts those that are missing.",
      try: ["ledger", "unwind", "catch drop", "events"], synonyms: ["drops", "destructor"]),
    Explanation(
      "L106", "guard begins",
      "a guard of the example worker came to life, and told so",
      "Requests of the examples hold such a guard, as real code would hold a lock or a "
        + "borrowed object, so that we can see whether its destructor ran. Not to be confused "
        + "with the call guard of wasm-bindgen (L203), which checks a flag. A guard that "
        + "begins and is never dropped stands in the ledger.",
      try: ["ledger", "events", "catch begin"], synonyms: ["begin"]),
    Explanation(
      "L107", "wrapped error",
      "an expected error left Wasm in its envelope",
      "In guarded builds everything that Rust throws on purpose (a PanicError, throw_str, "
        + "the error of an import) travels as an exception with a tag of the glue, "
        + "__wbindgen_wrapped_jstag. The glue opens the envelope and throws what is in it: "
        + "the instance stays alive. Errors are told apart by this tag, not by their class.",
      try: ["events", "explain abort", "upstream __wbg_handle_catch"],
      synonyms: ["leave-wrapped", "envelope"]),
    Explanation(
      "L108", "uncaught error",
      "an error left a task of the event loop: an `error` event",
      "Nobody in JavaScript caught it, neither in the task nor around it. In a Workers "
        + "runtime such an error reaches the event `error` of the global scope. If it came "
        + "from Wasm without its envelope, the instance was poisoned on the way out, before "
        + "it came here.",
      try: ["events", "poison", "requests"], synonyms: ["error-event", "uncaught"]),
    Explanation(
      "L109", "unhandled rejection",
      "a promise was rejected, and nobody listened",
      "The error sits in a promise whose rejection no handler takes: an "
        + "`unhandledrejection` event tells of it when the microtasks are done. A panic in a "
        + "task that Rust spawned ends so, or leaves its promise pending for ever; the "
        + "request that waits for it then never settles.",
      try: ["events", "requests", "explain L408"], synonyms: ["unhandled"]),
  ]
}
