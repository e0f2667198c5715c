//! A tiny bank, run as a worker: accounts 1 and 2 begin with 100 cents each.
//!
//! JavaScript calls the exports. Those in this file are the bank itself. They behave, but for
//! `transfer`, which takes the money before it looks whether there is enough.
//! Those in `failures.rs` each show one way in which a request can go wrong.

mod failures;
mod runtime;

use runtime::export;
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};
use std::sync::{Mutex, MutexGuard, PoisonError};

// ---- What the host offers ---------------------------------------------------------------

#[link(wasm_import_module = "host")]
extern "C" {
    /// Tells the host that something happened.
    #[link_name = "event"]
    fn host_event(kind: i32, value: i32);
}

const ENTER: i32 = 1;
const DROP: i32 = 2;

fn event(kind: i32, value: i32) {
    unsafe { host_event(kind, value) }
}

// ---- The state of the worker ------------------------------------------------------------

const ACCOUNTS: usize = 2;
const OPENING_BALANCE: i32 = 100;

struct Ledger {
    balances: [i32; ACCOUNTS],
}

/// The accounts, behind a lock. Whoever changes them holds the lock while doing so.
static LEDGER: Mutex<Ledger> = Mutex::new(Ledger {
    balances: [OPENING_BALANCE; ACCOUNTS],
});

// Counters need no lock.
static STARTED: AtomicI32 = AtomicI32::new(0);
static SERVED: AtomicI32 = AtomicI32::new(0);
static IN_FLIGHT: AtomicI32 = AtomicI32::new(0);
static HOLDS: AtomicI32 = AtomicI32::new(0);

/// Takes the lock. It is given back when the guard is dropped.
///
/// A panic that unwinds past a guard leaves the lock *poisoned*: a warning that the ledger
/// may be half changed. A service that stopped at the warning would be down for good, so,
/// as many real ones do, this one takes the ledger as it is and goes on.
///
/// A trap drops no guard. The lock stays taken, and the next call of this function panics.
fn lock_ledger() -> MutexGuard<'static, Ledger> {
    LEDGER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Account 1 is at index 0. Account 0 gets an index that no array has.
fn index_of(account: i32) -> usize {
    (account as usize).wrapping_sub(1)
}

impl Ledger {
    fn find(&self, account: i32) -> Option<i32> {
        self.balances.get(index_of(account)).copied()
    }

    /// Adds to an account, or takes from it when `cents` is negative.
    fn add(&mut self, account: i32, cents: i32) -> i32 {
        let Some(balance) = self.balances.get_mut(index_of(account)) else {
            panic!("there is no account {account}");
        };
        *balance += cents;
        *balance
    }
}

// ---- Guards: values whose `drop` tidies up ----------------------------------------------

/// A request is in flight from `begin` until this guard is dropped.
struct Request;

impl Request {
    fn begin() -> Request {
        IN_FLIGHT.fetch_add(1, Relaxed);
        event(ENTER, STARTED.fetch_add(1, Relaxed) + 1);
        Request
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        IN_FLIGHT.fetch_sub(1, Relaxed);
        event(DROP, 1);
    }
}

/// An account is on hold, because its money is being moved, until this guard is dropped.
struct Hold;

impl Hold {
    fn place() -> Hold {
        HOLDS.fetch_add(1, Relaxed);
        Hold
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        HOLDS.fetch_sub(1, Relaxed);
        event(DROP, 2);
    }
}

// ---- Banking ----------------------------------------------------------------------------

/// Does the work of one request. `SERVED` counts those that come to an end.
#[inline(never)] // a frame of its own, so that unwinding stops here to drop the guard
fn serve(work: impl FnOnce() -> i32) -> i32 {
    let _request = Request::begin();
    let answer = work();
    SERVED.fetch_add(1, Relaxed);
    answer
}

/// The mistake of this bank: it takes the money first and looks afterwards.
#[inline(never)]
fn move_money(from: i32, to: i32, cents: i32) -> i32 {
    let mut ledger = lock_ledger();
    let _hold = Hold::place();
    let left = ledger.add(from, -cents);
    check_funds(from, left);
    ledger.add(to, cents);
    left
}

#[inline(never)]
fn check_funds(account: i32, left: i32) {
    if left < 0 {
        panic!("overdraft: account {account} is {} cents short", -left);
    }
}

export! {
    /// Adds money to an account. Returns the new balance.
    fn deposit(account: i32, cents: i32) -> i32 {
        serve(move || lock_ledger().add(account, cents))
    }

    /// Returns the balance of an account, or -1 if there is no such account.
    fn balance(account: i32) -> i32 {
        lock_ledger().find(account).unwrap_or(-1)
    }

    /// Moves money. Returns the new balance of `from`. Panics when `from` has too little.
    fn transfer(from: i32, to: i32, cents: i32) -> i32 {
        serve(move || move_money(from, to, cents))
    }

    /// Returns how many requests came to an end.
    fn served() -> i32 {
        SERVED.load(Relaxed)
    }

    /// Returns how many requests have begun and have not been dropped.
    fn in_flight() -> i32 {
        IN_FLIGHT.load(Relaxed)
    }

    /// Returns how many holds have been placed and have not been dropped.
    fn holds() -> i32 {
        HOLDS.load(Relaxed)
    }
}
