//! One export for each way in which a request can go wrong.
//!
//! Every such request first takes a fee of one cent and puts the account on hold, so that
//! afterwards we can see what remains of a request that never finished.
//!
//! The doc comment of each export says what happens in a build with panic=abort / in a build
//! with panic=unwind.

use crate::runtime::{export, throw_str};
use crate::{lock_ledger, serve, Hold, HOLDS};
use std::hint::black_box;
use std::sync::atomic::Ordering::Relaxed;

/// The honest work at the start: one cent from account 1.
#[inline(never)]
fn take_fee() -> Hold {
    lock_ledger().add(1, -1);
    Hold::place()
}

// ---- Panics -----------------------------------------------------------------------------

#[inline(never)]
fn panic_with(code: i32) -> i32 {
    let _hold = take_fee();
    panic!("code {code}")
}

const FEES: [i32; 4] = [1, 2, 5, 10];

#[inline(never)]
fn read_fee(i: i32) -> i32 {
    let _hold = take_fee();
    FEES[i as usize]
}

#[inline(never)]
fn read_missing_account() -> i32 {
    let _hold = take_fee();
    let balance = lock_ledger().find(3);
    balance.unwrap()
}

struct BadDrop;

impl Drop for BadDrop {
    fn drop(&mut self) {
        panic!("second panic, in a destructor");
    }
}

#[inline(never)]
fn panic_with_bad_drop() -> i32 {
    let _hold = take_fee();
    let _bad = BadDrop; // dropped first: what comes last goes first
    panic!("first panic")
}

/// Plain `extern "C"` is a promise that no panic comes out. Rust keeps it by aborting.
#[inline(never)]
extern "C" fn break_promise() -> i32 {
    let _hold = take_fee();
    panic!("a panic in extern \"C\"")
}

export! {
    /// A panic with a message. abort: trap / unwind: `PanicError`.
    fn fail_panic(code: i32) -> i32 {
        serve(move || panic_with(code))
    }

    /// An index outside 0 to 3 panics, others are fine. abort: trap / unwind: `PanicError`.
    fn fail_index(i: i32) -> i32 {
        serve(move || read_fee(i))
    }

    /// `unwrap` of a `None` panics. abort: trap / unwind: `PanicError`.
    fn fail_unwrap() -> i32 {
        serve(read_missing_account)
    }

    /// A destructor panics while a panic unwinds.
    /// abort: trap at the first panic / unwind: `PanicError` of the second panic.
    fn fail_drop() -> i32 {
        serve(panic_with_bad_drop)
    }

    /// A panic that may not leave its function.
    /// abort: trap / unwind: the destructors of that function run, then a trap.
    fn fail_extern_c() -> i32 {
        serve(|| break_promise())
    }
}

// ---- Aborts and traps: no destructor runs in either build -------------------------------

#[inline(never)]
fn reach_unreachable() -> i32 {
    let _hold = take_fee();
    core::arch::wasm32::unreachable()
}

#[inline(never)]
fn abort_process() -> i32 {
    let _hold = take_fee();
    std::process::abort()
}

const PAGE: usize = 65536;

#[inline(never)]
fn allocate_for_ever(pages: i32) -> i32 {
    let _hold = take_fee();
    let mut blocks = Vec::new();
    loop {
        blocks.push(Vec::<u8>::with_capacity(pages.max(1) as usize * PAGE));
        black_box(&blocks); // keeps the compiler from leaving the blocks out
    }
}

/// Not sound: Rust knows nothing about what is at this address.
#[inline(never)]
fn read_address(address: i32) -> i32 {
    let _hold = take_fee();
    unsafe { std::ptr::read_volatile(address as usize as *const i32) }
}

/// Each call keeps 64 numbers, 256 bytes, on the shadow stack. That is the part of memory
/// for local variables whose address is taken.
#[inline(never)]
fn go_down(depth: i32) -> i32 {
    let mut room = [1; 64];
    black_box(&mut room); // as if something kept the address
    if depth <= 0 {
        return 0;
    }
    go_down(depth - 1) + room[0]
}

#[inline(never)]
fn go_down_after_fee(depth: i32) -> i32 {
    let _hold = take_fee();
    go_down(depth)
}

