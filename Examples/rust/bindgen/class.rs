//! Rust objects that JavaScript holds: classes, and the flag that says who borrows an object.

use super::convert::Parameter;
use super::throw_str;
use std::cell::{Cell, UnsafeCell};
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

/// A type whose objects JavaScript can hold.
pub trait Object: Sized + 'static {}

/// An object, and who borrows it: 0 nobody, a count of `&self`, or `MUTABLY`.
///
/// The compiler cannot see what JavaScript does in the middle of a method, so the rule of one
/// `&mut` or many `&` is kept at run time. A trap leaves the flag as it was.
pub struct WasmRefCell<T> {
    borrows: Cell<usize>,
    value: UnsafeCell<T>,
}

const MUTABLY: usize = usize::MAX;

const RECURSIVE_USE: &str =
    "recursive use of an object detected which would lead to unsafe aliasing in rust";
const STILL_BORROWED: &str = "attempted to take ownership of Rust value while it was borrowed";
const NULL_POINTER: &str = "null pointer passed to rust";

/// If panics unwind, this is one. Else the error is thrown around the frames of Rust.
fn recursive_use() -> ! {
    if cfg!(panic = "unwind") {
        panic!("{RECURSIVE_USE}")
    }
    throw_str(RECURSIVE_USE)
}

// ---- Pointers that JavaScript keeps -----------------------------------------------------

/// Moves an object to where JavaScript can point at it.
pub fn into_pointer<T: Object>(value: T) -> *const WasmRefCell<T> {
    Rc::into_raw(Rc::new(WasmRefCell {
        borrows: Cell::new(0),
        value: UnsafeCell::new(value),
    }))
}

/// The object behind a pointer, while JavaScript keeps its own share of it.
unsafe fn share<T>(pointer: *const WasmRefCell<T>) -> Rc<WasmRefCell<T>> {
    check_not_null(pointer);
    Rc::increment_strong_count(pointer);
    Rc::from_raw(pointer)
}

/// Takes the object out of JavaScript's hands.
pub unsafe fn take<T: Object>(pointer: *const WasmRefCell<T>) -> T {
    check_not_null(pointer);
    match Rc::try_unwrap(Rc::from_raw(pointer)) {
        Ok(cell) if cell.borrows.get() == 0 => cell.value.into_inner(),
        _ => throw_str(STILL_BORROWED),
    }
}

/// `free()`. The garbage collector may have to wait until nobody borrows the object.
pub unsafe fn free<T: Object>(pointer: *const WasmRefCell<T>, may_wait: u32) {
    if may_wait == 0 {
        drop(take(pointer));
    } else {
        check_not_null(pointer);
        drop(Rc::from_raw(pointer));
    }
}

fn check_not_null<T>(pointer: *const T) {
    if pointer.is_null() {
        throw_str(NULL_POINTER)
    }
}

// ---- Borrowing --------------------------------------------------------------------------

/// An object that is borrowed until this is dropped.
pub struct Borrow<T>(Rc<WasmRefCell<T>>);

/// An object that is mutably borrowed until this is dropped.
pub struct BorrowMut<T>(Rc<WasmRefCell<T>>);

impl<T> Borrow<T> {
    pub unsafe fn of(pointer: *const WasmRefCell<T>) -> Borrow<T> {
        let cell = share(pointer);
        if cell.borrows.get() == MUTABLY {
            recursive_use()
        }
        cell.borrows.set(cell.borrows.get() + 1);
        Borrow(cell)
    }
}

impl<T> BorrowMut<T> {
    pub unsafe fn of(pointer: *const WasmRefCell<T>) -> BorrowMut<T> {
        let cell = share(pointer);
        if cell.borrows.get() != 0 {
            recursive_use()
        }
        cell.borrows.set(MUTABLY);
        BorrowMut(cell)
    }
}

