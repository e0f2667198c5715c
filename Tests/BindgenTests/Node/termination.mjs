// Section 9.1, T1 to T10: unwinding with the guard, and no way to a new instance (mode D).
import { check, drops, flag, load, setFlag, thrown } from "./lab.mjs";

const glue = await load("index.js");
const dead = "Error: Module terminated";

check("T1 add", glue.add(1, 2), 3);
check("T1 flag", flag(), 0);

const recoverable = [
  ["T2 panic", "panic_now", "PanicError: deliberate panic"],
  ["T3 throw_str", "throw_text", "Error: a text thrown by Rust"],
  ["T4 import throws", "import_throws", "Error: JS import threw"],
  ["T5 import throws, by pointer", "import_throws_by_pointer", "Error: JS import threw"],
];
for (const [row, name, error] of recoverable) {
  drops();
  check(row, thrown(() => glue[name]()), error);
  check(`${row}: flag`, flag(), 0);
  check(`${row}: dropped`, drops(), 1);
}
check("14.1 message of another payload", thrown(() => glue.panic_with_value()),
  "PanicError: No panic message available");
check("14.1 message of a value", thrown(() => glue.panic_with_js_value()),
  "PanicError: a value from JavaScript");
check("14.9 catch import", glue.import_throws_caught(), true);
check("14.12 Result::Err", thrown(() => glue.return_err(-1)), "Error: the number is negative");
check("14.12 Result::Ok", glue.return_err(7), 7);
check("strings", glue.greet("wörld"), "Hello, wörld!");
check("bytes", glue.sum([1, 2, 255]), 258);
check("bigint", glue.big(21n), 42n);
check("float", glue.half(3), 1.5);
const value = { a: 1 };
check("a value", glue.echo(value), value);

const scenario = process.argv[3] ?? "abort";
drops();
if (scenario === "abort") {
  check("T6 unreachable", thrown(() => glue.abort_now()), "RuntimeError: unreachable");
  check("T6 flag", flag(), 1);
  check("T6 dropped", drops(), 0);
  check("T7 next export", thrown(() => glue.add(1, 2)), dead);
} else if (scenario === "host") {
  setFlag();
  check("T8 add", thrown(() => glue.add(1, 2)), dead);
  check("T8 panic", thrown(() => glue.panic_now()), dead);
} else if (scenario === "nested") {
  globalThis.callback = () => thrown(() => glue.abort_now());
  check("T9 outer", thrown(() => glue.nested()), "RuntimeError: unreachable");
  check("T9 dropped", drops(), 0);
  check("T9 flag", flag(), 1);
  check("T9 next", thrown(() => glue.add(1, 2)), dead);
} else if (scenario === "inner") {
  globalThis.callback = () => glue.abort_now();
  check("T10 outer", thrown(() => glue.nested()), "RuntimeError: unreachable");
  check("T10 dropped", drops(), 0);
  check("T10 flag", flag(), 1);
}