/// Each call has its local variable in the engine's own stack, and none in memory.
#[inline(never)]
fn count_down(depth: i32) -> i32 {
    if depth <= 0 {
        return 0;
    }
    // Reading a counter after the call keeps the compiler from making a loop of this.
    count_down(depth - 1) + HOLDS.load(Relaxed)
}

#[inline(never)]
fn count_down_after_fee(depth: i32) -> i32 {
    let _hold = take_fee();
    count_down(depth)
}

type TakesTwo = fn(i32, i32) -> i32;

fn takes_one(x: i32) -> i32 {
    x + 1
}

/// Not sound: entry 0 of the function table is empty.
#[inline(never)]
fn call_null() -> i32 {
    let _hold = take_fee();
    let function: TakesTwo = unsafe { std::mem::transmute(black_box(0_usize)) };
    black_box(function)(1, 2)
}

/// Not sound: the function has one parameter and is called with two.
#[inline(never)]
fn call_with_wrong_type() -> i32 {
    let _hold = take_fee();
    let pointer: fn(i32) -> i32 = black_box(takes_one);
    let function: TakesTwo = unsafe { std::mem::transmute(pointer) };
    black_box(function)(1, 2)
}

export! {
    /// The instruction `unreachable`. Both: trap.
    fn fail_unreachable() -> i32 {
        serve(reach_unreachable)
    }

    /// The program gives up by itself. Both: trap, and the panic hook does not run.
    fn fail_abort() -> i32 {
        serve(abort_process)
    }

    /// Takes blocks of so many pages until there is no memory left.
    /// Both: trap, and the panic hook does not run.
    fn fail_oom(pages: i32) -> i32 {
        serve(move || allocate_for_ever(pages))
    }

    /// Reads from a wild address. Both: trap, if the address is outside memory.
    fn fail_read(address: i32) -> i32 {
        serve(move || read_address(address))
    }

    /// Recursion that fills the shadow stack. Both: trap, if it is deep enough.
    fn fail_stack(depth: i32) -> i32 {
        serve(move || go_down_after_fee(depth))
    }

    /// Recursion that fills the engine's stack. Both: call stack exhausted, if deep enough.
    /// How deep that is depends on the engine.
    fn fail_recursion(depth: i32) -> i32 {
        serve(move || count_down_after_fee(depth))
    }

    /// Calls a null function pointer. Both: trap.
    fn fail_null_call() -> i32 {
        serve(call_null)
    }

    /// Calls a function with a wrong type. Both: trap.
    fn fail_signature() -> i32 {
        serve(call_with_wrong_type)
    }
}

// ---- JavaScript errors that come through Rust -------------------------------------------

#[link(wasm_import_module = "host")]
extern "C-unwind" {
    /// Returns `x`. Throws a JavaScript error when `x` is negative.
    #[link_name = "may_throw"]
    fn host_may_throw(x: i32) -> i32;
}

#[inline(never)]
fn refuse() -> i32 {
    let _hold = take_fee();
    throw_str("request refused")
}

#[inline(never)]
fn ask_host(x: i32) -> i32 {
    let _hold = take_fee();
    unsafe { host_may_throw(x) }
}

export! {
    /// Throws a JavaScript `Error`. No panic, so no panic hook.
    /// abort: destructors are skipped / unwind: destructors run.
    fn fail_throw_str() -> i32 {
        serve(refuse)
    }

    /// Calls a function of the host that throws when `x` is negative.
    /// abort: destructors are skipped / unwind: destructors run.
    fn fail_import(x: i32) -> i32 {
        serve(move || ask_host(x))
    }
}

// ---- For PanicLab itself ----------------------------------------------------------------

/// A panic anywhere. Not a request of the bank: no guard, no fee, and nothing here catches it.
///
/// PanicLab can make any instruction of the module call this, so that real Rust panics there.
/// abort: trap / unwind: the raw `__cpp_exception` comes out and unwinds whoever called.
///
/// The `__` in front keeps the glue from wrapping it like an export of the bank.
#[no_mangle]
pub extern "C-unwind" fn __paniclab_panic() {
    panic!("injected panic")
}
