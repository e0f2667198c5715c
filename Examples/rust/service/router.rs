//! The handlers: what each request does, and how it goes wrong.

use crate::bindgen::value::String as to_text;
use crate::bindgen::{spawn_local, Closure, JsValue};
use crate::guard::Guard;
use crate::platform::{
    ask_object, js_error, make_response, request_path, run_later, sleep, wait_until, Timer,
};
use std::hint::black_box;

type Outcome = Result<JsValue, String>;

/// | path              | what it does                                                |
/// | ----------------- | ----------------------------------------------------------- |
/// | /hello            | answers at once                                             |
/// | /sleep/MS         | answers after so many milliseconds                          |
/// | /durable/PATH     | asks the Durable Object: hello, count, panic, abort         |
/// | /broken-object    | asks a Durable Object whose constructor panics              |
/// | /err              | gives an error, in the ordinary way                         |
/// | /test-panic       | panics                                                      |
/// | /test-js-error    | calls an import that throws                                 |
/// | /test-abort       | runs into `unreachable`                                     |
/// | /out-of-memory    | takes memory until there is none                            |
/// | /sleep-then-panic | panics after a timer                                        |
/// | /sleep-then-abort | aborts after a timer                                        |
/// | /spawn-panic      | answers; a task that nobody waits for panics                |
/// | /wait-until-panic | answers; a task that the runtime waits for panics           |
/// | /closure-panic    | answers; a closure that a timer calls panics                |
pub async fn respond(request: &JsValue, env: &JsValue, context: &JsValue) -> Outcome {
    let path = request_path(request);
    if let Some(milliseconds) = path.strip_prefix("/sleep/") {
        sleep(milliseconds.parse().unwrap_or(0)).await;
        return answer("slept well");
    }
    if let Some(rest) = path.strip_prefix("/durable") {
        return ask(env, "my-durable-object", rest).await;
    }
    match path.as_str() {
        "/hello" => answer("Hello!"),
        "/broken-object" => ask(env, "broken", "/hello").await,
        "/err" => Err("an ordinary error".to_string()),
        "/spawn-panic" => spawn_panic(),
        "/wait-until-panic" => wait_until_panic(context),
        "/closure-panic" => closure_panic(),
        _ => match fail(&path).await {
            true => answer("survived"),
            false => Ok(make_response("not found", 404)),
        },
    }
}

/// Work without an answer: what a message or the cron of a timer says. `err` is an error.
pub async fn work(what: &str) -> Result<(), String> {
    if what == "err" {
        return Err("an ordinary error".to_string());
    }
    fail(&format!("/{what}")).await;
    Ok(())
}

fn answer(body: &str) -> Outcome {
    Ok(make_response(body, 200))
}

async fn ask(env: &JsValue, name: &str, path: &str) -> Outcome {
    ask_object(env, name, path)
        .await
        .map_err(|error| to_text(&error))
}

/// False if there is no such way to fail.
async fn fail(path: &str) -> bool {
    match path {
        "/test-panic" => panic!("Intentional panic"),
        "/test-js-error" => js_error(),
        "/test-abort" => core::arch::wasm32::unreachable(),
        "/out-of-memory" => use_all_memory(),
        "/sleep-then-panic" => {
            sleep(10).await;
            panic!("Intentional panic after a timer")
        }
        "/sleep-then-abort" => {
            sleep(10).await;
            core::arch::wasm32::unreachable()
        }
        _ => return false,
    }
    true
}

/// One gibibyte again and again.
fn use_all_memory() {
    let mut blocks = Vec::new();
    loop {
        blocks.push(Vec::<u8>::with_capacity(1 << 30));
        black_box(&blocks); // keeps the compiler from leaving the blocks out
    }
}

fn spawn_panic() -> Outcome {
    spawn_local(async {
        let _guard = Guard::begin();
        panic!("Intentional panic in a task")
    });
    answer("spawned")
}

fn wait_until_panic(context: &JsValue) -> Outcome {
    wait_until(context, async {
        let _guard = Guard::begin();
        panic!("Intentional panic in waitUntil")
    });
    answer("waiting")
}

fn closure_panic() -> Outcome {
    let closure = Closure::<Timer>::once_into_js(|| {
        let _guard = Guard::begin();
        panic!("Intentional panic in a closure")
    });
    run_later(&closure, 1);
    answer("a timer will call it")
}
