// The steps that random scenarios are made of: what JavaScript can ask of the two example workers.

import Recovery

/// A kind of step, and how often it is drawn.
struct StepRow: Sendable {
  let weight: Int
  /// One of these is drawn. `#` stands for the number of a handle, `@` for a small number, and
  /// `CALLBACK` for the body of a callback.
  let texts: [String]
  /// The step is only drawn under strategies for which this holds.
  let isPossible: @Sendable (Strategy) -> Bool

  init(
    _ weight: Int, _ texts: [String],
    if isPossible: @escaping @Sendable (Strategy) -> Bool = { _ in true }
  ) {
    (self.weight, self.texts, self.isPossible) = (weight, texts, isPossible)
  }
}

enum StepTable {
  /// True if the glue of a strategy can make a new instance.
  static func makesInstances(_ strategy: Strategy) -> Bool {
    [.reinit, .reinitGuard, .guardReinit].contains(strategy)
  }

  /// Steps for a module.
  static func rows(of module: String) -> [StepRow] {
    (module == "service" ? service : workshop) + everywhere
  }

  static let everywhere: [StepRow] = [
    StepRow(2, ["fault panic"]),
    StepRow(4, Fault.AbortKind.allCases.map { "fault abort \($0.rawValue)" }),
    StepRow(2, ["flag 1", "flag 7", "flag 0"]),
    StepRow(2, ["collect"]),
    StepRow(2, ["call exports.__wbg_reset_state()"], if: { makesInstances($0) }),
  ]

  static let workshop: [StepRow] = [
    StepRow(8, plain.map { "call " + $0 }),
    StepRow(8, panics.map { "call " + $0 }),
    StepRow(6, aborts.map { "call " + $0 }),
    StepRow(1, ["call overflow_stack()", "call overflow_shadow_stack()"]),
    StepRow(6, throwers.map { "call " + $0 }),
    StepRow(6, tasks.map { "call " + $0 }),
    StepRow(6, lending.map { "call " + $0 }),
    StepRow(8, ["call globalThis.callback = () => { CALLBACK }; nested()"]),
    StepRow(3, ["call globalThis.callback = () => { CALLBACK }; nested_caught()"]),
    StepRow(3, ["call globalThis.callback = () => { CALLBACK }; globalThis.counter#.call_with()"]),
    StepRow(3, ["call set_abort_handler(@)"]),
    StepRow(2, ["call schedule_reinit_now()"]),
    StepRow(8, ["call globalThis.counter# = new Counter(@); 0"]),
    StepRow(10, methods.map { "call globalThis.counter#." + $0 }),
    StepRow(1, ["call globalThis.counter# = undefined"]),
    StepRow(1, ["call new Grenade(\"boom\").free()"]),
    StepRow(8, makers.map { "call globalThis.closure# = \($0); 0" }),
    StepRow(10, ["call globalThis.closure#(@)"]),
    StepRow(1, ["call drop_closure()", "call globalThis.keptClosure(2)"]),
    StepRow(4, ["request \(requests[0]) & \(requests[1]) & \(requests[2])"] + pairs),
    StepRow(1, ["call globalThis.startFault = 0", "call globalThis.startFault = 1"]),
  ]

  /// Expressions that are harmless in a healthy instance.
  static let plain = [
    "add(1, 2)", "increment()", "get_count()", "greet(\"Ada\")", "sum([1, 2, 3])", "big(21n)",
    "echo(\"x\")", "half(3)", "was_dropped()", "in_flight()", "panicking()", "lock_state()",
    "repair_lock()", "borrow_state()", "handler_calls()", "return_err(1)",
  ]

  static let panics = [
    "panic_now()", "panic_with_value()", "panic_with_js_value()", "greet_and_panic(\"Bo\")",
    "panic_in_drop()", "panic_in_extern_c()", "panic_in_hook()", "lock_and_panic()",
    "borrow_and_panic()", "allocate_and_panic(4)",
  ]

  /// `out_of_memory()` is absent: it fills all of a memory each time, and takes as long. What fills a
  /// stack stands in a row of its own, and is rare.
  static let aborts = [
    "abort_now()", "greet_and_abort(\"Cy\")", "process_abort()", "out_of_bounds()",
    "divide_raw(1, 0)", "bad_call(0)", "bad_call(1)", "bad_call(2)",
  ]

  static let throwers = [
    "throw_text()", "throw_value()", "unwrap_throw()", "return_err(-1)", "import_throws()",
    "import_throws_by_pointer()", "import_throws_caught()",
  ]

  static let tasks = [
    "promise_then_fail(@4)", "wait_then(5, @4)", "wait_then(Promise.resolve(1), @4)",
    "wait_then(new Promise((resolve) => setTimeout(() => resolve(7), 5)), @4)", "spawn_task(@4)",
    "spawn_waiting_task(Promise.resolve(1), @4)",
  ]

  static let lending = [
    "call_with_stack_closure(false)", "call_with_stack_closure(true)",
    "try_stack_closure(false)", "try_stack_closure(true)", "call_with_stack_test(2)",
    "lend_closure()", "call_with_borrowed_closure(false)", "call_with_borrowed_closure(true)",
    "try_every_number()",
  ]

  static let methods = [
    "get()", "get()", "get()", "increment()", "increment()", "increment_then_panic()",
    "increment_then_abort()", "value", "merge(globalThis.counter#)", "consume()", "free()",
  ]

  static let makers = [
    "make_counter_closure()", "make_counter_closure()", "make_panicking_closure(@8)",
    "make_once_closure()", "make_throwing_closure()", "make_trapping_closure()",
    "make_calling_closure()", "make_kept_closure()",
  ]

  private static let requests = [
    "increment()", "panic_now()", "promise_then_fail(1)", "spawn_task(2)", "abort_now()",
    "greet(\"Di\")", "wait_then(5, 1)", "wait_then(5, 2)", "import_throws()",
  ]

  private static let pairs = requests.indices.map {
    "request \(requests[$0]) & \(requests[($0 + 4) % requests.count]) & increment()"
  }

  static let service: [StepRow] = [
    StepRow(4, ["fetch /hello", "fetch /err", "fetch /nothing"]),
    StepRow(6, paths.map { "fetch \($0)" }),
    StepRow(6, paths.indices.map { "fetch \(paths[$0]) /durable/count \(paths[($0 + 3) % 13])" }),
    StepRow(4, ["fetch /durable/count", "fetch /durable/hello /durable/count /durable/count"]),
    StepRow(
      3, ["request rpc_add(1, 2)", "request rpc_panic()", "request rpc_add(1, 2) & rpc_panic()"]),
    StepRow(
      2, ["request queue(\"err\")", "request queue(\"ok\")", "request queue(\"test-abort\")"]),
    StepRow(2, ["request scheduled(\"ok\")", "request scheduled(\"test-panic\")"]),
    StepRow(2, ["call rpc_add(3, 4)", "call rpc_panic()"]),
  ]

  /// `/out-of-memory` is absent, as above.
  private static let paths = [
    "/hello", "/sleep/5", "/durable/panic", "/durable/abort", "/broken-object", "/test-panic",
    "/test-js-error", "/test-abort", "/sleep-then-panic", "/sleep-then-abort", "/spawn-panic",
    "/wait-until-panic", "/closure-panic",
  ]
}
