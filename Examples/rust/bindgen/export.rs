//! Functions that JavaScript can call.

/// Declares functions that JavaScript can call. A panic in the body goes no further than
/// `maybe_catch_unwind`.
macro_rules! export {
    ($(
        $(#[$attribute:meta])*
        fn $name:ident($($parameter:ident: $type:ty),* $(,)?) $(-> $answer:ty)? $body:block
    )*) => {$(
        $crate::bindgen::bindings! {
            "export fn ", stringify!($name),
            "(", $crate::bindgen::parameters!($($parameter: $type),*), ")",
            $(" -> ", stringify!($answer))?
        }
        $(#[$attribute])*
        #[inline(never)]
        fn $name($($parameter: $type),*) $(-> $answer)? $body
        $crate::bindgen::export::shim! {
            stringify!($name), $name,
            ($($parameter: $type),*) -> $crate::bindgen::import::answer!($($answer)?)
        }
    )*};
}
pub(crate) use export;

/// Writes the function that the module exports: it converts the parameters, calls, and
/// converts the result. Everything but the last happens where a panic is caught.
macro_rules! shim {
    ($symbol:expr, $function:path, ($($parameter:ident: $type:ty),*) -> $answer:ty) => {
        #[allow(unused_imports)]
        const _: () = {
            use $crate::bindgen::convert::{Answer, Parameter};
            #[export_name = $symbol]
            #[allow(improper_ctypes_definitions)]
            extern "C-unwind" fn export(
                $($parameter: <$type as Parameter>::First,
                ${concat($parameter, _second)}: <$type as Parameter>::Second),*
            ) -> <$answer as Answer>::Words {
                let answer: $answer = $crate::bindgen::exceptions::maybe_catch_unwind(move || {
                    $(let mut $parameter = unsafe {
                        <$type as Parameter>::hold($parameter, ${concat($parameter, _second)})
                    };)*
                    $function($(unsafe { <$type as Parameter>::lend(&mut $parameter) }),*)
                });
                answer.into_words()
            }
        };
    };
}
pub(crate) use shim;

/// Declares what runs once in every new instance, before anything else.
///
/// A panic in it is caught like that of an export; but no glue stands around the call.
macro_rules! start {
    ($body:block) => {
        #[no_mangle]
        extern "C-unwind" fn __wbindgen_start() {
            unsafe { $crate::bindgen::export::__wbindgen_init_externref_table() }
            $crate::bindgen::exceptions::maybe_catch_unwind(|| $body)
        }
    };
}
pub(crate) use start;

#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// The glue puts `undefined`, `null`, `true` and `false` into the externref table.
    pub fn __wbindgen_init_externref_table();
}
