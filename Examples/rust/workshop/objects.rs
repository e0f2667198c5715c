//! Rust objects that JavaScript holds.

use crate::bindgen::class::class;
use crate::imports::call_back;
use crate::Guard;

pub struct Counter {
    pub value: i32,
}

class! {
    class Counter as counter;
    field value: i32;

    constructor fn new(start: i32) -> Counter {
        Counter { value: start }
    }

    fn get(&self) -> i32 {
        self.value
    }

    fn increment(&mut self) -> i32 {
        self.value += 1;
        self.value
    }

    /// What was written before the panic stays written.
    fn increment_then_panic(&mut self) {
        let _guard = Guard::begin();
        self.value += 1;
        panic!("a panic at {}", self.value);
    }

    fn increment_then_abort(&mut self) {
        let _guard = Guard::begin();
        self.value += 1;
        core::arch::wasm32::unreachable()
    }

    /// Runs `globalThis.callback` while the object is borrowed.
    fn call_with(&mut self) -> i32 {
        let _guard = Guard::begin();
        call_back();
        self.value
    }

    /// Takes another counter, which must not be the same one.
    fn merge(&mut self, other: &Counter) -> i32 {
        self.value += other.value;
        self.value
    }

    /// The object is gone afterwards.
    fn consume(self) -> i32 {
        self.value
    }
}

/// An object that cannot be freed without a panic.
pub struct Grenade {
    text: String,
}

impl Drop for Grenade {
    fn drop(&mut self) {
        panic!("{}", self.text);
    }
}

class! {
    class Grenade as grenade;

    constructor fn new(text: String) -> Grenade {
        Grenade { text }
    }
}
