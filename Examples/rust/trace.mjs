// Runs bank.*.wasm in a real JavaScript engine and writes down what happens.
//
//   node trace.mjs bank.abort.wasm > traces/bank.abort.jsonl
//   node trace.mjs bank.abort.wasm deep        (another scenario of scenarios.json)
//
// One line for each step, in JSON:
//   step, args         the export that was called, with its arguments
//   result             what it returned, or one of
//   trap               the name of the trap, as in the WebAssembly test suite
//   js                 the JavaScript error that came out
//   exception          the tag of a WebAssembly exception that came out
//   host               the calls into JavaScript, in order
//   sp, pages          the shadow stack pointer and the size of memory afterwards
//
// Two steps are not exports. "!reinit" makes a new instance and calls __wbindgen_start.
// "!abort_hook" calls the function that __abort_handler points at.
//
// The glue here is the plainest possible: no guard, no recovery, no restoring of the
// stack pointer. Only what the module itself does can be seen.

import fs from "node:fs";

const [file, scenario = "bank"] = process.argv.slice(2);
const steps = JSON.parse(fs.readFileSync(new URL("scenarios.json", import.meta.url)))[scenario];
const module = new WebAssembly.Module(fs.readFileSync(file));

class PanicError extends Error {}
class HostError extends Error {}

let instance; // replaced by "!reinit"
let panicErrors = []; // what the handles of __wbindgen_panic_error stand for
let host = []; // the calls into JavaScript since the step began

const memory = () => instance.exports.memory.buffer;
const text = (address, length) => new TextDecoder().decode(new Uint8Array(memory(), address, length));

const imports = {
  host: {
    event(kind, value) {
      host.push(["event", kind, value]);
    },
    may_throw(x) {
      host.push(["may_throw", x]);
      if (x < 0) throw new HostError("host says no");
      return x;
    },
  },
  __wbindgen_placeholder__: {
    __wbindgen_panic_error(address, length) {
      const message = text(address, length);
      host.push(["__wbindgen_panic_error", message]);
      return panicErrors.push(new PanicError(message)); // the first handle is 1
    },
    __wbindgen_rethrow(handle) {
      host.push(["__wbindgen_rethrow", handle]);
      throw panicErrors[handle - 1];
    },
    __wbindgen_throw(address, length) {
      const message = text(address, length);
      host.push(["__wbindgen_throw", message]);
      throw new Error(message);
    },
    __wbindgen_reinit() {
      host.push(["__wbindgen_reinit"]);
    },
    __wbg_console_error(address, length) {
      host.push(["__wbg_console_error", text(address, length)]);
    },
    __wbg_set_critical_error() {
      host.push(["__wbg_set_critical_error"]);
    },
    __wbg_next_instance() {
      host.push(["__wbg_next_instance"]);
    },
  },
};

function reinit() {
  panicErrors = [];
  instance = new WebAssembly.Instance(module, imports);
  instance.exports.__wbindgen_start();
}

function callAbortHook() {
  const address = instance.exports.__abort_handler.value;
  const index = new DataView(memory()).getUint32(address, true);
  instance.exports.__indirect_function_table.get(index)();
}

// V8 has one text for a null function and for one of another type. The standard calls the
// first of them "uninitialized element".
const traps = [
  [/unreachable/, "unreachable"],
  [/memory access out of bounds/, "out of bounds memory access"],
  [/null function or function signature/, "indirect call type mismatch"],
  [/Maximum call stack/, "call stack exhausted"],
];

function describe(error) {
  if (error instanceof WebAssembly.Exception) {
    const own = instance.exports.__cpp_exception;
    return { exception: own && error.is(own) ? "__cpp_exception" : "another tag" };
  }
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    const known = traps.find(([pattern]) => pattern.test(error.message));
    return { trap: known ? known[1] : error.message };
  }
  return { js: { class: error.constructor.name, message: error.message } };
}

function run(step, args) {
  if (step === "!reinit") return reinit();
  if (step === "!abort_hook") return callAbortHook();
  return instance.exports[step](...args);
}

for (const [step, ...args] of steps) {
  host = [];
  let outcome;
  try {
    outcome = { result: run(step, args) ?? null };
  } catch (error) {
    outcome = describe(error);
  }
  const sp = instance.exports.__stack_pointer.value;
  const pages = memory().byteLength / 65536;
  console.log(JSON.stringify({ step, args, ...outcome, host, sp, pages }));
}
