//! The fault workshop: one export for each thing that can happen to a call into Rust.
//!
//! It is bound to JavaScript as a real worker is, with classes, closures and promises, but it
//! chooses no way to recover: that is for whoever loads it. What an export does, JavaScript
//! reads in the section `paniclab.bindings`, and you in the modules below.

mod bindgen;
mod guard;

#[path = "workshop/abort_handler.rs"]
mod abort_handler;
#[path = "workshop/closures.rs"]
mod closures;
#[path = "workshop/faults.rs"]
mod faults;
#[path = "workshop/imports.rs"]
mod imports;
#[path = "workshop/locks.rs"]
mod locks;
#[path = "workshop/objects.rs"]
mod objects;
#[path = "workshop/tasks.rs"]
mod tasks;

use bindgen::bindings;
use bindgen::export::{export, start};
use bindgen::import::import;
use bindgen::JsValue;
use guard::{Guard, IN_FLIGHT, WAS_DROPPED};
use std::panic::PanicHookInfo;
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

// ---- When an instance starts ------------------------------------------------------------

start! {{
    std::panic::set_hook(Box::new(report_panic));
    match start_fault() {
        1 => panic!("a panic in the start function"),
        2 => core::arch::wasm32::unreachable(),
        _ => {}
    }
}}

/// The panic hook. It runs at the moment of the panic: before the unwinding, or before the
/// trap.
fn report_panic(panic: &PanicHookInfo) {
    if faults::HOOK_PANICS.load(Relaxed) {
        panic!("a panic in the panic hook");
    }
    let text = panic.payload_as_str().unwrap_or("no message");
    let line = panic.location().map_or(0, |place| place.line());
    console_error(&format!("panicked at line {line}: {text}"));
}

import! {
    /// `console.error(text)`
    fn console_error(text: &str);
    /// How the start function of the next instance should fail: `globalThis.startFault`.
    fn start_fault() -> i32;
}

bindings! {
    "snippet\n",
    "export function console_error(text) { console.error(text); }\n",
    "export function start_fault() { return globalThis.startFault ?? 0; }\n",
    "end snippet",
}

// ---- Requests that go well --------------------------------------------------------------

static COUNT: AtomicI32 = AtomicI32::new(0);

export! {
    fn add(a: i32, b: i32) -> i32 {
        a.wrapping_add(b)
    }

    /// Counts in a static. A new instance begins with 0.
    fn increment() -> i32 {
        COUNT.fetch_add(1, Relaxed) + 1
    }

    fn get_count() -> i32 {
        COUNT.load(Relaxed)
    }

    /// True if the last guard was dropped.
    fn was_dropped() -> bool {
        WAS_DROPPED.load(Relaxed)
    }

    /// How many guards have begun and were not dropped.
    fn in_flight() -> i32 {
        IN_FLIGHT.load(Relaxed)
    }

    /// True while a panic is under way, and for ever after one that ended in a trap.
    fn panicking() -> bool {
        std::thread::panicking()
    }

    fn greet(name: &str) -> String {
        format!("Hello, {name}!")
    }

    fn sum(bytes: &[u8]) -> u32 {
        bytes.iter().map(|byte| u32::from(*byte)).sum()
    }

    /// Twice the number: a `bigint` in JavaScript.
    fn big(number: i64) -> i64 {
        number.wrapping_mul(2)
    }

    /// Gives back what it gets: the same value at another place of the table.
    fn echo(value: JsValue) -> JsValue {
        value.clone()
    }

    fn half(number: f64) -> f64 {
        number / 2.0
    }
}
