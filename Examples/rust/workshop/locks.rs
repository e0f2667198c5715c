//! What a call that fails leaves behind: locks, borrows and memory.

use crate::bindgen::export::export;
use crate::Guard;
use std::cell::RefCell;
use std::sync::{Mutex, PoisonError, TryLockError};

static LOCK: Mutex<i32> = Mutex::new(0);

thread_local! {
    static CELL: RefCell<i32> = const { RefCell::new(0) };
}

export! {
    /// Panics between two steps, while it holds the lock. The first step stays done.
    fn lock_and_panic() {
        let _guard = Guard::begin();
        let mut number = LOCK.lock().unwrap_or_else(PoisonError::into_inner);
        *number += 1;
        panic!("a panic that holds the lock");
    }

    /// 0 free, 1 held, 2 poisoned.
    fn lock_state() -> i32 {
        match LOCK.try_lock() {
            Ok(_) => 0,
            Err(TryLockError::WouldBlock) => 1,
            Err(TryLockError::Poisoned(_)) => 2,
        }
    }

    /// Says that what the lock protects is in order again.
    fn repair_lock() {
        LOCK.clear_poison()
    }

    fn borrow_and_panic() {
        let _guard = Guard::begin();
        CELL.with(|cell| {
            *cell.borrow_mut() += 1;
            let _borrow = cell.borrow_mut();
            panic!("a panic that borrows the cell");
        })
    }

    /// 0 free, 1 borrowed.
    fn borrow_state() -> i32 {
        CELL.with(|cell| i32::from(cell.try_borrow_mut().is_err()))
    }

    /// Panics while it holds so many kibibytes of memory.
    fn allocate_and_panic(kibibytes: i32) {
        let _guard = Guard::begin();
        let block = vec![1_u8; kibibytes as usize * 1024];
        panic!("a panic that holds {} bytes", block.len());
    }
}
