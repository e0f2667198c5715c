//! Aborts: the flag that the glue sets, the function that it calls, and asking for a new instance.

use super::release_is_at_least;

/// The terminated flag: 0 while this instance may be used, 1 after an abort.
///
/// A static is exported from the module as a global that holds its *address*. The glue
/// writes the flag there.
#[no_mangle]
#[allow(non_upper_case_globals)]
static mut __instance_terminated: u32 = 0;

/// The function that the glue calls once this instance has aborted.
///
/// In WebAssembly a function pointer is an index into the function table.
#[no_mangle]
#[allow(non_upper_case_globals)]
static mut __abort_handler: fn() = no_op;

fn no_op() {}

#[link(wasm_import_module = "__wbindgen_placeholder__")]
extern "C-unwind" {
    /// The glue makes a note: a new instance before the next call.
    fn __wbindgen_reinit();
}

/// Chooses the function that runs after an abort. Gives the one before, if one was chosen.
///
/// Before 0.2.115 there was no such function.
pub fn set_on_abort(handler: fn()) -> Option<fn()> {
    if !release_is_at_least(115) {
        return None;
    }
    let before = unsafe { std::ptr::replace(&raw mut __abort_handler, handler) };
    (before as usize != no_op as *const () as usize).then_some(before)
}

/// Asks for a new instance at the next call.
///
/// From 0.2.115 to 0.2.117 this was `reinit()`, and it wrote a number that no abort writes
/// into the flag. So the current call trapped at the next import that returned.
pub fn schedule_reinit() {
    if release_is_at_least(118) {
        unsafe { __wbindgen_reinit() }
    } else if release_is_at_least(115) {
        unsafe { std::ptr::write_volatile(&raw mut __instance_terminated, 0xFFFF_FFFF) }
    }
}
