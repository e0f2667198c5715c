//! A Worker as people write it with workers-rs: requests, a Durable Object, a queue, a timer.
//!
//! The functions that the Workers runtime calls are here, with what the macros of workers-rs
//! would put around a handler. The handlers are in the modules below.

mod bindgen;
mod guard;

#[path = "service/counter.rs"]
mod counter;
#[path = "service/init.rs"]
mod init;
#[path = "service/platform.rs"]
mod platform;
#[path = "service/router.rs"]
mod router;

use bindgen::export::{export, start};
use bindgen::{future_to_promise, JsValue, Promise};
use guard::Guard;
use platform::{batch_text, console_error, event_text, make_response};

start! {{
    init::init()
}}

export! {
    /// A handler that gives an error is answered with status 500, and the instance is fine.
    fn fetch(request: JsValue, env: JsValue, context: JsValue) -> Promise {
        future_to_promise(async move {
            let _guard = Guard::begin();
            Ok(match router::respond(&request, &env, &context).await {
                Ok(response) => response,
                Err(error) => {
                    console_error(&error);
                    make_response("INTERNAL SERVER ERROR", 500)
                }
            })
        })
    }

    /// What a scheduled handler gives back is ignored.
    fn scheduled(event: JsValue, env: JsValue, context: JsValue) -> Promise {
        future_to_promise(async move {
            let _guard = Guard::begin();
            drop((env, context));
            drop(router::work(&event_text(&event)).await);
            Ok(JsValue::UNDEFINED)
        })
    }

    /// A handler of a queue that gives an error *panics*, so that the messages come again.
    /// With panic=abort an ordinary error thus costs the instance.
    fn queue(batch: JsValue, env: JsValue, context: JsValue) -> Promise {
        future_to_promise(async move {
            let _guard = Guard::begin();
            drop((env, context));
            if let Err(error) = router::work(&batch_text(&batch)).await {
                console_error(&error);
                panic!("{error}");
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// A function that another Worker can call.
    fn rpc_add(a: i32, b: i32) -> i32 {
        a.wrapping_add(b)
    }

    fn rpc_panic() {
        let _guard = Guard::begin();
        panic!("Intentional panic in a remote call");
    }
}
