// Explanations of requests, the event loop and whoever experiments: L4xx.

extension Explanation {
  /// What happens around Wasm.
  static let happenings: [Explanation] = [
    Explanation(
      "L401", "request",
      "a request, or a direct call, reached the worker",
      "The runtime gives it to the JavaScript around the module: first the shim, then the "
        + "export wrapper with its guard, then Wasm. A request is counted and answered, with "
        + "500 if it failed; a call goes to the export wrapper directly and is not counted. "
        + "Requests and their ends are the events by which sides are compared.",
      try: ["requests", "events", "compare"], synonyms: ["requests"]),
    Explanation(
      "L402", "call into Wasm",
      "JavaScript called an export, and Wasm begins",
      "The guard has let it pass. From here on the machine's frames are on the way, above "
        + "the frame of JavaScript that called: `bt` shows both. What leaves this call tells "
        + "the glue what happened: a value, an expected error in its envelope, or anything "
        + "else, which is an abort.",
      try: ["bt", "handlers", "break deposit"], synonyms: ["enter"]),
    Explanation(
      "L403", "return from Wasm",
      "an export returned to JavaScript with a value",
      "The call is over and nothing was thrown out of it. That does not mean that nothing "
        + "went wrong inside: a panic that was caught in there, or a lock that was left held, "
        + "does not show in a return. The ledger of the request looks behind it.",
      try: ["ledger", "events", "requests"], synonyms: ["leave"]),
    Explanation(
      "L404", "import call",
      "Wasm called a function of JavaScript",
      "The machine waits for the answer; the import may throw, and that error comes into "
        + "Wasm as an exception with the tag of JavaScript errors. It may also call exports "
        + "again: those are nested calls, and if one aborts, the instance that waits here is "
        + "broken too. In guarded builds a check stands behind each import (L205).",
      try: ["bt", "catch import", "info imports"], synonyms: ["import"]),
    Explanation(
      "L405", "console",
      "the guest wrote a line to the console",
      "Through an import, as console_error_panic_hook does: for panic=abort it is the "
        + "only place where the message of a panic is seen, since a trap carries none. "
        + "Control characters in what a guest logs are shown, not obeyed.",
      try: ["events", "catch console", "explain panic"]),
    Explanation(
      "L406", "answer",
      "the request was answered with a value",
      "The outcome of a request in the end: what the promise gave, or what the export "
        + "returned. Whether the answer is right nobody checks here: an instance that went on "
        + "after a failure answers too. Write invariants with `expect` in a script, or look "
        + "at the state.",
      try: ["requests", "ledger", "blast"], synonyms: ["answered"]),
    Explanation(
      "L407", "failed request",
      "the request was answered with an error: 500",
      "The error that came out of the handler, as an object of JavaScript: a PanicError "
        + "after a panic that unwound, a RuntimeError after a trap, a RangeError after a "
        + "used-up stack, an Error with Module terminated if the guard refused. The class "
        + "alone does not say whether the instance is sound; see `poison`.",
      try: ["requests", "unwind", "ledger", "poison"], synonyms: ["fail", "failed"]),
    Explanation(
      "L408", "cancelled request",
      "the runtime gave a request up: its promise can never settle",
      "Nothing is left to do that could settle it, no microtask, no timer, no other "
        + "request: the Workers runtime notices that and cancels the request with an error. "
        + "It happens to siblings of a failure: their futures lived in an instance that was "
        + "replaced, or in a task that a trap ended.",
      try: ["requests", "events", "blast"], synonyms: ["cancel", "hung"]),
    Explanation(
      "L409", "fault",
      "whoever experiments made something fail here",
      "An injected fault: `panic`, `abort` or one of their relatives. It is logged, so "
        + "that no history with it can be mistaken for one that happened by itself; it can be "
        + "undone like all else. A trap that was injected completes no instruction, and the "
        + "report says so.",
      try: ["events", "back", "undo"], synonyms: ["faults"]),
    Explanation(
      "L410", "changed state",
      "whoever experiments wrote a value into the machine",
      "`set TARGET = EXPR` wrote into memory, a global or a local. The history is called "
        + "modified from there on: what follows shows what would have happened, not what did. "
        + "`back` undoes it, and `undo` takes the command back.",
      try: ["events", "undo", "when"], synonyms: ["set"]),
    Explanation(
      "L411", "task",
      "the event loop ran something by itself: a timer, or the collector",
      "Timers fire when everything else waits, in the time of the model, which no clock "
        + "moves. The collector runs when `gc` asks for it, and lets finalizers drop objects "
        + "of Rust that JavaScript lost: that is code running in the instance when nobody "
        + "called, also after an abort.",
      try: ["gc", "events", "poison"], synonyms: ["timer", "collect"]),
    Explanation(
      "L412", "mark",
      "the example worker told of something by host.event",
      "The examples call an import with a kind and a value, so that what they do inside "
        + "can be seen. Kind 1 is a guard that begins, kind 2 a guard that is dropped; others "
        + "are shown as they are. No part of Rust or wasm-bindgen: a real module has no such "
        + "marks.",
      try: ["events", "explain L105", "catch mark"], synonyms: ["marks"]),
  ]
}
