//! Futures: as promises that JavaScript waits for, and as tasks that nobody waits for.

use crate::bindgen::export::export;
use crate::bindgen::{future_to_promise, spawn_local, JsFuture, JsValue, Promise};
use crate::imports::js_throw;
use crate::Guard;

/// What a future does once it has waited.
fn fail(how: i32) {
    match how {
        1 => panic!("a panic in a future"),
        2 => core::arch::wasm32::unreachable(),
        3 => js_throw(),
        _ => {}
    }
}

export! {
    /// Waits for a promise, then resolves to the same (how = 0), or
    ///
    /// 1 panics · 2 aborts · 3 calls an import that throws
    ///
    /// With a value in place of a promise it waits for no more than a turn of the queue.
    fn wait_then(promise: JsValue, how: i32) -> Promise {
        future_to_promise(async move {
            let _guard = Guard::begin();
            let value = JsFuture::new(&promise).await?;
            fail(how);
            Ok(value)
        })
    }

    /// The same, but at once.
    fn promise_then_fail(how: i32) -> Promise {
        future_to_promise(async move {
            let _guard = Guard::begin();
            fail(how);
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Begins a task that nobody waits for. It fails in the same ways, at once.
    fn spawn_task(how: i32) {
        spawn_local(async move {
            let _guard = Guard::begin();
            fail(how);
        })
    }

    /// The same, after a promise. Its waker points back at it.
    fn spawn_waiting_task(promise: JsValue, how: i32) {
        spawn_local(async move {
            let _guard = Guard::begin();
            drop(JsFuture::new(&promise).await);
            fail(how);
        })
    }
}
