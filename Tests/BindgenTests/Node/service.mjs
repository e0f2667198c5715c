// Sections 7, 8 and 14.22: a Worker with a Durable Object, above each shim. Argument: the strategy,
// S0, S1, S1g, S3 or S4.
import { begin, check, describe, instances, load } from "./lab.mjs";

const strategy = process.argv[3];
const unwinds = strategy === "S3" || strategy === "S4";
const recovers = strategy === "S1" || strategy === "S1g" || strategy === "S4";
const print = console.log;
console.log = (...values) => {
  if (String(values[0]).match(/^(ok|FAIL) /)) print(...values);
};

const platform = await load("platform.js");
const runtime = await load("runtime.js");
const state = globalThis.__worker_init_state;
const uncaught = [];
const report = (error) => {
  uncaught.push(describe(error));
  platform.reportUncaught(error);
};
process.on("uncaughtException", report);
process.on("unhandledRejection", report);

const pause = (time = 1) => new Promise((done) => setTimeout(done, time));
// Waits until there is an answer, or, as the runtime, until there is no hope for one.
async function finish(request, time = 25) {
  for (let turn = 0; turn < time && request.outcome === null; turn += 1) await pause();
  if (request.outcome === null) request.cancel();
  return `${request.outcome.status} ${request.outcome.body}`;
}
const ask = (path) => finish(begin(runtime, "fetch", path));
const count = async () => {
  const found = (await ask("/durable/count")).match(/unstored_count: (\d+), count: (\d+)/);
  return found === null ? "none" : Number(found[1]);
};
// Requests that overlap. Each comes as an event of its own, as in the real runtime.
async function askAll(paths) {
  const requests = [];
  for (const path of paths) {
    requests.push(begin(runtime, "fetch", path));
    await new Promise((done) => setImmediate(done));
  }
  return Promise.all(requests.map((request) => finish(request)));
}
const canceled = /^500 Workers runtime canceled/;

check("a request", await ask("/hello"), "200 Hello!");
check("another object", await ask("/durable/hello"), "200 Hello from my-durable-object!");
check("not found", await ask("/nothing"), "404 not found");
check("a timer", await ask("/sleep/3"), "200 slept well");
check("14.22 fetch gives Err", await ask("/err"), "500 INTERNAL SERVER ERROR");
check("an RPC", await finish(begin(runtime, "rpc_add", 1, 2)), "200 3");
check("scheduled", await finish(begin(runtime, "scheduled", "nothing")), "200 undefined");
check("scheduled gives Err", await finish(begin(runtime, "scheduled", "err")), "200 undefined");
check("the count", await count(), 1);
check("the next count", await count(), 2);
check("one instance", instances.length, 1);

if (unwinds) {
  check("WU1 panic", await ask("/test-panic"), /^500 PanicError: Intentional panic/);
  check("WU1 the object keeps on", await count(), 3);
  for (const round of [1, 2, 3]) {
    check(`WU2 panic ${round}`, await ask("/test-panic"), /^500 PanicError:/);
  }
  check("WU2 the object keeps on", await count(), 4);
  const three = ["/test-panic", "/durable/hello", "/durable/hello"];
  const answers = await askAll(three);
  check("WU3 in parallel", answers.map((text) => text.slice(0, 3)).join(), "500,200,200");
  check("WU4 an error of an import", await ask("/test-js-error"), canceled);
  check("WU4 the object keeps on", await count(), 5);
  check("14.22 queue gives Err", await finish(begin(runtime, "queue", "err")),
    "500 PanicError: an ordinary error");
  check("14.22 the object keeps on", await count(), 6);
  const waiting = begin(runtime, "fetch", "/wait-until-panic");
  check("14.22 waitUntil", await finish(waiting), "200 waiting");
  await pause(5);
  check("14.22 its promise", runtime.tasks[0], "PanicError: Intentional panic in waitUntil");
  check("an RPC panics", await finish(begin(runtime, "rpc_panic")),
    "500 PanicError: Intentional panic in a remote call");
  check("a task panics", await ask("/spawn-panic"), "200 spawned");
  await pause(5);
  check("a task panics: uncaught", uncaught.at(-1), /^PanicError: Intentional panic in a task/);
  check("a closure panics", await ask("/closure-panic"), "200 a timer will call it");
  await pause(5);
  check("a closure panics: uncaught", uncaught.at(-1), /^PanicError: .* in a closure/);
  check("a constructor panics", await ask("/broken-object"), "500 INTERNAL SERVER ERROR");
  check("a Durable Object panics", await ask("/durable/panic"), "500 INTERNAL SERVER ERROR");
  check("it kept what it had written", await count(), 8);
  check("no reset until here", instances.length, 1);
} else {
  check("WA1 panic", await ask("/test-panic"), canceled);
  check("WA1 the count", await count(), recovers ? 1 : 3);
  check("a reset", instances.length, recovers ? 2 : 1);
}
if (strategy === "S1" || strategy === "S1g") {
  await ask("/test-panic");
  const three = ["/durable/hello", "/durable/hello", "/durable/hello"];
  check("WA2 three after a panic", (await askAll(three)).join(),
    three.map(() => "200 Hello from my-durable-object!").join());
  const mixed = ["/test-panic", "/durable/hello", "/durable/hello"];
  const failed = (await askAll(mixed)).filter((text) => text.startsWith("500"));
  check("WA3 one or two of three fail", failed.length === 1 || failed.length === 2, true);
  for (const cycle of [1, 2, 3]) {
    check(`WA4 panic ${cycle}`, await ask("/test-panic"), canceled);
    check(`WA4 hello ${cycle}`, await ask("/durable/hello"), "200 Hello from my-durable-object!");
  }
  const before = instances.length;
  check("14.22 queue gives Err", await finish(begin(runtime, "queue", "err")), canceled);
  check("14.22 the count", await count(), 1);
  check("14.22 a reset", instances.length > before, true);
}
if (strategy === "S1g") {
  // 13.14: a sibling's callback uses up the reinit, and the old mechanism resets once more.
  const before = instances.length;
  const sibling = begin(runtime, "fetch", "/sleep/8");
  await pause();
  const panic = begin(runtime, "fetch", "/test-panic");
  await pause(15);
  check("13.14 the callback of a sibling resets", instances.length, before + 1);
  check("13.14 the next entry", await ask("/hello"), "200 Hello!");
  check("13.14 resets again", instances.length, before + 2);
  check("13.14 both hang", `${sibling.outcome} ${panic.outcome}`, "null null");
}
const made = instances.length;
const ids = state.instanceId;
if (strategy === "S1") {
  check("the old shim: an error of an import", await ask("/test-js-error"), canceled);
  check("the old shim does not see it", instances.length, made);
} else if (strategy === "S1g") {
  check("WA6 an error of an import", await ask("/test-js-error"), canceled);
  check("WA6 the count", await count(), 1);
  check("WA6 a reset", instances.length, made + 1);
}
await count();
check("WU5 WA5 abort", await ask("/test-abort"), canceled);
if (recovers) check("WU5 WA5 the count", await count(), 1);
if (strategy === "S3") check("S3 for ever", await ask("/hello"), "500 Error: Module terminated");
if (strategy === "S4") check("13.13 ids of the Worker", state.instanceId, ids + 1);
if (strategy !== "S3") {
  check("WB1 out of memory", await ask("/out-of-memory"), canceled);
  if (recovers) check("WB1 the count", await count(), 1);
}
process.exit(0);
