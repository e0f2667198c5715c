// Sections 4.8, 14.2 and 14.3: what happens in futures. Arguments: the mode, and a scenario.
import { check, describe, drops, flag, instances, load, thrown } from "./lab.mjs";

const glue = await load("index.js");
const [mode, scenario] = process.argv.slice(3);
const unwinds = mode === "D" || mode === "E";
const trap = "RuntimeError: unreachable";

const uncaught = [];
process.on("uncaughtException", (error) => uncaught.push(describe(error)));
process.on("unhandledRejection", (error) => uncaught.push(`rejected ${describe(error)}`));
const pause = () => new Promise((done) => setTimeout(done, 2));
// What becomes of a promise: `value`, `rejected Error: …`, or `pending`.
async function outcome(promise) {
  let found = "pending";
  promise.then((value) => (found = value), (error) => (found = `rejected ${describe(error)}`));
  await pause();
  return found;
}
// A promise, and the function that resolves it.
let open;
const gate = new Promise((done) => (open = done));

if (scenario === "panic") {
  check("a future", await outcome(glue.wait_then(Promise.resolve(7), 0)), 7);
  check("a rejected promise", await outcome(glue.wait_then(Promise.reject(new Error("no")), 0)),
    "rejected Error: no");
  drops();
  const other = glue.wait_then(gate, 0);
  const panic = glue.promise_then_fail(1);
  if (unwinds) {
    check("14.2 rejects", await outcome(panic), "rejected PanicError: a panic in a future");
    check("14.2 dropped", drops(), 1);
    check("14.2 after a wait", await outcome(glue.wait_then(Promise.resolve(1), 1)),
      "rejected PanicError: a panic in a future");
    check("14.2 flag", flag(), 0);
    open(8);
    check("14.2 siblings", await other, 8);
    check("14.2 nothing uncaught", uncaught.length, 0);
  } else {
    check("14.2 hangs", await outcome(panic), "pending");
    check("14.2 uncaught", uncaught.join(), trap);
    check("14.2 dropped", drops(), 0);
    open(8);
    if (mode === "A" || mode === "B") check("14.2 siblings", await outcome(other), 8);
    else {
      check("14.2 siblings hang", await outcome(other), "pending");
      check("14.2 flag", flag(), 1);
      check("14.2 they met the guard", uncaught.at(-1), /Module terminated/);
    }
  }
}
if (scenario === "spawn") {
  drops();
  glue.spawn_task(1);
  glue.spawn_task(0);
  await pause();
  check("14.3 uncaught", uncaught.join(), unwinds ? "PanicError: a panic in a future" : trap);
  // The task behind it waits until something is queued again.
  check("14.3 dropped", drops(), unwinds ? 1 : 0);
  if (mode !== "C") {
    glue.spawn_task(0);
    await pause();
    check("14.3 the rest of the turn", drops(), 2);
  }
  if (unwinds) {
    check("14.3 flag", flag(), 0);
    glue.spawn_waiting_task(Promise.resolve(1), 1);
    await pause();
    check("9.1 its future is freed", drops(), 1);
  }
}
if (scenario === "throw") {
  drops();
  check("14.10 hangs", await outcome(glue.promise_then_fail(3)), "pending");
  const error = mode === "C" ? "Error: Critical error" : "Error: JS import threw";
  check("14.10 uncaught", uncaught.join(), error);
  check("14.10 dropped", drops(), unwinds ? 1 : 0);
  if (mode !== "A" && mode !== "B") check("14.10 flag", flag(), mode === "C" ? 1 : 0);
  if (mode !== "C") check("14.10 the next call", glue.add(1, 2), 3);
}
if (scenario === "abort") {
  const other = glue.wait_then(gate, 0);
  check("14.6 hangs", await outcome(glue.promise_then_fail(2)), "pending");
  check("14.6 uncaught", uncaught.join(), trap);
  check("14.6 flag", flag(), 1);
  check("14.6 next", thrown(() => glue.add(1, 2)), "Error: Module terminated");
  open(8);
  check("14.6 siblings hang", await outcome(other), "pending");
  check("4.8 they met the guard", uncaught.at(-1), "rejected Error: Module terminated");
}
if (scenario === "reset") {
  const other = glue.wait_then(gate, 0);
  await pause();
  if (mode === "E") {
    glue.set_abort_handler(1);
    check("14.6 hangs", await outcome(glue.promise_then_fail(2)), "pending");
    check("14.6 the next call", glue.add(1, 2), 3);
  } else {
    glue.__wbg_reset_state();
  }
  check("a new instance", instances.length, 2);
  open(8);
  check("4.8 siblings hang", await outcome(other), "pending");
  check("4.8 they met the check", uncaught.at(-1),
    "rejected Error: Cannot invoke closure from previous WASM instance");
  check("4.8 the new queue works", await outcome(glue.wait_then(Promise.resolve(7), 0)), 7);
}
if (scenario === "window") {
  // 13.4: a sibling's callback comes before any call: it is not refused, and it resets.
  const other = glue.wait_then(gate, 0);
  await pause();
  glue.set_abort_handler(1);
  check("14.6 hangs", await outcome(glue.promise_then_fail(2)), "pending");
  check("13.4 no reset yet", instances.length, 1);
  open(8);
  check("13.4 siblings hang", await outcome(other), /pending/);
  check("13.4 the callback reset", instances.length, 2);
  check("13.4 it was not refused", uncaught.join().includes("previous WASM instance"), false);
}
if (scenario === "stuck") {
  // 13.12: before 0.2.80 one trap stops the queue for ever.
  check("TR9 hangs", await outcome(glue.promise_then_fail(1)), "pending");
  check("TR9 uncaught", uncaught.join(), trap);
  check("TR9 calls work", glue.add(1, 2), 3);
  check("TR9 every later future hangs", await outcome(glue.wait_then(Promise.resolve(7), 0)),
    "pending");
}
