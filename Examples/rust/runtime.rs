//! The part of wasm-bindgen's runtime that panics and aborts depend on, written small.
//!
//! In a real worker this code comes from the `wasm-bindgen` crate, and its JavaScript
//! half is generated ("the glue"). Here PanicLab plays the glue. Names that begin with
//! `__` are the names wasm-bindgen uses.

use std::panic::PanicHookInfo;

// ---- Two words that the glue reads and writes -------------------------------------------

/// The terminated flag: 0 while this instance may be used, 1 after an abort.
///
/// A static is exported from the module as a global that holds its *address*. The glue
/// writes the flag there. Nothing in this file reads it.
#[no_mangle]
#[allow(non_upper_case_globals)]
pub static mut __instance_terminated: u32 = 0;

/// The function that the glue calls once this instance has aborted.
///
/// In WebAssembly a function pointer is an index into the function table.
#[no_mangle]
#[allow(non_upper_case_globals)]
pub static mut __abort_handler: fn() = no_op;

fn no_op() {}

// ---- Functions that JavaScript provides -------------------------------------------------

// "C-unwind" tells the compiler that an exception may come out of these calls.
#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// Throws a JavaScript `Error` with this text.
    fn __wbindgen_throw(text: *const u8, length: usize) -> !;
    /// Asks for a new instance at the next call.
    fn __wbindgen_reinit();
    /// Prints this text with `console.error`.
    fn __wbg_console_error(text: *const u8, length: usize);
    /// Tells the worker that a new instance has started.
    fn __wbg_next_instance();
}

#[cfg(panic = "abort")]
#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// Tells the worker that this instance has panicked and must be replaced.
    fn __wbg_set_critical_error();
}

#[cfg(panic = "unwind")]
#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// Makes a JavaScript `PanicError` with this text. Returns a handle that stands for it.
    fn __wbindgen_panic_error(text: *const u8, length: usize) -> u32;
    /// Throws the JavaScript error behind the handle.
    fn __wbindgen_rethrow(handle: u32) -> !;
}

/// Throws a JavaScript error. This is not a panic: no panic hook runs, and
/// `catch_unwind` does not catch it.
pub fn throw_str(text: &str) -> ! {
    unsafe { __wbindgen_throw(text.as_ptr(), text.len()) }
}

/// Asks the glue to replace this instance before the next call.
pub fn schedule_reinit() {
    unsafe { __wbindgen_reinit() }
}

/// Chooses the function that runs after an abort.
pub fn set_on_abort(handler: fn()) {
    unsafe { __abort_handler = handler }
}

// ---- What happens at the edge of an export ----------------------------------------------

/// Declares functions that JavaScript can call. A panic in the body goes no further than
/// `maybe_catch_unwind`.
macro_rules! export {
    ($($(#[$attribute:meta])* fn $name:ident($($parameter:ident: i32),*) -> i32 $body:block)*) => {
        $(
            $(#[$attribute])*
            #[no_mangle]
            pub extern "C-unwind" fn $name($($parameter: i32),*) -> i32 {
                $crate::runtime::maybe_catch_unwind(move || $body)
            }
        )*
    };
}
pub(crate) use export;

/// Runs `body`. With panic=unwind, a panic that comes out of it becomes a JavaScript
/// `PanicError`.
#[cfg(panic = "unwind")]
pub fn maybe_catch_unwind(body: impl FnOnce() -> i32) -> i32 {
    use std::panic::{catch_unwind, AssertUnwindSafe};
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(answer) => answer,
        Err(payload) => throw_panic_error(payload),
    }
}

/// Runs `body`. With panic=abort there is nothing to catch: a panic ends in a trap.
#[cfg(panic = "abort")]
pub fn maybe_catch_unwind(body: impl FnOnce() -> i32) -> i32 {
    body()
}

/// Turns what a panic carried into a JavaScript error, and throws that.
#[cfg(panic = "unwind")]
#[inline(never)]
fn throw_panic_error(payload: Box<dyn std::any::Any + Send>) -> ! {
    let text = text_of(&*payload);
    drop(payload);
    let handle = unsafe { __wbindgen_panic_error(text.as_ptr(), text.len()) };
    drop(text); // before the throw, so that the landing pad here has nothing left to free
    unsafe { __wbindgen_rethrow(handle) }
}

/// `panic!("text")` carries a `&str`, `panic!("text {value}")` carries a `String`.
#[cfg(panic = "unwind")]
fn text_of(payload: &(dyn std::any::Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "No panic message available".to_string()
    }
}

// ---- What happens when an instance starts -----------------------------------------------

/// The glue calls this once for every new instance, before anything else.
#[no_mangle]
pub extern "C-unwind" fn __wbindgen_start() {
    std::panic::set_hook(Box::new(report_panic));
    unsafe { __wbg_next_instance() }
    set_on_abort(on_abort);
}

/// The panic hook. It runs at the moment of the panic: before the unwinding, or before
/// the trap.
fn report_panic(panic: &PanicHookInfo) {
    let text = panic.payload_as_str().unwrap_or("no message");
    let report = format!("Rust panic: {text} ({})", place_of(panic));
    unsafe { __wbg_console_error(report.as_ptr(), report.len()) }
    // Nothing of this instance will be cleaned up, so nothing of it can be trusted.
    #[cfg(panic = "abort")]
    unsafe {
        __wbg_set_critical_error()
    }
}

/// The file name, without its folder, and the line: `bank.rs:42`.
fn place_of(panic: &PanicHookInfo) -> String {
    let Some(place) = panic.location() else {
        return "unknown place".to_string();
    };
    let file = place.file().rsplit('/').next().unwrap_or_default();
    format!("{file}:{}", place.line())
}

/// One call and no more. The flag is set by now, so in a guarded build the check that
/// follows every import call traps as soon as this one has returned.
fn on_abort() {
    schedule_reinit()
}
