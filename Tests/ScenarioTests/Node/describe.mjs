// Values as PanicLab writes them down: as console.log shows them, but errors without a stack.

import { format, inspect, types } from "node:util";

export function shown(value) {
  if (typeof value === "string") return value;
  if (!types.isNativeError(value)) return inspect(value);
  // Brackets say that there is no stack; PanicLab leaves them out.
  const text = inspect(value, { breakLength: 82 });
  if (!text.startsWith("[")) return text;
  const end = text.endsWith("]") ? text.length - 1 : text.indexOf("] {");
  return text.slice(1, end) + text.slice(end + 1);
}

export function formatLine(values) {
  return format(...values.map((value) => (types.isNativeError(value) ? shown(value) : value)));
}

// A value; of a response its status and its body too.
export function describeValue(value) {
  if (typeof value !== "object" || typeof value?.status !== "number") {
    return { value: shown(value) };
  }
  const body = "body" in value ? { body: shown(value.body) } : {};
  return { value: shown(value), status: value.status, ...body };
}

const isObject = (value) => typeof value === "object" && value !== null;
const isOfWasm = (value) => `${value?.[Symbol.toStringTag]}`.startsWith("WebAssembly.");

// Of an error its class, its message and that of its cause; of another value its text.
export function describeError(error) {
  if (!isObject(error) || isOfWasm(error) || !("message" in error)) {
    return { error: { class: className(error), message: shown(error) } };
  }
  const cause = error.cause?.message ?? error.cause;
  const causes = "cause" in error ? { cause: shown(cause) } : {};
  return { error: { class: className(error), message: shown(error.message), ...causes } };
}

function className(value) {
  if (!isObject(value)) return value === null ? "object" : typeof value;
  if (types.isNativeError(value) && typeof value.name === "string") return value.name;
  return value.constructor?.name ?? "Object";
}
