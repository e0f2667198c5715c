//! Calls from Rust into JavaScript, which may throw, and may call back.

use crate::bindgen::bindings;
use crate::bindgen::export::export;
use crate::bindgen::import::{import, import_catch};
use crate::Guard;
use std::hint::black_box;

bindings! {
    "snippet\n",
    "export function js_throw() { throw new Error('JS import threw'); }\n",
    "export function js_throw_caught() { throw new Error('JS import threw'); }\n",
    "export function call_back() { globalThis.callback(); }\n",
    "export function call_back_caught() { globalThis.callback(); }\n",
    "end snippet",
}

import! {
    pub fn js_throw();
    /// Runs the function `globalThis.callback`, which may call any export.
    pub fn call_back();
}

import_catch! {
    fn js_throw_caught();
    fn call_back_caught();
}

export! {
    /// What JavaScript throws comes out of this call, through the frames of Rust.
    fn import_throws() {
        let _guard = Guard::begin();
        js_throw();
    }

    /// The same, but the compiler does not know which function is called.
    fn import_throws_by_pointer() {
        let _guard = Guard::begin();
        let pointer: fn() = js_throw;
        black_box(pointer)();
    }

    /// What JavaScript throws becomes an `Err`. Gives true if there was one.
    fn import_throws_caught() -> bool {
        let _guard = Guard::begin();
        js_throw_caught().is_err()
    }

    /// Calls back into JavaScript while this call is under way.
    fn nested() -> i32 {
        let _guard = Guard::begin();
        call_back();
        1
    }

    /// The same, and what the callback throws becomes an `Err`. Gives true if there was one.
    fn nested_caught() -> bool {
        let _guard = Guard::begin();
        call_back_caught().is_err()
    }
}
