//! How Rust values cross the border as words of WebAssembly.
//!
//! | trait        | a value that …                                   |
//! | ------------ | ------------------------------------------------ |
//! | `Parameter`  | JavaScript passes to an export or to a closure   |
//! | `Answer`     | an export or a closure gives back                |
//! | `Passed`     | Rust passes to an import                         |
//! | `Received`   | an import gives back                             |

use super::JsValue;

/// A parameter of an export: one or two words. `Second` is `()` if there is only one.
pub trait Parameter: Sized {
    type First;
    type Second;
    /// What has to live until the call is over: for a `&str`, the `String` it points into.
    type Held;
    unsafe fn hold(first: Self::First, second: Self::Second) -> Self::Held;
    /// What is lent must not be used after `held` is dropped.
    unsafe fn lend(held: &mut Self::Held) -> Self;
}

/// The result of an export.
pub trait Answer {
    type Words;
    fn into_words(self) -> Self::Words;
}

/// A parameter of an import: one or two words.
pub trait Passed {
    type First;
    type Second;
    /// What has to live until the import returns.
    type Held;
    fn pass(self) -> (Self::First, Self::Second, Self::Held);
}

/// The result of an import.
pub trait Received {
    type Words;
    unsafe fn from_words(words: Self::Words) -> Self;
}

// ---- Numbers ----------------------------------------------------------------------------

macro_rules! numbers {
    ($($type:ty)*) => {$(
        impl Parameter for $type {
            type First = $type;
            type Second = ();
            type Held = $type;
            unsafe fn hold(first: $type, _: ()) -> $type {
                first
            }
            unsafe fn lend(held: &mut $type) -> $type {
                *held
            }
        }
        impl Answer for $type {
            type Words = $type;
            fn into_words(self) -> $type {
                self
            }
        }
        impl Passed for $type {
            type First = $type;
            type Second = ();
            type Held = ();
            fn pass(self) -> ($type, (), ()) {
                (self, (), ())
            }
        }
        impl Received for $type {
            type Words = $type;
            unsafe fn from_words(words: $type) -> $type {
                words
            }
        }
    )*};
}

numbers! { i32 u32 i64 u64 f32 f64 bool }

impl Answer for () {
    type Words = ();
    fn into_words(self) {}
}

impl Received for () {
    type Words = ();
    unsafe fn from_words(_: ()) {}
}

// ---- Strings and bytes ------------------------------------------------------------------

/// An address and a length.
#[repr(C)]
pub struct Slice {
    pointer: *mut u8,
    length: usize,
}

/// JavaScript allocated the bytes with `__wbindgen_malloc`; from here they are Rust's to free.
unsafe fn bytes(pointer: *mut u8, length: usize) -> Vec<u8> {
    Vec::from_raw_parts(pointer, length, length)
}

macro_rules! slices {
    ($($owned:ty, $borrowed:ty, |$bytes:ident| $from_bytes:expr, $into_bytes:path);* $(;)?) => {$(
        impl Parameter for $owned {
            type First = *mut u8;
            type Second = usize;
            type Held = $owned;
            unsafe fn hold(first: *mut u8, second: usize) -> $owned {
                let $bytes = bytes(first, second);
                $from_bytes
            }
            unsafe fn lend(held: &mut $owned) -> $owned {
                std::mem::take(held)
            }
        }
        impl Parameter for &$borrowed {
            type First = *mut u8;
            type Second = usize;
            type Held = $owned;
            unsafe fn hold(first: *mut u8, second: usize) -> $owned {
                <$owned>::hold(first, second)
            }
            unsafe fn lend(held: &mut $owned) -> Self {
                &*(held.as_ref() as *const $borrowed)
            }
        }
        impl Answer for $owned {
            type Words = Slice;
            fn into_words(self) -> Slice {
                let bytes = Box::leak($into_bytes(self).into_boxed_slice());
                Slice { pointer: bytes.as_mut_ptr(), length: bytes.len() }
            }
        }
        impl Passed for $owned {
            type First = *mut u8;
            type Second = usize;
            type Held = ();
            fn pass(self) -> (*mut u8, usize, ()) {
                let slice = self.into_words();
                (slice.pointer, slice.length, ())
            }
        }
        impl Passed for &$borrowed {
            type First = *const u8;
            type Second = usize;
            type Held = ();
            fn pass(self) -> (*const u8, usize, ()) {
                (self.as_ptr(), self.len(), ())
            }
        }
        impl Received for $owned {
            type Words = Slice;
            unsafe fn from_words(words: Slice) -> $owned {
                <$owned>::hold(words.pointer, words.length)
            }
        }
    )*};
}

slices! {
    String,  str,  |bytes| String::from_utf8_unchecked(bytes), String::into_bytes;
    Vec<u8>, [u8], |bytes| bytes,                              std::convert::identity;
}

// ---- JavaScript values ------------------------------------------------------------------

impl Parameter for JsValue {
    type First = u32;
    type Second = ();
    type Held = JsValue;
    unsafe fn hold(first: u32, _: ()) -> JsValue {
        JsValue::from_place(first)
    }
    unsafe fn lend(held: &mut JsValue) -> JsValue {
        std::mem::replace(held, JsValue::UNDEFINED)
    }
}

impl Answer for JsValue {
    type Words = u32;
    fn into_words(self) -> u32 {
        self.into_place()
    }
}

impl Passed for JsValue {
    type First = u32;
    type Second = ();
    type Held = ();
    fn pass(self) -> (u32, (), ()) {
        (self.into_place(), (), ())
    }
}

impl Passed for &JsValue {
    type First = u32;
    type Second = ();
    type Held = ();
    fn pass(self) -> (u32, (), ()) {
        (self.place(), (), ())
    }
}

impl Received for JsValue {
    type Words = u32;
    unsafe fn from_words(words: u32) -> JsValue {
        JsValue::from_place(words)
    }
}

// ---- Results ----------------------------------------------------------------------------

/// The words of the answer, then a place in the externref table and 1 if it is an error.
#[repr(C)]
pub struct Fallible<W> {
    answer: std::mem::MaybeUninit<W>,
    error: u32,
    is_error: u32,
}

impl<T: Answer> Answer for Result<T, JsValue> {
    type Words = Fallible<T::Words>;
    fn into_words(self) -> Fallible<T::Words> {
        use std::mem::MaybeUninit;
        match self {
            Ok(answer) => {
                let answer = MaybeUninit::new(answer.into_words());
                Fallible {
                    answer,
                    error: 0,
                    is_error: 0,
                }
            }
            Err(error) => {
                let answer = MaybeUninit::zeroed();
                Fallible {
                    answer,
                    error: error.into_place(),
                    is_error: 1,
                }
            }
        }
    }
}
