//! Rust closures that JavaScript can call.
//!
//! JavaScript keeps two words for a closure, `a` and `b`: in Rust they are the two words of a
//! `Box<dyn FnMut(…)>`, the captured values and the table of functions. While a `FnMut` runs,
//! and once it is dropped, the glue has 0 for `a`.

use super::bindings;
use super::import::import;
use super::throw_str;
use super::JsValue;
use std::marker::PhantomData;

// ---- A closure that lives until it is dropped -------------------------------------------

/// A kind of closure that can be handed to JavaScript: `dyn FnMut(i32) -> i32`.
pub trait Callable {
    /// Makes the JavaScript function. A panic in the closure becomes a `PanicError`.
    fn function_of(a: usize, b: usize) -> JsValue;
}

/// The same, but a panic in the closure is not caught.
pub trait CallableAborting {
    fn aborting_function_of(a: usize, b: usize) -> JsValue;
}

/// A closure that can become a box of this kind.
pub trait IntoBox<T: ?Sized> {
    fn into_box(self) -> Box<T>;
}

/// A closure that can be called only once, as a box of this kind.
pub trait IntoBoxOnce<T: ?Sized> {
    fn into_box_once(self) -> Box<T>;
}

/// A closure that can be lent as a box of this kind. The box must not outlive the loan.
pub trait LendBox<T: ?Sized> {
    unsafe fn lend_box(&mut self) -> Box<T>;
}

/// A JavaScript function that calls a Rust closure. When this is dropped, so is the closure,
/// and the function throws.
pub struct Closure<T: ?Sized> {
    function: JsValue,
    kind: PhantomData<Box<T>>,
}

impl<T: ?Sized + Callable> Closure<T> {
    pub fn wrap(boxed: Box<T>) -> Closure<T> {
        let (a, b) = into_words(Box::into_raw(boxed));
        Closure {
            function: T::function_of(a, b),
            kind: PhantomData,
        }
    }

    pub fn own(closure: impl IntoBox<T>) -> Closure<T> {
        Closure::wrap(closure.into_box())
    }

    /// Another name for `own`.
    pub fn new(closure: impl IntoBox<T>) -> Closure<T> {
        Closure::own(closure)
    }

    pub fn once(closure: impl IntoBoxOnce<T>) -> Closure<T> {
        Closure::wrap(closure.into_box_once())
    }

    pub fn once_into_js(closure: impl IntoBoxOnce<T>) -> JsValue {
        Closure::once(closure).into_js_value()
    }

    /// A closure that is only lent. The function throws once the loan is over.
    pub fn borrow_mut<'a>(closure: &'a mut impl LendBox<T>) -> ScopedClosure<'a, T> {
        ScopedClosure {
            closure: Closure::wrap(unsafe { closure.lend_box() }),
            loan: PhantomData,
        }
    }
}

impl<T: ?Sized + CallableAborting> Closure<T> {
    pub fn wrap_aborting(boxed: Box<T>) -> Closure<T> {
        let (a, b) = into_words(Box::into_raw(boxed));
        Closure {
            function: T::aborting_function_of(a, b),
            kind: PhantomData,
        }
    }

    pub fn own_aborting(closure: impl IntoBox<T>) -> Closure<T> {
        Closure::wrap_aborting(closure.into_box())
    }

    pub fn once_aborting(closure: impl IntoBoxOnce<T>) -> Closure<T> {
        Closure::wrap_aborting(closure.into_box_once())
    }
}

impl<T: ?Sized> Closure<T> {
    /// The function that JavaScript calls.
    pub fn function(&self) -> &JsValue {
        &self.function
    }

    /// Gives the closure to JavaScript, whose garbage collector drops it.
    pub fn into_js_value(self) -> JsValue {
        let closure = std::mem::ManuallyDrop::new(self);
        unsafe { std::ptr::read(&closure.function) }
    }
}

impl<T: ?Sized> Drop for Closure<T> {
    fn drop(&mut self) {
        _wbg_cb_unref(&self.function)
    }
}

/// A closure that borrows: it is gone at the end of the borrow.
pub struct ScopedClosure<'a, T: ?Sized> {
    closure: Closure<T>,
    loan: PhantomData<&'a mut ()>,
}

