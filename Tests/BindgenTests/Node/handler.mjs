// Section 9.1, H1 to H4 and F1 to F4: the abort handler. Modes D (unwinding) and C (forced).
import { check, drops, flag, instances, load, printed, thrown } from "./lab.mjs";

const glue = await load("index.js");
const mode = process.argv[3];
const scenario = process.argv[4];
const dead = "Error: Module terminated";

// Rust's handler has number 5: it prints before it does anything else.
glue.set_abort_handler(5);
check("H1 first handler", glue.first_set_on_abort_was_none(), true);
check("H2 not at first", glue.handler_calls(), 0);
const handlerRan = () => printed.filter((line) => line.includes("the abort handler")).length;

if (mode === "D") {
  thrown(() => glue.panic_now());
  check("H2 not by a panic", glue.handler_calls(), 0);
  thrown(() => glue.import_throws());
  check("H2 not by an error of an import", glue.handler_calls(), 0);
} else {
  drops();
  check("F1 throw_val", thrown(() => glue.throw_value()), "Error: A JS error");
  check("F1 dropped", drops(), 0);
  check("F1 handler", glue.handler_calls(), 0);
  check("F1 flag", flag(), 0);
}
if (scenario === "abort") {
  check("H3 F2 unreachable", thrown(() => glue.abort_now()), "RuntimeError: unreachable");
  check("H3 F2 handler ran", handlerRan(), 1);
  check("H3 F2 flag", flag(), 1);
  check("H4 F2 blocked", thrown(() => glue.add(1, 2)), dead);
  check("13.1 the import is the last thing", glue.add === undefined, false);
} else if (scenario === "import") {
  let error;
  try {
    glue.import_throws();
  } catch (caught) {
    error = caught;
  }
  check("F3 message", `${error}`, "Error: Critical error");
  check("F3 cause", `${error.cause}`, "Error: JS import threw");
  check("F3 handler ran", handlerRan(), 1);
  check("F3 flag", flag(), 1);
  check("F3 blocked", thrown(() => glue.add(1, 2)), dead);
} else if (scenario === "nested") {
  globalThis.callback = () => thrown(() => glue.abort_now());
  check("F4 outer", thrown(() => glue.nested()), "RuntimeError: unreachable");
  check("13.2 handler ran for each frame", handlerRan(), 2);
  check("F4 flag", flag(), 1);
  check("F4 blocked", thrown(() => glue.add(1, 2)), dead);
}
check("no new instance", instances.length, 1);
