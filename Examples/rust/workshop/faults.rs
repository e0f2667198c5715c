//! Panics, aborts and traps. Every call holds a guard when it goes wrong.

use crate::bindgen::export::export;
use crate::bindgen::value::error_value;
use crate::bindgen::{throw_str, throw_val, JsValue, UnwrapThrow};
use crate::Guard;
use std::hint::black_box;
use std::panic::panic_any;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

// ---- Panics: a PanicError if panics unwind, else a trap ---------------------------------

/// If this is true, the panic hook panics.
pub static HOOK_PANICS: AtomicBool = AtomicBool::new(false);

struct PanicsInDrop;

impl Drop for PanicsInDrop {
    fn drop(&mut self) {
        panic!("a second panic, in a destructor");
    }
}

/// Plain `extern "C"` is a promise that no panic comes out. Rust keeps it by aborting.
#[inline(never)]
extern "C" fn break_promise() {
    let _guard = Guard::begin();
    panic!("a panic in extern \"C\"");
}

export! {
    fn panic_now() {
        let _guard = Guard::begin();
        panic!("deliberate panic");
    }

    /// The panic carries a number, and no text.
    fn panic_with_value() {
        let _guard = Guard::begin();
        panic_any(42);
    }

    /// The panic carries a JavaScript value.
    fn panic_with_js_value() {
        let _guard = Guard::begin();
        panic_any(JsValue::from("a value from JavaScript"));
    }

    fn greet_and_panic(name: &str) -> String {
        let _guard = Guard::begin();
        panic!("cannot greet {name}");
    }

    /// The destructor that runs first, because its value came last, panics too.
    fn panic_in_drop() {
        let _guard = Guard::begin();
        let _bad = PanicsInDrop;
        panic!("a first panic");
    }

    /// The guard inside is dropped, then the instance aborts. The guard outside stays.
    fn panic_in_extern_c() {
        let _guard = Guard::begin();
        break_promise();
    }

    /// The hook panics as well, and Rust gives up.
    fn panic_in_hook() {
        let _guard = Guard::begin();
        HOOK_PANICS.store(true, Relaxed);
        panic!("a panic whose hook panics");
    }
}

// ---- JavaScript errors that Rust throws: no panic, no panic hook ------------------------

export! {
    fn throw_text() {
        let _guard = Guard::begin();
        throw_str("a text thrown by Rust")
    }

    fn throw_value() {
        let _guard = Guard::begin();
        throw_val(error_value("A JS error"))
    }

    fn unwrap_throw() -> i32 {
        let _guard = Guard::begin();
        black_box(None::<i32>).unwrap_throw()
    }

    /// Gives an error back in the ordinary way, if the number is negative.
    fn return_err(number: i32) -> Result<i32, JsValue> {
        let _guard = Guard::begin();
        if number < 0 {
            return Err(error_value("the number is negative"));
        }
        Ok(number)
    }
}

// ---- Aborts and traps: no destructor runs -----------------------------------------------

// `black_box` keeps the compiler from knowing too much: from leaving out what nobody uses, or
// from moving what traps behind the drop of the guard.

type TakesTwo = fn(i32, i32) -> i32;

fn takes_one(number: i32) -> i32 {
    number + 1
}

/// Makes a function pointer of a number: an index into the function table.
fn function_at(index: usize) -> TakesTwo {
    unsafe { std::mem::transmute(index) }
}

/// Each call has its local variable in the engine's own stack, and none in memory.
#[inline(never)]
fn count_down(depth: i32) -> i32 {
    if depth <= 0 {
        return 0;
    }
    // Adding after the call keeps the compiler from making a loop of this.
    black_box(count_down(depth - 1)) + 1
}

/// Each call keeps 64 numbers on the shadow stack: the part of memory for local variables
/// whose address is taken.
#[inline(never)]
fn go_down(depth: i32) -> i32 {
    let mut room = [1; 64];
    black_box(&mut room);
    if depth <= 0 {
        return 0;
    }
    go_down(depth - 1) + room[0]
}

export! {
    /// The instruction `unreachable`.
    fn abort_now() {
        let _guard = Guard::begin();
        core::arch::wasm32::unreachable()
    }

    /// The result would be a `String`, so the glue has something to free afterwards.
    fn greet_and_abort(name: &str) -> String {
        let _guard = Guard::begin();
        black_box(name);
        core::arch::wasm32::unreachable()
    }

    fn process_abort() {
        let _guard = Guard::begin();
        std::process::abort()
    }

    /// Not sound: reads where there is no memory.
    fn out_of_bounds() -> i32 {
        let _guard = Guard::begin();
        let nowhere = black_box(0xFFFF_0000_usize as *const i32);
        black_box(unsafe { std::ptr::read(nowhere) })
    }

    /// Not sound if `b` is 0: the compiler is told that it never is, and leaves out the check.
    fn divide_raw(a: u32, b: u32) -> u32 {
        let _guard = Guard::begin();
        unsafe { std::hint::assert_unchecked(b != 0) };
        black_box(a / b)
    }

    /// Not sound: calls no function (0), one of another type (1), or an index outside (2).
    fn bad_call(kind: i32) -> i32 {
        let _guard = Guard::begin();
        let index = match kind {
            0 => 0,
            1 => black_box(takes_one as fn(i32) -> i32) as usize,
            _ => 0x0FFF_FFFF,
        };
        black_box(function_at(black_box(index)))(1, 2)
    }

    /// Fills the engine's stack.
    fn overflow_stack() -> i32 {
        let _guard = Guard::begin();
        count_down(black_box(i32::MAX))
    }

    /// Fills the shadow stack, which ends where memory begins.
    fn overflow_shadow_stack() -> i32 {
        let _guard = Guard::begin();
        go_down(black_box(i32::MAX))
    }

    /// Takes a mebibyte again and again.
    fn out_of_memory() {
        let _guard = Guard::begin();
        let mut blocks = Vec::new();
        loop {
            blocks.push(Vec::<u8>::with_capacity(1 << 20));
            black_box(&blocks);
        }
    }
}
