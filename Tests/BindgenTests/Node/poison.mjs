// Section 14, S0: panic=abort without a guard. The instance goes on, damaged (modes A and B).
import { check, drops, instances, load, thrown } from "./lab.mjs";

const glue = await load("index.js");
const unreachable = "RuntimeError: unreachable";

check("14.1 panic", thrown(() => glue.panic_now()), unreachable);
check("14.1 dropped", drops(), 0);
check("14.1 the next call runs", glue.add(1, 2), 3);
check("14.1 panicking", glue.panicking(), true);
check("14.10 import throws", thrown(() => glue.import_throws()), "Error: JS import threw");
check("14.10 dropped", drops(), 0);
check("14.9 catch import", glue.import_throws_caught(), true);
check("14.11 throw_str", thrown(() => glue.throw_text()), "Error: a text thrown by Rust");
check("14.11 throw_val", thrown(() => glue.throw_value()), "Error: A JS error");
check("14.12 Result::Err", thrown(() => glue.return_err(-1)), "Error: the number is negative");

const counter = new glue.Counter(1);
thrown(() => counter.increment_then_panic());
const aliasing = "recursive use of an object detected which would lead to unsafe aliasing in rust";
check("TR8 other", thrown(() => counter.get()), `Error: ${aliasing}`);
check("TR8 free", thrown(() => counter.free()),
  "Error: attempted to take ownership of Rust value while it was borrowed");

drops();
globalThis.callback = () => thrown(() => glue.abort_now());
check("14.14 the outer call goes on", glue.nested(), 1);
check("14.14 its guard is dropped", drops(), 1);
check("greet after all that", glue.greet("you"), "Hello, you!");
check("one instance", instances.length, 1);
if (glue.__wbg_reset_state !== undefined) {
  const fresh = new glue.Counter(1);
  glue.__wbg_reset_state();
  check("14.17 instances", instances.length, 2);
  check("14.17 statics", glue.panicking(), false);
  check("14.19 stale", thrown(() => fresh.get()),
    "Error: Invalid stale object from previous Wasm instance");
}