impl<T: ?Sized> ScopedClosure<'_, T> {
    pub fn function(&self) -> &JsValue {
        self.closure.function()
    }
}

bindings! {
    "snippet\n",
    "export function _wbg_cb_unref(closure) { closure._wbg_cb_unref(); }\n",
    "end snippet",
}

import! {
    /// Rust needs this function no more. The glue drops the closure, or, if it is running,
    /// when it has returned.
    fn _wbg_cb_unref(closure: &JsValue);
}

/// The glue calls this once nobody needs the closure any more. No panic may come out of it.
#[no_mangle]
unsafe extern "C" fn __wbindgen_destroy_closure(a: usize, b: usize) {
    if a != 0 {
        // Whatever its kind is, the table of functions knows how to drop it.
        drop(Box::from_raw(from_words::<dyn FnMut()>(a, b)));
    }
}

// ---- The two words ----------------------------------------------------------------------

pub fn into_words<T: ?Sized>(pointer: *const T) -> (usize, usize) {
    const { assert!(size_of::<*mut T>() == size_of::<(usize, usize)>()) };
    unsafe { std::mem::transmute_copy(&pointer) }
}

unsafe fn from_words<T: ?Sized>(a: usize, b: usize) -> *mut T {
    const { assert!(size_of::<*mut T>() == size_of::<(usize, usize)>()) };
    std::mem::transmute_copy(&(a, b))
}

/// The closure that JavaScript calls.
pub unsafe fn find<'a, T: ?Sized>(a: usize, b: usize) -> &'a mut T {
    if a == 0 {
        throw_str("closure invoked recursively or after being dropped")
    }
    &mut *from_words(a, b)
}

// ---- The macros -------------------------------------------------------------------------

/// Declares a kind of closure, and the export that calls one:
///
/// ```text
/// closure! { Number: FnMut(number: i32) -> i32 as invoke_number }
/// closure! { aborting NumberAborting: FnMut(number: i32) -> i32 as invoke_number_aborting }
/// closure! { stack FnMut(number: i32) -> i32 as invoke_number }
/// ```
///
/// The first is for closures in which panics are caught, whether they live long or only until
/// an import returns. The second is for those that let panics out, the third for those that
/// never live long.
macro_rules! closure {
    (stack $kind:ident($($parameter:ident: $type:ty),*) $(-> $answer:ty)? as $shim:ident) => {
        $crate::bindgen::closure::invoke! {
            maybe_catch_unwind, $shim, $kind($($parameter: $type),*) $(-> $answer)?
        }
        $crate::bindgen::closure::lend! { $kind($($type),*) $(-> $answer)? }
    };
    (aborting $name:ident: $kind:ident($($parameter:ident: $type:ty),*) $(-> $answer:ty)?
        as $shim:ident
    ) => {
        $crate::bindgen::closure::invoke! {
            call, $shim, $kind($($parameter: $type),*) $(-> $answer)?
        }
        $crate::bindgen::closure::make! {
            CallableAborting, aborting_function_of, $name, $shim, $kind($($type),*) $(-> $answer)?
        }
    };
    ($name:ident: $kind:ident($($parameter:ident: $type:ty),*) $(-> $answer:ty)? as $shim:ident
    ) => {
        $crate::bindgen::closure::closure! {
            stack $kind($($parameter: $type),*) $(-> $answer)? as $shim
        }
        $crate::bindgen::closure::make! {
            Callable, function_of, $name, $shim, $kind($($type),*) $(-> $answer)?
        }
        $crate::bindgen::closure::boxes! { $kind($($parameter: $type),*) $(-> $answer)? }
    };
}
pub(crate) use closure;

/// Calls and nothing else: what stands in place of `maybe_catch_unwind` in aborting closures.
pub fn call<T>(body: impl FnOnce() -> T) -> T {
    body()
}

