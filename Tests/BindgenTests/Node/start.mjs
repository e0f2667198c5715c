// Sections 4.11 and 14.20: the start function fails, at load or in a reset. Arguments: the mode, and
// how it fails (1 panics, 2 aborts).
import { check, flag, instances, load, thrown } from "./lab.mjs";

const [mode, how] = process.argv.slice(3);
const unwinds = mode === "D" || mode === "E";
// A panic under unwinding comes out raw, with the mark of an expected error still around it.
const failure = unwinds && how === "1" ? "WebAssembly.Exception" : "RuntimeError: unreachable";

if (mode === "D" || mode === "A") {
  globalThis.startFault = Number(how);
  let found = "nothing";
  try {
    await load("index.js");
  } catch (error) {
    found = thrown(() => {
      throw error;
    });
  }
  check("14.20 at load", found, failure);
  check("14.20 no flag", flag(), 0);
} else {
  const glue = await load("index.js");
  glue.increment();
  glue.schedule_reinit_now();
  globalThis.startFault = Number(how);
  check("14.20 in a reset", thrown(() => glue.add(1, 2)), failure);
  globalThis.startFault = 0;
  check("14.20 a second instance", instances.length, 2);
  check("14.20 no flag", flag(), 0);
  check("14.20 it takes the next call", glue.get_count(), 0);
  check("14.20 no third instance", instances.length, 2);
}
