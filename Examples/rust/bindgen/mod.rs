//! The part of wasm-bindgen that is linked into a worker, written small.
//!
//! In a real worker this is the crate `wasm-bindgen`, and macros that run at compile time
//! write what stands between Rust and JavaScript. Here plain `macro_rules!` do, and they
//! say what they wrote in lines of text: the section `paniclab.bindings` (see BINDINGS.md).
//! Names that begin with `__` are the names that wasm-bindgen uses.

// A worker uses the part of this that it needs.
#![allow(dead_code, unused_imports, unused_macros)]

pub mod class;
pub mod closure;
pub mod convert;
pub mod exceptions;
pub mod executor;
pub mod export;
pub mod handler;
pub mod import;
pub mod memory;
pub mod promise;
pub mod value;

pub use closure::Closure;
pub use exceptions::{throw_str, throw_val, UnwrapThrow};
pub use executor::spawn_local;
pub use promise::{future_to_promise, JsFuture, Promise};
pub use value::JsValue;

/// Writes a line into the section `paniclab.bindings`. The parts are put together.
macro_rules! bindings {
    ($($part:expr),* $(,)?) => {
        const _: () = {
            const TEXT: &str = concat!($($part,)* "\n");
            #[link_section = "paniclab.bindings"]
            #[allow(dead_code)]
            pub static LINE: [u8; TEXT.len()] = *TEXT.as_bytes().first_chunk().unwrap();
        };
    };
}
pub(crate) use bindings;

/// The text of a list of parameters, as in `name: &str, count: i32`.
macro_rules! parameters {
    () => { "" };
    ($name:ident: $type:ty $(as $shim:ident)? $(, $($rest:tt)+)?) => {
        concat!(
            stringify!($name), ": ", stringify!($type), $(" via ", stringify!($shim),)?
            $(", ", $crate::bindgen::parameters!($($rest)+))?
        )
    };
}
pub(crate) use parameters;

/// The release of wasm-bindgen whose behaviour this runtime has: 127 for 0.2.127.
///
/// The module exports the address of this word, and whoever binds the module may change it.
#[no_mangle]
#[allow(non_upper_case_globals)]
static mut __paniclab_release: u32 = 127;

/// True if the runtime should behave like this release, or like a later one.
pub fn release_is_at_least(patch: u32) -> bool {
    // Volatile, or else the compiler takes 127 for granted.
    unsafe { std::ptr::read_volatile(&raw const __paniclab_release) >= patch }
}

/// A panic anywhere, which nothing here catches. PanicLab can make any instruction of the
/// module call this.
#[no_mangle]
pub extern "C-unwind" fn __paniclab_panic() {
    panic!("injected panic")
}