impl<T> Drop for Borrow<T> {
    fn drop(&mut self) {
        self.0.borrows.set(self.0.borrows.get() - 1)
    }
}

impl<T> Drop for BorrowMut<T> {
    fn drop(&mut self) {
        self.0.borrows.set(0)
    }
}

impl<T> Deref for Borrow<T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.0.value.get() }
    }
}

impl<T> Deref for BorrowMut<T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for BorrowMut<T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T: Object> Parameter for &T {
    type First = *const WasmRefCell<T>;
    type Second = ();
    type Held = Borrow<T>;
    unsafe fn hold(first: Self::First, _: ()) -> Borrow<T> {
        Borrow::of(first)
    }
    unsafe fn lend(held: &mut Borrow<T>) -> Self {
        &*held.0.value.get()
    }
}

impl<T: Object> Parameter for &mut T {
    type First = *const WasmRefCell<T>;
    type Second = ();
    type Held = BorrowMut<T>;
    unsafe fn hold(first: Self::First, _: ()) -> BorrowMut<T> {
        BorrowMut::of(first)
    }
    unsafe fn lend(held: &mut BorrowMut<T>) -> Self {
        &mut *held.0.value.get()
    }
}

// ---- The macro --------------------------------------------------------------------------

/// Declares a class, with the name that its symbols have, and what JavaScript can do with it:
///
/// ```text
/// class! {
///     class Counter as counter;
///     field value: i32;
///     constructor fn new(start: i32) -> Counter { … }
///     fn increment(&mut self) -> i32 { … }
/// }
/// ```
macro_rules! class {
    (class $class:ident as $symbol:ident; $($members:tt)*) => {
        $crate::bindgen::bindings! { "class ", stringify!($class) }
        $crate::bindgen::class::object! { $class $symbol }
        $crate::bindgen::class::members! { $class $symbol; $($members)* }
    };
}
pub(crate) use class;

/// Makes a type one whose objects can be passed by value, and freed.
macro_rules! object {
    ($class:ident $symbol:ident) => {
        const _: () = {
            use $crate::bindgen::class::{free, into_pointer, take, Object, WasmRefCell};
            use $crate::bindgen::convert::{Answer, Parameter};
            impl Object for $class {}
            impl Parameter for $class {
                type First = *const WasmRefCell<$class>;
                type Second = ();
                type Held = Option<$class>;
                unsafe fn hold(first: Self::First, _: ()) -> Option<$class> {
                    Some(take(first))
                }
                unsafe fn lend(held: &mut Option<$class>) -> $class {
                    held.take().expect("it was put there by hold")
                }
            }
            impl Answer for $class {
                type Words = *const WasmRefCell<$class>;
                fn into_words(self) -> Self::Words {
                    into_pointer(self)
                }
            }
            // No panic is caught here.
            #[export_name = concat!("__wbg_", stringify!($symbol), "_free")]
            unsafe extern "C-unwind" fn export(pointer: *const WasmRefCell<$class>, may_wait: u32) {
                free(pointer, may_wait)
            }
        };
    };
}
pub(crate) use object;

