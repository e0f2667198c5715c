//! Rust closures that JavaScript calls: during a call of ours, or at any time later.

use crate::bindgen::bindings;
use crate::bindgen::closure::closure;
use crate::bindgen::export::export;
use crate::bindgen::import::{import, import_catch};
use crate::bindgen::{throw_str, Closure, JsValue};
use crate::imports::call_back;
use crate::Guard;
use std::cell::RefCell;

closure! { Number: FnMut(number: i32) -> i32 as invoke_number }
closure! { aborting NumberAborting: FnMut(number: i32) -> i32 as invoke_number_aborting }
closure! { stack Fn(number: i32) -> bool as invoke_test }

type Number = dyn FnMut(i32) -> i32;

#[inline(never)]
fn panic_with(number: i32) -> i32 {
    let _guard = Guard::begin();
    panic!("a panic in a closure, called with {number}")
}

// ---- Closures that live on after the call -----------------------------------------------

thread_local! {
    static KEPT: RefCell<Option<Closure<Number>>> = const { RefCell::new(None) };
}

export! {
    /// A closure that adds up the numbers it is called with.
    fn make_counter_closure() -> JsValue {
        let mut total = 0;
        Closure::<Number>::new(move |number| {
            total += number;
            total
        })
        .into_js_value()
    }

    /// A closure that panics when it is called, made in one of many ways:
    ///
    /// 0 new · 1 own · 2 once · 3 once_into_js · 4 wrap
    /// · 5 own_aborting · 6 once_aborting · 7 wrap_aborting
    fn make_panicking_closure(kind: i32) -> JsValue {
        match kind {
            0 => Closure::<Number>::new(panic_with).into_js_value(),
            1 => Closure::<Number>::own(panic_with).into_js_value(),
            2 => Closure::<Number>::once(panic_with).into_js_value(),
            3 => Closure::<Number>::once_into_js(panic_with),
            4 => Closure::<Number>::wrap(Box::new(panic_with)).into_js_value(),
            5 => Closure::<Number>::own_aborting(panic_with).into_js_value(),
            6 => Closure::<Number>::once_aborting(panic_with).into_js_value(),
            _ => Closure::<Number>::wrap_aborting(Box::new(panic_with)).into_js_value(),
        }
    }

    /// A closure that can be called once.
    fn make_once_closure() -> JsValue {
        Closure::<Number>::once_into_js(|number| number + 1)
    }

    /// A closure that throws a JavaScript error, which is no panic.
    fn make_throwing_closure() -> JsValue {
        Closure::<Number>::own(|_| {
            let _guard = Guard::begin();
            throw_str("thrown by a closure")
        })
        .into_js_value()
    }

    /// A closure that aborts.
    fn make_trapping_closure() -> JsValue {
        Closure::<Number>::own(|_| {
            let _guard = Guard::begin();
            core::arch::wasm32::unreachable()
        })
        .into_js_value()
    }

    /// A closure that runs `globalThis.callback`, which may call the closure again.
    fn make_calling_closure() -> JsValue {
        Closure::<Number>::own(|number| {
            let _guard = Guard::begin();
            call_back();
            number
        })
        .into_js_value()
    }

    /// A closure that Rust keeps, to drop it later.
    fn make_kept_closure() -> JsValue {
        let closure = Closure::<Number>::own(|number| number + 1);
        let function = closure.function().clone();
        KEPT.with(|kept| kept.replace(Some(closure)));
        function
    }

    /// Drops it. The function throws from now on.
    fn drop_closure() {
        KEPT.with(|kept| kept.take());
    }
}

// ---- Closures that live until an import returns -----------------------------------------

bindings! {
    "snippet\n",
    "export function call_at_once(closure) { return closure(20); }\n",
    "export function try_once(closure) { return closure(20); }\n",
    "export function keep_closure(closure) { globalThis.keptClosure = closure; }\n",
    "export function first_number(test) { return [1, 2, 3].find((number) => test(number)); }\n",
    "export function try_every(test) { return [1, 2, 3].every((number) => test(number) > 0); }\n",
    "end snippet",
}

import! {
    fn call_at_once(closure: &mut dyn FnMut(i32) -> i32 as invoke_number) -> i32;
    fn keep_closure(closure: &mut dyn FnMut(i32) -> i32 as invoke_number);
    fn first_number(test: &dyn Fn(i32) -> bool as invoke_test) -> i32;
}

import_catch! {
    fn try_once(closure: &mut dyn FnMut(i32) -> i32 as invoke_number) -> i32;
    fn try_every(test: &JsValue) -> bool;
}

export! {
    /// Lends JavaScript a closure, which it calls with 20. If the closure panics, the
    /// `PanicError` passes through JavaScript and then through this call.
    fn call_with_stack_closure(panics: bool) -> i32 {
        let _guard = Guard::begin();
        let mut calls = 0;
        let answer = call_at_once(&mut |number| {
            calls += 1;
            if panics { panic_with(number) } else { number + 1 }
        });
        answer + calls
    }

    /// The same through an import marked `catch`. Gives -1 if there was an error.
    fn try_stack_closure(panics: bool) -> i32 {
        let _guard = Guard::begin();
        try_once(&mut |number| if panics { panic_with(number) } else { number + 1 }).unwrap_or(-1)
    }

    /// Lends a closure that does not change what it captured.
    fn call_with_stack_test(least: i32) -> i32 {
        let _guard = Guard::begin();
        first_number(&|number| number >= least)
    }

    /// Lends a closure that JavaScript keeps, as `globalThis.keptClosure`, for too long.
    fn lend_closure() {
        keep_closure(&mut |number| number + 1)
    }

    /// Lends a closure that JavaScript sees as a long-lived one.
    fn call_with_borrowed_closure(panics: bool) -> bool {
        let _guard = Guard::begin();
        let mut test = |number| if panics { panic_with(number) } else { number };
        let closure = Closure::<Number>::borrow_mut(&mut test);
        try_every(closure.function()).is_err()
    }

    /// JavaScript tries `every` number with a closure that panics at 2. True if that came
    /// back as an error.
    fn try_every_number() -> bool {
        let _guard = Guard::begin();
        let closure =
            Closure::<Number>::own(|number| if number == 2 { panic_with(number) } else { number });
        try_every(closure.function()).is_err()
    }
}
