//! Functions of JavaScript that Rust can call.

/// Declares functions of JavaScript. What they throw passes through Rust.
macro_rules! import {
    ($(
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident($($parameter:ident: $type:ty $(as $shim:ident)?),* $(,)?)
            $(-> $answer:ty)?;
    )*) => {$(
        $crate::bindgen::bindings! {
            "import fn ", stringify!($name),
            "(", $crate::bindgen::parameters!($($parameter: $type $(as $shim)?),*), ")",
            $(" -> ", stringify!($answer))?
        }
        $(#[$attribute])*
        $visible fn $name($($parameter: $type),*) $(-> $answer)? {
            $crate::bindgen::import::call! {
                $name($($parameter: $type),*) -> $crate::bindgen::import::answer!($($answer)?)
            }
        }
    )*};
}
pub(crate) use import;

/// Declares functions of JavaScript. What they throw becomes an `Err`.
macro_rules! import_catch {
    ($(
        $(#[$attribute:meta])*
        $visible:vis fn $name:ident($($parameter:ident: $type:ty $(as $shim:ident)?),* $(,)?)
            $(-> $answer:ty)?;
    )*) => {$(
        $crate::bindgen::bindings! {
            "import catch fn ", stringify!($name),
            "(", $crate::bindgen::parameters!($($parameter: $type $(as $shim)?),*), ")",
            $(" -> ", stringify!($answer))?
        }
        $(#[$attribute])*
        $visible fn $name($($parameter: $type),*)
            -> Result<$crate::bindgen::import::answer!($($answer)?), $crate::bindgen::JsValue>
        {
            $crate::bindgen::import::call! {
                catch $name($($parameter: $type),*)
                    -> $crate::bindgen::import::answer!($($answer)?)
            }
        }
    )*};
}
pub(crate) use import_catch;

/// Calls an import: the parameters become words, the result is made from words.
macro_rules! call {
    ($name:ident($($parameter:ident: $type:ty),*) -> $answer:ty) => {{
        $crate::bindgen::import::declare!($name($($parameter: $type),*) -> $answer);
        $(let ($parameter, ${concat($parameter, _second)}, ${concat(_, $parameter, _held)}) =
            Passed::pass($parameter);)*
        unsafe {
            let words = ${concat(__wbg_, $name)}($($parameter, ${concat($parameter, _second)}),*);
            Received::from_words(words)
        }
    }};
    (catch $name:ident($($parameter:ident: $type:ty),*) -> $answer:ty) => {{
        $crate::bindgen::import::declare!($name($($parameter: $type),*) -> $answer);
        $(let ($parameter, ${concat($parameter, _second)}, ${concat(_, $parameter, _held)}) =
            Passed::pass($parameter);)*
        unsafe {
            let words = ${concat(__wbg_, $name)}($($parameter, ${concat($parameter, _second)}),*);
            match $crate::bindgen::exceptions::take_last_exception() {
                Some(thrown) => Err(thrown),
                None => Ok(Received::from_words(words)),
            }
        }
    }};
}
pub(crate) use call;

/// The import itself. "C-unwind" tells the compiler that an exception may come out of it.
macro_rules! declare {
    ($name:ident($($parameter:ident: $type:ty),*) -> $answer:ty) => {
        #[allow(unused_imports)]
        use $crate::bindgen::convert::{Passed, Received};
        #[link(wasm_import_module = "__wbindgen_placeholder__")]
        #[allow(improper_ctypes)]
        extern "C-unwind" {
            fn ${concat(__wbg_, $name)}(
                $($parameter: <$type as Passed>::First,
                ${concat($parameter, _second)}: <$type as Passed>::Second),*
            ) -> <$answer as Received>::Words;
        }
    };
}
pub(crate) use declare;

/// The type after the arrow, or `()` if there is none.
macro_rules! answer {
    () => {
        ()
    };
    ($answer:ty) => {
        $answer
    };
}
pub(crate) use answer;
