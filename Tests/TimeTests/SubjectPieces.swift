// What JavaScript asks of the example workers that take more than numbers.

import Recovery

/// Expressions for the workers by their name: panics, aborts, tasks and timers, objects, closures,
/// calls that are nested, and new instances.
enum SubjectPieces {
  static func pieces(of name: String) -> [ScriptPiece] {
    (texts[name] ?? []).compactMap { try? ScriptPiece($0) }
  }

  private static let texts = [
    "bank": ["deposit(1, 20)", "try { exports.__wbg_reset_state() } catch (error) {}"],
    "workshop": [
      "add(1, 2)", "greet(\"Ada\")", "sum([1, 2, 3])", "big(21n)", "echo(\"x\")",
      "panic_now()", "greet_and_panic(\"Bo\")", "panic_in_drop()", "allocate_and_panic(4)",
      "lock_and_panic()", "abort_now()", "process_abort()", "divide_raw(1, 0)", "bad_call(1)",
      "throw_text()", "import_throws_caught()", "try_every_number()",
      "promise_then_fail(1)", "wait_then(5, 1)", "wait_then(Promise.resolve(1), 2)",
      "wait_then(new Promise((resolve) => setTimeout(() => resolve(7), 5)), 0)",
      "spawn_waiting_task(Promise.resolve(1), 3)", "setTimeout(() => increment(), 3)",
      "globalThis.counter = new Counter(3); globalThis.counter.increment()",
      "globalThis.closure = make_counter_closure(); globalThis.closure(2)",
      "globalThis.callback = () => { try { panic_now(); } catch (error) {} }; nested()",
      "globalThis.callback = () => { abort_now(); }; nested()",
      "try { exports.__wbg_reset_state() } catch (error) {}",
    ],
    "service": ["rpc_add(1, 2)", "rpc_panic()", "rpc_add(3, 4)"],
  ]
}
