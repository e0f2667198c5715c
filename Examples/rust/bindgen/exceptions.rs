//! What comes out of Rust as an exception, and what Rust catches.

use super::{release_is_at_least, value, JsValue};
use std::any::Any;
use std::cell::RefCell;

#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// Throws a JavaScript `Error` with this text.
    fn __wbindgen_throw(text: *const u8, length: usize) -> !;
    /// Throws the value at this place of the table, and frees the place.
    fn __wbindgen_rethrow(place: u32) -> !;
    /// Makes a JavaScript `PanicError` with this text.
    #[cfg(panic = "unwind")]
    fn __wbindgen_panic_error(text: *const u8, length: usize) -> u32;
}

// ---- Throwing a JavaScript error --------------------------------------------------------

/// Throws a JavaScript `Error`. This is not a panic: no panic hook runs, and `catch_unwind`
/// does not catch it.
pub fn throw_str(text: &str) -> ! {
    unsafe { __wbindgen_throw(text.as_ptr(), text.len()) }
}

/// Throws a JavaScript value.
pub fn throw_val(value: JsValue) -> ! {
    unsafe { __wbindgen_rethrow(value.into_place()) }
}

/// `unwrap_throw`: like `unwrap`, but it throws a JavaScript `Error` in place of a panic.
pub trait UnwrapThrow<T> {
    fn expect_throw(self, text: &str) -> T;

    #[track_caller]
    fn unwrap_throw(self) -> T
    where
        Self: Sized,
    {
        let place = std::panic::Location::caller();
        self.expect_throw(&format!(
            "called `unwrap_throw` on nothing (line {})",
            place.line()
        ))
    }
}

impl<T> UnwrapThrow<T> for Option<T> {
    fn expect_throw(self, text: &str) -> T {
        self.unwrap_or_else(|| throw_str(text))
    }
}

impl<T, E> UnwrapThrow<T> for Result<T, E> {
    fn expect_throw(self, text: &str) -> T {
        self.unwrap_or_else(|_| throw_str(text))
    }
}

// ---- Catching a panic at the edge of an export ------------------------------------------

/// Runs `body`. With panic=unwind, a panic that comes out of it becomes a JavaScript
/// `PanicError`. A JavaScript exception is not a panic and passes.
#[cfg(panic = "unwind")]
pub fn maybe_catch_unwind<T>(body: impl FnOnce() -> T) -> T {
    use std::panic::{catch_unwind, AssertUnwindSafe};
    if !release_is_at_least(107) {
        return body();
    }
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(answer) => answer,
        Err(payload) => throw_val(panic_error(payload)),
    }
}

/// Runs `body`. With panic=abort there is nothing to catch: a panic ends in a trap.
#[cfg(panic = "abort")]
pub fn maybe_catch_unwind<T>(body: impl FnOnce() -> T) -> T {
    body()
}

/// The `PanicError` for what a panic carried.
#[cfg(panic = "unwind")]
#[inline(never)]
pub fn panic_error(payload: Box<dyn Any + Send>) -> JsValue {
    let text = text_of(&*payload);
    drop(payload);
    JsValue::from_place(unsafe { __wbindgen_panic_error(text.as_ptr(), text.len()) })
}

/// `panic!("text")` carries a `&str`, `panic!("text {value}")` carries a `String`, and
/// `panic_any` carries anything, which may be a JavaScript value.
#[cfg(panic = "unwind")]
fn text_of(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else if let Some(value) = payload.downcast_ref::<JsValue>() {
        value::String(value)
    } else {
        "No panic message available".to_string()
    }
}

// ---- What an import marked `catch` threw ------------------------------------------------

thread_local! {
    static STORED: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Keeps what an import threw, until Rust asks for it.
#[no_mangle]
pub extern "C-unwind" fn __wbindgen_exn_store(place: u32) {
    STORED.with(|stored| stored.replace(Some(JsValue::from_place(place))));
}

/// What the last import threw, if it threw. Nothing is stored afterwards.
pub fn take_last_exception() -> Option<JsValue> {
    STORED.with(|stored| stored.take())
}
