//! What workers-rs does whenever an instance starts: a panic hook, a count, an abort handler.

use crate::bindgen::bindings;
use crate::bindgen::export::export;
use crate::bindgen::handler::{schedule_reinit, set_on_abort};
use crate::bindgen::import::import;
use crate::bindgen::JsValue;
use std::panic::PanicHookInfo;

// The state belongs to JavaScript: it outlives every instance.
bindings! {
    "snippet\n",
    "globalThis.__worker_init_state ??= { criticalError: false, instanceId: 0 };\n",
    "export function worker_init_state() { return globalThis.__worker_init_state; }\n",
    "export function next_instance() { globalThis.__worker_init_state.instanceId += 1; }\n",
    "export function console_critical(text) { console.error('Critical', new Error(text)); }\n",
    "export function set_critical_error() {\n",
    "  globalThis.__worker_init_state.criticalError = true;\n",
    "}\n",
    "end snippet",
}

import! {
    fn worker_init_state() -> JsValue;
    fn next_instance();
    fn console_critical(text: &str);
}

// With panic=unwind a panic is not critical: it is caught, and the instance is clean.
#[cfg(panic = "abort")]
import! {
    fn set_critical_error();
}

export! {
    /// The shim in JavaScript asks for the state, too.
    fn __worker_init_state() -> JsValue {
        worker_init_state()
    }
}

pub fn init() {
    std::panic::set_hook(Box::new(report_panic));
    next_instance();
    set_on_abort(on_abort);
}

/// The panic hook. It runs at the moment of the panic: before the unwinding, or before the
/// trap.
fn report_panic(panic: &PanicHookInfo) {
    console_critical(&format!("Rust panic: {panic}"));
    #[cfg(panic = "abort")]
    set_critical_error();
}

/// One call and no more. The flag is set by now, so in a guarded build the check that
/// follows every import call traps as soon as this one has returned.
fn on_abort() {
    schedule_reinit()
}
