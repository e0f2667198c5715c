//! A Durable Object that counts twice: in memory, and in storage.

use crate::bindgen::class::class;
use crate::bindgen::{future_to_promise, JsValue, Promise};
use crate::guard::Guard;
use crate::platform::{make_response, object_name, read, request_path, write};
use std::cell::Cell;

/// A new instance of the Worker makes the object anew: `unstored_count` begins again, and
/// what is stored stays.
struct DurableCounter {
    state: JsValue,
    unstored_count: Cell<i32>,
}

class! {
    class DurableCounter as durablecounter;

    /// An object named `broken` cannot be made.
    constructor fn new(state: JsValue, env: JsValue) -> DurableCounter {
        drop(env);
        if object_name(&state) == "broken" {
            panic!("Intentional panic in a constructor");
        }
        DurableCounter { state, unstored_count: Cell::new(0) }
    }

    fn fetch(&self, request: JsValue) -> Promise {
        // Not true of every object, but of Durable Objects: they outlive their promises.
        let this: &'static DurableCounter = unsafe { &*std::ptr::from_ref(self) };
        future_to_promise(async move {
            let _guard = Guard::begin();
            this.respond(&request_path(&request)).await
        })
    }
}

impl DurableCounter {
    async fn respond(&self, path: &str) -> Result<JsValue, JsValue> {
        match path {
            "/hello" => Ok(make_response("Hello from my-durable-object!", 200)),
            "/count" => self.count().await,
            "/panic" => {
                self.unstored_count.set(self.unstored_count.get() + 1);
                panic!("Intentional panic in a Durable Object")
            }
            "/abort" => core::arch::wasm32::unreachable(),
            _ => Ok(make_response("not found", 404)),
        }
    }

    async fn count(&self) -> Result<JsValue, JsValue> {
        let unstored_count = self.unstored_count.get() + 1;
        self.unstored_count.set(unstored_count);
        let count = read(&self.state, "count").await? + 1;
        write(&self.state, "count", count).await?;
        let body = format!("unstored_count: {unstored_count}, count: {count}");
        Ok(make_response(&body, 200))
    }
}
