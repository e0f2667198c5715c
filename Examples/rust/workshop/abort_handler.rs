//! What can be done once an instance has aborted: handlers of many kinds.

use crate::bindgen::export::export;
use crate::bindgen::handler::{schedule_reinit, set_on_abort};
use crate::bindgen::throw_str;
use crate::console_error;
use crate::imports::call_back;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::Relaxed};

static CALLS: AtomicI32 = AtomicI32::new(0);
static KIND: AtomicI32 = AtomicI32::new(0);
static FIRST_WAS_NONE: AtomicBool = AtomicBool::new(false);

/// By now the flag is set. If the module has the check that follows every import call, the
/// first import is also the last: the check traps when it returns.
fn on_abort() {
    CALLS.fetch_add(1, Relaxed);
    match KIND.load(Relaxed) {
        1 => schedule_reinit(),
        3 => core::arch::wasm32::unreachable(),
        4 => panic!("a panic in the abort handler"),
        5 => {
            console_error("the abort handler says this first");
            schedule_reinit();
        }
        6 => {
            schedule_reinit();
            console_error("the abort handler says this last");
        }
        7 => call_back(),
        8 => throw_str("thrown by the abort handler"),
        _ => {}
    }
}

export! {
    /// Chooses what happens after an abort:
    ///
    /// 0 nothing, and no call is counted · 1 schedules a new instance · 2 only counts the call
    /// · 3 traps · 4 panics · 5 prints, then schedules · 6 schedules, then prints
    /// · 7 calls `globalThis.callback` · 8 throws an error
    fn set_abort_handler(kind: i32) {
        KIND.store(kind, Relaxed);
        let handler = if kind == 0 { (|| {}) as fn() } else { on_abort };
        let first = set_on_abort(handler).is_none();
        FIRST_WAS_NONE.fetch_or(first, Relaxed);
    }

    /// How often a handler was called in this instance.
    fn handler_calls() -> i32 {
        CALLS.load(Relaxed)
    }

    /// True if there was no handler before the first that was set.
    fn first_set_on_abort_was_none() -> bool {
        FIRST_WAS_NONE.load(Relaxed)
    }

    /// Asks for a new instance though nothing has gone wrong.
    fn schedule_reinit_now() {
        schedule_reinit()
    }
}