/// Goes through what a class has, one after the other.
macro_rules! members {
    ($class:ident $symbol:ident;) => {};

    // A pub field: a getter and a setter. No panic is caught in them.
    ($class:ident $symbol:ident; field $field:ident: $type:ty; $($rest:tt)*) => {
        $crate::bindgen::bindings! {
            "get ", stringify!($class), "::", stringify!($field), " -> ", stringify!($type)
        }
        $crate::bindgen::bindings! {
            "set ", stringify!($class), "::", stringify!($field), ": ", stringify!($type)
        }
        const _: () = {
            use $crate::bindgen::class::{Borrow, BorrowMut, WasmRefCell};
            #[export_name = concat!("__wbg_get_", stringify!($symbol), "_", stringify!($field))]
            unsafe extern "C-unwind" fn get(object: *const WasmRefCell<$class>) -> $type {
                Borrow::of(object).$field
            }
            #[export_name = concat!("__wbg_set_", stringify!($symbol), "_", stringify!($field))]
            unsafe extern "C-unwind" fn set(object: *const WasmRefCell<$class>, value: $type) {
                BorrowMut::of(object).$field = value;
            }
        };
        $crate::bindgen::class::members! { $class $symbol; $($rest)* }
    };

    // What `new` calls.
    ($class:ident $symbol:ident; $(#[$attribute:meta])*
        constructor fn new($($parameter:ident: $type:ty),*) -> $answer:ty $body:block $($rest:tt)*
    ) => {
        $crate::bindgen::bindings! {
            "constructor ", stringify!($class),
            "(", $crate::bindgen::parameters!($($parameter: $type),*), ")"
        }
        impl $class {
            $(#[$attribute])*
            #[inline(never)]
            fn new($($parameter: $type),*) -> $answer $body
        }
        $crate::bindgen::export::shim! {
            concat!(stringify!($symbol), "_new"), $class::new, ($($parameter: $type),*) -> $answer
        }
        $crate::bindgen::class::members! { $class $symbol; $($rest)* }
    };

    // Methods, by how they take the object.
    ($class:ident $symbol:ident; $(#[$attribute:meta])*
        fn $name:ident(&$this:ident $(, $parameter:ident: $type:ty)*) $(-> $answer:ty)? $body:block
        $($rest:tt)*
    ) => {
        $crate::bindgen::class::method! {
            $class $symbol "&self" (&$class) [$(#[$attribute])*] (&$this)
            $name($($parameter: $type),*) $(-> $answer)? $body
        }
        $crate::bindgen::class::members! { $class $symbol; $($rest)* }
    };
    ($class:ident $symbol:ident; $(#[$attribute:meta])*
        fn $name:ident(&mut $this:ident $(, $parameter:ident: $type:ty)*) $(-> $answer:ty)?
        $body:block $($rest:tt)*
    ) => {
        $crate::bindgen::class::method! {
            $class $symbol "&mut self" (&mut $class) [$(#[$attribute])*] (&mut $this)
            $name($($parameter: $type),*) $(-> $answer)? $body
        }
        $crate::bindgen::class::members! { $class $symbol; $($rest)* }
    };
    ($class:ident $symbol:ident; $(#[$attribute:meta])*
        fn $name:ident($this:ident $(, $parameter:ident: $type:ty)*) $(-> $answer:ty)? $body:block
        $($rest:tt)*
    ) => {
        $crate::bindgen::class::method! {
            $class $symbol "self" ($class) [$(#[$attribute])*] ($this)
            $name($($parameter: $type),*) $(-> $answer)? $body
        }
        $crate::bindgen::class::members! { $class $symbol; $($rest)* }
    };
}
pub(crate) use members;

/// One method: its line, itself, and its export, whose first parameter is the object.
macro_rules! method {
    ($class:ident $symbol:ident $receiver:literal ($($object:tt)*) [$($attributes:tt)*]
        ($($this:tt)*) $name:ident($($parameter:ident: $type:ty),*) $(-> $answer:ty)? $body:block
    ) => {
        $crate::bindgen::bindings! {
            "export fn ", stringify!($class), "::", stringify!($name), "(", $receiver,
            $(", ", stringify!($parameter), ": ", stringify!($type),)* ")",
            $(" -> ", stringify!($answer))?
        }
        impl $class {
            $($attributes)*
            #[inline(never)]
            fn $name($($this)* $(, $parameter: $type)*) $(-> $answer)? $body
        }
        $crate::bindgen::export::shim! {
            concat!(stringify!($symbol), "_", stringify!($name)),
            $class::$name,
            (object: $($object)* $(, $parameter: $type)*)
                -> $crate::bindgen::import::answer!($($answer)?)
        }
    };
}
pub(crate) use method;
