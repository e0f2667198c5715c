// Sections 4.7 and 14.4: Rust closures that JavaScript calls. Argument: A, B, C, D or E.
import { check, describe, drops, flag, instances, load, thrown } from "./lab.mjs";

const glue = await load("index.js");
const mode = process.argv[3];
const unwinds = mode === "D" || mode === "E";
const dropped = "Error: closure invoked recursively or after being dropped";
const trap = "RuntimeError: unreachable";

const count = glue.make_counter_closure();
check("a closure keeps its state", [count(2), count(5)].join(), "2,7");
check("throw_str in a closure", thrown(() => glue.make_throwing_closure()(1)),
  "Error: thrown by a closure");

const once = glue.make_once_closure();
check("once", once(1), 2);
check("once, a second time", thrown(() => once(1)), /FnOnce called more than once|after being dropped/);
const kept = glue.make_kept_closure();
check("kept", kept(1), 2);
glue.drop_closure();
check("dropped", thrown(() => kept(1)), dropped);
const calling = glue.make_calling_closure();
let inner;
globalThis.callback = () => {
  inner = thrown(() => calling(3));
};
check("FnMut while it runs", calling(4), 4);
check("FnMut entered again", inner, dropped);
check("FnMut afterwards", calling(5), 5);

check("a stack closure", glue.call_with_stack_closure(false), 22);
check("a stack test", glue.call_with_stack_test(2), 2);
glue.lend_closure();
check("a stack closure, too late", thrown(() => globalThis.keptClosure(1)), dropped);
check("flag", mode === "A" || mode === "B" ? 0 : flag(), 0);

if (unwinds) {
  drops();
  for (const kind of [0, 1, 2, 3, 4]) {
    const panics = glue.make_panicking_closure(kind);
    check(`14.4 panic of kind ${kind}`, thrown(() => panics(7)),
      "PanicError: a panic in a closure, called with 7");
    check(`14.4 drops of kind ${kind}`, drops(), 1);
  }
  check("a stack closure that panics", thrown(() => glue.call_with_stack_closure(true)),
    "PanicError: a panic in a closure, called with 20");
  check("both guards were dropped", drops(), 2);
  check("9.3 through a catch import", glue.try_stack_closure(true), -1);
  check("9.3 try_every", glue.try_every_number(), true);
  check("borrowed", glue.call_with_borrowed_closure(true), true);
  check("flag after panics", flag(), 0);
  drops();
  check("13.10 aborting", thrown(() => glue.make_panicking_closure(5)(7)),
    "WebAssembly.Exception");
  check("13.10 destructors ran", drops(), 1);
  check("13.10 fatal", flag(), 1);
  check("13.10 next", thrown(() => count(1)), "Error: Module terminated");
} else {
  drops();
  check("14.4 panic", thrown(() => glue.make_panicking_closure(0)(7)), trap);
  check("14.4 drops", drops(), 0);
  if (mode === "C") check("14.4 flag", flag(), 1);
}
if (mode === "E" || mode === "B") {
  if (mode === "E") glue.__wbg_reset_state();
  const old = glue.make_counter_closure();
  glue.__wbg_reset_state();
  check("14.19 a stale closure", thrown(() => old(1)),
    "Error: Cannot invoke closure from previous WASM instance");
}
if (mode === "E") {
  glue.set_abort_handler(1);
  const old = glue.make_counter_closure();
  const made = instances.length;
  check("abort in a closure", thrown(() => glue.make_trapping_closure()(1)), trap);
  check("13.4 the first call of an old closure is not refused", /previous/.test(thrown(() => old(1))),
    false);
  check("13.4 it reset", instances.length, made + 1);
  check("13.4 the second call is refused", describe(thrown(() => old(1))),
    "Error: Cannot invoke closure from previous WASM instance");
}
