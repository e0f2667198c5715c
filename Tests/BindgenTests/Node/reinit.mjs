// Section 9.1, N1 to N6, and 14.15: a new instance is asked for. Modes B, C+reinit and E.
import { check, flag, instances, load, printed, setFlag, thrown } from "./lab.mjs";

const glue = await load("index.js");
const isGuarded = process.argv[3] !== "B";

glue.increment();
glue.schedule_reinit_now();
check("N1 the next call", glue.add(1, 2), 3);
check("N1 instances", instances.length, 2);
check("N2 statics", glue.get_count(), 0);
glue.increment();
check("N3 no reset", glue.get_count(), 1);
for (const cycle of [1, 2, 3]) {
  glue.schedule_reinit_now();
  check(`N4 cycle ${cycle}`, glue.get_count(), 0);
  check(`N4 cycle ${cycle} instances`, instances.length, 2 + cycle);
}
if (isGuarded) {
  thrown(() => glue.abort_now());
  check("N5 blocked", thrown(() => glue.add(1, 2)), "Error: Module terminated");
  glue.__wbg_reset_state();
  check("N5 reset", glue.add(1, 2), 3);

  glue.set_abort_handler(1);
  glue.increment();
  let count = instances.length;
  setFlag();
  check("N6 host flag", glue.get_count(), 0);
  check("N6 instances", instances.length, count + 1);

  glue.set_abort_handler(1);
  check("abort", thrown(() => glue.abort_now()), "RuntimeError: unreachable");
  check("abort: next call", glue.add(1, 2), 3);
  check("abort: flag", flag(), 0);

  // 14.15: what a handler may do. [kind, whether the next call finds a new instance]
  const handlers = [
    [2, false, 0], [3, false, 0], [4, false, 1], [5, false, 1], [6, true, 0], [8, false, 0],
  ];
  for (const [kind, recovers, lines] of handlers) {
    glue.set_abort_handler(kind);
    printed.length = 0;
    const row = `14.15 handler ${kind}`;
    check(row, thrown(() => glue.abort_now()), "RuntimeError: unreachable");
    check(`${row} printed`, printed.length, lines);
    check(`${row} next`, thrown(() => glue.add(1, 2)),
      recovers ? "nothing" : "Error: Module terminated");
    if (!recovers) glue.__wbg_reset_state();
  }
  glue.set_abort_handler(7);
  let inner;
  globalThis.callback = () => {
    inner = thrown(() => glue.add(1, 2));
  };
  check("14.15 handler 7", thrown(() => glue.abort_now()), "RuntimeError: unreachable");
  check("14.15 handler 7: its export", inner, "Error: Module terminated");
  glue.__wbg_reset_state();
}
