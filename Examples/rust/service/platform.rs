//! What the Workers platform offers, as far as this Worker uses it.

use crate::bindgen::bindings;
use crate::bindgen::closure::closure;
use crate::bindgen::import::import;
use crate::bindgen::{future_to_promise, JsFuture, JsValue, Promise};
use std::future::Future;

bindings! {
    "snippet\n",
    "export function console_error(text) { console.error(text); }\n",
    "export function request_path(request) { return request.path; }\n",
    "export function make_response(body, status) { return { status, body }; }\n",
    "export function event_text(event) { return String(event.cron); }\n",
    "export function batch_text(batch) { return String(batch.messages[0]); }\n",
    "export function ctx_wait_until(context, promise) { context.waitUntil(promise); }\n",
    "export function run_later(task, milliseconds) { setTimeout(task, milliseconds); }\n",
    "export function sleep_promise(milliseconds) {\n",
    "  return new Promise((resolve) => setTimeout(resolve, milliseconds));\n",
    "}\n",
    "export function fetch_object(env, name, path) {\n",
    "  const namespace = env.COUNTER;\n",
    "  return namespace.get(namespace.idFromName(name)).fetch(path);\n",
    "}\n",
    "export function object_name(state) { return String(state.id.name); }\n",
    "export function storage_get(state, key) { return state.storage.get(key); }\n",
    "export function storage_put(state, key, value) { return state.storage.put(key, value); }\n",
    "export function number_or_zero(value) { return value ?? 0; }\n",
    "export function js_error() { throw new Error('Intentional JavaScript error'); }\n",
    "end snippet",
}

import! {
    pub fn console_error(text: &str);
    pub fn request_path(request: &JsValue) -> String;
    pub fn make_response(body: &str, status: i32) -> JsValue;
    pub fn event_text(event: &JsValue) -> String;
    pub fn batch_text(batch: &JsValue) -> String;
    fn ctx_wait_until(context: &JsValue, promise: &JsValue);
    pub fn run_later(task: &JsValue, milliseconds: i32);
    fn sleep_promise(milliseconds: i32) -> Promise;
    fn fetch_object(env: &JsValue, name: &str, path: &str) -> Promise;
    pub fn object_name(state: &JsValue) -> String;
    fn storage_get(state: &JsValue, key: &str) -> Promise;
    fn storage_put(state: &JsValue, key: &str, value: i32) -> Promise;
    pub fn number_or_zero(value: &JsValue) -> i32;
    /// Throws, and is not marked `catch`.
    pub fn js_error();
}

// A timer calls it once, without arguments.
closure! { Timer: FnMut() as invoke_timer }

pub type Timer = dyn FnMut();

/// Waits, and lets other requests run meanwhile.
pub async fn sleep(milliseconds: i32) {
    drop(JsFuture::new(&sleep_promise(milliseconds)).await)
}

/// Keeps the request open until the work is done. Its answer does not wait for that.
pub fn wait_until(context: &JsValue, work: impl Future<Output = ()> + 'static) {
    let promise = future_to_promise(async move {
        work.await;
        Ok(JsValue::UNDEFINED)
    });
    ctx_wait_until(context, &promise)
}

/// Asks a Durable Object of this Worker.
pub async fn ask_object(env: &JsValue, name: &str, path: &str) -> Result<JsValue, JsValue> {
    JsFuture::new(&fetch_object(env, name, path)).await
}

/// What a Durable Object has stored.
pub async fn read(state: &JsValue, key: &str) -> Result<i32, JsValue> {
    Ok(number_or_zero(
        &JsFuture::new(&storage_get(state, key)).await?,
    ))
}

pub async fn write(state: &JsValue, key: &str, value: i32) -> Result<(), JsValue> {
    JsFuture::new(&storage_put(state, key, value))
        .await
        .map(drop)
}
