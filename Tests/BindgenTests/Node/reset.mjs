// Section 9.1, R1 to R13: unwinding with the guard and a function that resets (mode E), while no
// handler asks for a new instance.
import { check, drops, flag, instances, load, setFlag, thrown } from "./lab.mjs";

const glue = await load("index.js");
const dead = "Error: Module terminated";

glue.increment();
check("R1 counts", glue.increment(), 2);
const recoverable = [
  ["R2 panic", "panic_now", "PanicError: deliberate panic"],
  ["R3 throw_str", "throw_text", "Error: a text thrown by Rust"],
  ["R4 import throws", "import_throws", "Error: JS import threw"],
  ["R5 by pointer", "import_throws_by_pointer", "Error: JS import threw"],
];
for (const [row, name, error] of recoverable) {
  drops();
  check(row, thrown(() => glue[name]()), error);
  check(`${row}: dropped`, drops(), 1);
  check(`${row}: counter kept`, glue.get_count(), 2);
}
check("R6 unreachable", thrown(() => glue.abort_now()), "RuntimeError: unreachable");
check("R6 flag", flag(), 1);
check("R6 dropped", drops(), 0);
check("R7 no reset by itself", thrown(() => glue.add(1, 2)), dead);
glue.__wbg_reset_state();
check("R8 flag", flag(), 0);
check("R8 counter", glue.get_count(), 0);
check("R8 add", glue.add(1, 2), 3);
check("R9 counts", glue.increment(), 1);
check("R10 panic", thrown(() => glue.panic_now()), "PanicError: deliberate panic");
check("R10 counter", glue.get_count(), 1);
setFlag();
check("R11 host flag", thrown(() => glue.add(1, 2)), dead);
glue.__wbg_reset_state();
globalThis.callback = () => thrown(() => glue.abort_now());
drops();
check("R12 outer", thrown(() => glue.nested()), "RuntimeError: unreachable");
check("R12 dropped", drops(), 0);
check("R12 flag", flag(), 1);
check("R12 next", thrown(() => glue.add(1, 2)), dead);
glue.__wbg_reset_state();
for (const cycle of [1, 2, 3]) {
  check(`R13 cycle ${cycle} counts`, glue.increment(), 1);
  check(`R13 cycle ${cycle} abort`, thrown(() => glue.abort_now()), "RuntimeError: unreachable");
  check(`R13 cycle ${cycle} blocked`, thrown(() => glue.increment()), dead);
  glue.__wbg_reset_state();
  check(`R13 cycle ${cycle} counter`, glue.get_count(), 0);
}
check("R13 instances", instances.length, 7);