/// The export that calls a closure of this kind.
macro_rules! invoke {
    ($catch:ident, $shim:ident, $kind:ident($($parameter:ident: $type:ty),*) $(-> $answer:ty)?
    ) => {
        const _: () = {
            #[allow(unused_imports)]
            use $crate::bindgen::closure::{call, find};
            #[allow(unused_imports)]
            use $crate::bindgen::convert::{Answer, Parameter};
            #[allow(unused_imports)]
            use $crate::bindgen::exceptions::maybe_catch_unwind;
            type Result = $crate::bindgen::import::answer!($($answer)?);
            #[no_mangle]
            #[allow(improper_ctypes_definitions)]
            unsafe extern "C-unwind" fn $shim(
                a: usize, b: usize, $($parameter: <$type as Parameter>::First),*
            ) -> <Result as Answer>::Words {
                let closure = find::<dyn $kind($($type),*) -> Result>(a, b);
                let answer: Result = $catch(move || {
                    $(let mut $parameter = <$type as Parameter>::hold($parameter, ());)*
                    closure($(<$type as Parameter>::lend(&mut $parameter)),*)
                });
                answer.into_words()
            }
        };
    };
}
pub(crate) use invoke;

/// The line and the import that make a JavaScript function.
macro_rules! make {
    ($trait:ident, $method:ident, $name:ident, $shim:ident,
        $kind:ident($($type:ty),*) $(-> $answer:ty)?
    ) => {
        $crate::bindgen::bindings! {
            "closure ", stringify!($name), ": ", stringify!($kind), "(",
            $crate::bindgen::closure::types!($($type),*), ")",
            $(" -> ", stringify!($answer),)? " via ", stringify!($shim)
        }
        impl $crate::bindgen::closure::$trait for dyn $kind($($type),*) $(-> $answer)? {
            fn $method(a: usize, b: usize) -> $crate::bindgen::JsValue {
                #[link(wasm_import_module = "__wbindgen_placeholder__")]
                extern "C-unwind" {
                    fn ${concat(__wbindgen_closure_, $name)}(a: usize, b: usize) -> u32;
                }
                $crate::bindgen::JsValue::from_place(unsafe {
                    ${concat(__wbindgen_closure_, $name)}(a, b)
                })
            }
        }
    };
}
pub(crate) use make;

/// The text of a list of types.
macro_rules! types {
    () => { "" };
    ($first:ty $(, $rest:ty)*) => { concat!(stringify!($first) $(, ", ", stringify!($rest))*) };
}
pub(crate) use types;

/// A reference to a closure, as a parameter of an import.
macro_rules! lend {
    (Fn($($type:ty),*) $(-> $answer:ty)?) => {
        $crate::bindgen::closure::lend! { & dyn Fn($($type),*) $(-> $answer)? }
    };
    (FnMut($($type:ty),*) $(-> $answer:ty)?) => {
        $crate::bindgen::closure::lend! { &mut dyn FnMut($($type),*) $(-> $answer)? }
    };
    ($reference:ty) => {
        impl $crate::bindgen::convert::Passed for $reference {
            type First = usize;
            type Second = usize;
            type Held = ();
            fn pass(self) -> (usize, usize, ()) {
                let (a, b) = $crate::bindgen::closure::into_words(self as *const _);
                (a, b, ())
            }
        }
    };
}
pub(crate) use lend;

/// Closures of Rust as boxes of this kind.
macro_rules! boxes {
    (FnMut($($parameter:ident: $type:ty),*) $(-> $answer:ty)?) => {
        const _: () = {
            use $crate::bindgen::closure::{IntoBox, IntoBoxOnce, LendBox};
            use $crate::bindgen::UnwrapThrow;
            type Boxed = dyn FnMut($($type),*) $(-> $answer)?;

            impl<C: FnMut($($type),*) $(-> $answer)? + 'static> IntoBox<Boxed> for C {
                fn into_box(self) -> Box<Boxed> {
                    Box::new(self)
                }
            }
            impl<C: FnMut($($type),*) $(-> $answer)?> LendBox<Boxed> for C {
                unsafe fn lend_box(&mut self) -> Box<Boxed> {
                    let boxed: Box<dyn FnMut($($type),*) $(-> $answer)? + '_> =
                        Box::new(move |$($parameter: $type),*| self($($parameter),*));
                    std::mem::transmute(boxed)
                }
            }
            impl<C: FnOnce($($type),*) $(-> $answer)? + 'static> IntoBoxOnce<Boxed> for C {
                fn into_box_once(self) -> Box<Boxed> {
                    let mut once = Some(self);
                    Box::new(move |$($parameter: $type),*| {
                        let closure = once.take().expect_throw("FnOnce called more than once");
                        closure($($parameter),*)
                    })
                }
            }
        };
    };
}
pub(crate) use boxes;
