//! Guards: values whose `drop` tidies up, and tells PanicLab so.

use std::sync::atomic::{AtomicBool, AtomicI32, Ordering::Relaxed};

#[link(wasm_import_module = "host")]
extern "C" {
    /// Tells PanicLab that something happened.
    #[link_name = "event"]
    fn host_event(kind: i32, value: i32);
}

const BEGUN: i32 = 1;
const DROPPED: i32 = 2;

pub static WAS_DROPPED: AtomicBool = AtomicBool::new(false);
pub static IN_FLIGHT: AtomicI32 = AtomicI32::new(0);
static LAST: AtomicI32 = AtomicI32::new(0);

/// Whatever will go wrong holds one of these first. Its drop shows that the destructors of
/// that call have run.
pub struct Guard {
    number: i32,
}

impl Guard {
    pub fn begin() -> Guard {
        WAS_DROPPED.store(false, Relaxed);
        IN_FLIGHT.fetch_add(1, Relaxed);
        let number = LAST.fetch_add(1, Relaxed) + 1;
        unsafe { host_event(BEGUN, number) };
        Guard { number }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        WAS_DROPPED.store(true, Relaxed);
        IN_FLIGHT.fetch_sub(1, Relaxed);
        unsafe { host_event(DROPPED, self.number) };
    }
}
