//! JavaScript values that Rust owns: places in a table that belongs to the instance.

use super::bindings;
use super::import::import;
use std::cell::{Cell, RefCell};

/// A JavaScript value. Rust knows its place in the externref table and nothing more.
///
/// Dropping it frees the place. A frame that is left without its destructors, after a trap,
/// never frees it.
#[derive(Debug)]
pub struct JsValue {
    place: u32,
}

impl JsValue {
    /// `undefined`: the glue keeps it in the first place of the table.
    pub const UNDEFINED: JsValue = JsValue { place: 0 };

    /// Takes over a place that JavaScript filled.
    pub fn from_place(place: u32) -> JsValue {
        JsValue { place }
    }

    /// The place, which stays this value's own.
    pub fn place(&self) -> u32 {
        self.place
    }

    /// The place, which the receiver has to free.
    pub fn into_place(self) -> u32 {
        let place = self.place;
        std::mem::forget(self);
        place
    }
}

impl Drop for JsValue {
    fn drop(&mut self) {
        __externref_table_dealloc(self.place);
    }
}

impl Clone for JsValue {
    fn clone(&self) -> JsValue {
        clone_value(self)
    }
}

impl From<&str> for JsValue {
    fn from(text: &str) -> JsValue {
        string_value(text)
    }
}

bindings! {
    "snippet\n",
    "export function clone_value(value) { return value; }\n",
    "export function string_value(text) { return text; }\n",
    "export function error_value(text) { return new Error(text); }\n",
    "end snippet",
}

import! {
    /// The same value, at another place.
    fn clone_value(value: &JsValue) -> JsValue;
    /// The text as a value.
    fn string_value(text: &str) -> JsValue;
    /// `new Error(text)`
    pub fn error_value(text: &str) -> JsValue;
    /// What JavaScript's `String(value)` gives.
    #[allow(non_snake_case)]
    pub fn String(value: &JsValue) -> String;
}

// ---- Which places are free --------------------------------------------------------------

#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// Adds places at the end of the table. Gives the first of them, or -1.
    fn __wbindgen_externref_table_grow(count: u32) -> i32;
    /// Forgets the value at this place.
    fn __wbindgen_externref_table_set_null(place: u32);
}

/// So many places are added at once, because growing the table may be slow.
const GROWTH: usize = 128;

/// The free places form a list: `next[i]` is the free place after place `base + i`.
struct Slab {
    base: Cell<usize>,
    first_free: Cell<usize>,
    next: RefCell<Vec<usize>>,
}

thread_local! {
    static SLAB: Slab = const {
        Slab { base: Cell::new(0), first_free: Cell::new(0), next: RefCell::new(Vec::new()) }
    };
}

impl Slab {
    fn allocate(&self) -> usize {
        let index = self.first_free.get();
        let mut next = self.next.borrow_mut();
        if index == next.len() {
            self.grow(&mut next);
        }
        self.first_free.set(next[index]);
        self.base.get() + index
    }

    fn grow(&self, next: &mut Vec<usize>) {
        let place = unsafe { __wbindgen_externref_table_grow(GROWTH as u32) };
        if place < 0 {
            std::process::abort();
        }
        if next.is_empty() {
            self.base.set(place as usize);
        }
        let count = next.len();
        next.extend((count..count + GROWTH).map(|index| index + 1));
    }

    /// The places before `base` hold constants, which are nobody's to free.
    fn free(&self, place: usize) {
        let mut next = self.next.borrow_mut();
        if next.is_empty() || place < self.base.get() {
            return;
        }
        unsafe { __wbindgen_externref_table_set_null(place as u32) };
        let index = place - self.base.get();
        next[index] = self.first_free.replace(index);
    }
}

/// Gives a free place.
#[no_mangle]
pub extern "C-unwind" fn __externref_table_alloc() -> u32 {
    SLAB.with(|slab| slab.allocate() as u32)
}

/// Makes a place free again.
#[no_mangle]
pub extern "C-unwind" fn __externref_table_dealloc(place: u32) {
    SLAB.with(|slab| slab.free(place as usize))
}
