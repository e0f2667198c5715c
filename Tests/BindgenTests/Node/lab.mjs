// What the scenarios share: loads glue that was written to a folder, and states what was found.
//
//   node termination.mjs FOLDER     (FOLDER holds index.js, module.wasm and the rest)
//
// Each line of output is `ok ROW`, or `FAIL ROW: found …, expected …`. Rows are those of the
// recovery specification.

import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const folder = path.resolve(process.argv[2]);

// Every instance that the glue makes, in order.
export const instances = [];
const OriginalInstance = WebAssembly.Instance;
WebAssembly.Instance = function Instance(module, imports) {
  const instance = new OriginalInstance(module, imports);
  instances.push(instance);
  return instance;
};

// What the module told PanicLab, and what was printed.
export const events = [];
export const printed = [];
globalThis.record = (kind, value) => events.push(`${kind}:${value}`);
console.error = (...values) => printed.push(values.map(describe).join(" "));

export function describe(value) {
  if (value instanceof WebAssembly.Exception) return "WebAssembly.Exception";
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  return String(value);
}

export function load(name) {
  return import(pathToFileURL(path.join(folder, name)));
}

globalThis.wasmModule = new WebAssembly.Module(fs.readFileSync(path.join(folder, "module.wasm")));
// True in modules that hold the older exception instructions.
export const isLegacy = fs.existsSync(path.join(folder, "legacy"));

const view = (instance) => new Int32Array(instance.exports.memory.buffer);
const address = (instance) => instance.exports.__instance_terminated.value / 4;
export const flag = (instance = instances.at(-1)) => view(instance)[address(instance)];
export const setFlag = () => {
  view(instances.at(-1))[address(instances.at(-1))] = 1;
};
export const stackPointer = () => instances.at(-1).exports.__stack_pointer.value;

// What a call throws: `Error: text`, or `nothing`.
export function thrown(call) {
  try {
    call();
    return "nothing";
  } catch (error) {
    return describe(error);
  }
}

export function check(row, found, expected) {
  const matches = expected instanceof RegExp ? expected.test(found) : found === expected;
  console.log(matches ? `ok ${row}` : `FAIL ${row}: found ${found}, expected ${expected}`);
}

// How many guards were dropped since last asked.
export function drops() {
  const count = events.filter((event) => event.startsWith("2:")).length;
  events.length = 0;
  return count;
}

const canceledText = "Workers runtime canceled this request: the code had hung and would never "
  + "generate a response";

// What the host makes of an answer: `outcome` is null until there is one.
export function begin(runtime, kind, ...values) {
  const request = { outcome: null };
  request.settle = (status, body) => { request.outcome ??= { status, body }; };
  request.cancel = () => request.settle(500, canceledText);
  const fail = (error) => request.settle(500, describe(error));
  const answer = (value) => request.settle(value?.status ?? 200, value?.body ?? value);
  try {
    const value = runtime.serve(kind, ...values);
    if (value instanceof Promise) value.then(answer, fail);
    else answer(value);
  } catch (error) {
    fail(error);
  }
  return request;
}
