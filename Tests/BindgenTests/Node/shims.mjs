// Sections 1.2, 7.3 and 7.4: the shims above a module of plain numbers, the bank.
// Argument: the kind of the shim.
import { begin, check, instances, load } from "./lab.mjs";

const kind = process.argv[3];
const logged = [];
console.log = ((print) => (...values) => {
  if (String(values[0]).match(/^(ok|FAIL) /)) print(...values);
  else logged.push(values.join(" "));
})(console.log);

const glue = await load("index.js");
const worker = await load("worker.js");
const runtime = await load("runtime.js");
const state = globalThis.__worker_init_state;
const ask = async (name, ...values) => {
  const request = begin(runtime, name, ...values);
  await new Promise((done) => setTimeout(done, 1));
  return `${request.outcome.status} ${request.outcome.body}`;
};
const trap = "500 RuntimeError: unreachable";
const replies = kind === "unwind" ? "500 PanicError: code 1" : trap;

check("the entry is an object of the Worker", typeof worker.default, "function");
check("a request", await ask("deposit", 1, 50), "200 150");
check("one instance", state.instanceId, 1);

check("a panic", await ask("fail_panic", 1), replies);
const afterPanic = await ask("balance", 1);
if (kind === "plain") {
  check("S0 the same instance", instances.length, 1);
} else if (kind === "unwind") {
  check("S4 a panic resets nothing", instances.length, 1);
  check("S4 state is kept", /200 1[45]/.test(afterPanic), true);
} else {
  check("S1 a panic resets", instances.length, 2);
  check("S1 state is lost", afterPanic, "200 100");
  check("S1 it is said", logged.join(), "Reinitializing Wasm application");
  check("13.13 ids of the Worker", state.instanceId, kind === "reinit" ? 3 : 2);
}

const count = instances.length;
check("an abort", await ask("fail_unreachable"), trap);
await ask("balance", 1);
const resets = kind === "reinit" || kind === "unwind" ? 1 : 0;
check("after an abort", instances.length, count + resets);
if (kind === "unwind") check("13.13 ids of the Worker", state.instanceId, 2);
if (kind === "reinit") check("13.13 ids of the Worker", state.instanceId, 5);

check("an exhausted stack", await ask("fail_recursion", 1000000000),
  "500 RangeError: Maximum call stack size exceeded");
const afterStack = instances.length;
await ask("balance", 1);
check("14.7 only the guard sees it", instances.length, afterStack + (kind === "unwind" ? 1 : 0));
check("exports are there", typeof glue.balance, "function");
