// Section 1.3: what an abort and a panic did in earlier releases (module of panic=unwind).
import { check, flag, instances, load, thrown } from "./lab.mjs";

const glue = await load("index.js");
const [panic, next] = process.argv.slice(3);
check("1.3 panic", thrown(() => glue.panic_now()).split(":")[0], panic);
glue.increment();
const count = instances.length;
check("1.3 abort", thrown(() => glue.abort_now()), "RuntimeError: unreachable");
if (next === "poisoned") {
  check("1.3 flag", flag(), 0);
  check("1.3 next", glue.get_count(), 1);
} else if (next === "terminated") {
  check("1.3 flag", flag(), 1);
  check("1.3 next", thrown(() => glue.get_count()), "Error: Module terminated");
} else {
  check("1.3 flag", flag(), 1);
  check("1.3 next", glue.get_count(), 0);
}
// 0.2.115 to 0.2.117: a reinit is asked for by a value in the flag.
const hasSentinel = process.argv[5] === "sentinel";
if (hasSentinel) {
  glue.schedule_reinit_now();
  check("1.3 sentinel", flag(), -1);
  check("1.3 sentinel: next", glue.add(1, 2), 3);
  check("1.3 sentinel: flag", flag(), 0);
}
check("1.3 instances", instances.length, count + Number(next === "reset") + Number(hasSentinel));
