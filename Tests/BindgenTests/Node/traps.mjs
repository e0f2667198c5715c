// Section 13: behaviour that surprises and is real. Mode E; handlers ask for new instances.
import { check, describe, drops, flag, instances, load, printed, stackPointer, thrown }
  from "./lab.mjs";

const glue = await load("index.js");
const unreachable = "RuntimeError: unreachable";
const begin = () => {
  glue.__wbg_reset_state();
  glue.set_abort_handler(1);
};

// 13.3: a returned string is freed in the end, with a guard of its own.
glue.set_abort_handler(0);
check("13.3 without reinit", thrown(() => glue.greet_and_abort("x")), "Error: Module terminated");
begin();
let count = instances.length;
check("13.3 with reinit", thrown(() => glue.greet_and_abort("x")), unreachable);
check("13.3 reset in the failing call", instances.length, count + 1);
check("13.3 a panic", thrown(() => glue.greet_and_panic("x")), "PanicError: cannot greet x");

// 13.4: between the abort and the reset, arguments belong to the old instance.
begin();
const counter = new glue.Counter(42);
check("a counter", counter.get(), 42);
check("a hidden field", JSON.stringify(counter), `{"__wbg_ptr":${counter.__wbg_ptr}}`);
thrown(() => glue.abort_now());
const first = thrown(() => counter.get());
check("13.4 the first use of an old object is not refused", /stale/.test(first), false);
check("13.4 the second use is", thrown(() => counter.get()),
  "Error: Invalid stale object from previous Wasm instance");
begin();
const other = new glue.Counter(1);
check("stale argument", thrown(() => other.merge(counter)),
  "Error: Invalid stale object from previous Wasm instance");
begin();
thrown(() => glue.abort_now());
let greeting;
thrown(() => {
  greeting = glue.greet("you");
});
check("13.4 a string in the old memory is not read", greeting === "Hello, you!", false);

// 13.5: a call from within resets, while the outer frame is of the old instance.
begin();
count = instances.length;
globalThis.callback = () => {
  glue.schedule_reinit_now();
  glue.add(1, 2);
};
check("13.5 the outer call goes on", glue.nested(), 1);
check("13.5 the inner call reset", instances.length, count + 1);

// 13.6: an old frame marks the new instance.
begin();
count = instances.length;
let between;
globalThis.callback = () => {
  thrown(() => glue.abort_now());
  glue.set_abort_handler(1);
  between = flag();
};
check("13.6 the outer call", thrown(() => glue.nested()), unreachable);
check("13.6 the new instance was fine", between, 0);
check("13.6 the new instance is marked", flag(), 1);
check("13.6 and replaced", glue.add(1, 2), 3);
check("13.6 instances", instances.length, count + 2);

// 13.9 and 13.11: an error is not a panic; fields of objects panic outside catch_unwind.
begin();
printed.length = 0;
thrown(() => glue.throw_text());
check("13.9 no panic hook", printed.length, 0);
const held = new glue.Counter(5);
const aliasing = "recursive use of an object detected which would lead to unsafe aliasing in rust";
globalThis.callback = () => {
  between = thrown(() => held.get());
};
check("14.13 the outer call", held.call_with(), 5);
check("14.13 a method", between, `PanicError: ${aliasing}`);
check("14.13 merge with itself", thrown(() => held.merge(held)), `PanicError: ${aliasing}`);
check("14.13 the object works", held.increment(), 6);
check("ref_unwind_safe", thrown(() => held.increment_then_panic()), "PanicError: a panic at 7");
check("ref_unwind_safe: what was written stays", held.get(), 7);
check("a field", held.value, 7);
held.value = 9;
check("a field that was set", held.get(), 9);
globalThis.callback = () => {
  between = thrown(() => held.value);
};
check("13.11 the outer call traps", thrown(() => held.call_with()), unreachable);
check("13.11 a field", between, "WebAssembly.Exception");
check("13.11 fatal", flag(), 1);

begin();
const gone = new glue.Counter(1);
check("consume", gone.consume(), 1);
check("null pointer", thrown(() => gone.get()), "Error: null pointer passed to rust");
const grenade = new glue.Grenade("boom");
check("a Drop that panics in free", thrown(() => grenade.free()), "WebAssembly.Exception");
check("a Drop that panics in free is fatal", flag(), 1);

// 4.6: the shadow stack pointer after exceptions that leave an export.
begin();
const before = stackPointer();
for (let round = 0; round < 64; round += 1) thrown(() => glue.panic_now());
for (let round = 0; round < 64; round += 1) thrown(() => glue.import_throws());
check("I6 the stack pointer", stackPointer(), before);

// 14.5 to 14.8: aborts. The next call runs on a new instance.
const aborts = [
  ["panic_in_extern_c", [], unreachable],
  ["panic_in_hook", [], unreachable],
  ["process_abort", [], unreachable],
  ["out_of_bounds", [], "RuntimeError: memory access out of bounds"],
  ["divide_raw", [1, 0], "RuntimeError: divide by zero"],
  ["bad_call", [0], /RuntimeError: null function/],
  ["bad_call", [1], /RuntimeError: null function/],
  ["bad_call", [2], "RuntimeError: table index is out of bounds"],
  ["overflow_stack", [], "RangeError: Maximum call stack size exceeded"],
  ["overflow_shadow_stack", [], "RuntimeError: memory access out of bounds"],
  ["out_of_memory", [], unreachable],
];
for (const [name, values, error] of aborts) {
  begin();
  glue.increment();
  check(name, thrown(() => glue[name](...values)), error);
  check(`${name}: flag`, flag(), 1);
  check(`${name}: a new instance`, glue.get_count(), 0);
}
check("no panic_in_drop on Wasm", describe(thrown(() => glue.panic_in_drop())),
  "PanicError: a second panic, in a destructor");
drops();
