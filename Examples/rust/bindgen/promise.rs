//! Promises: a future as a promise, and a promise as a future.

use super::bindings;
use super::closure::{closure, Closure};
use super::exceptions::UnwrapThrow;
use super::executor::spawn_local;
use super::import::{import, import_catch};
use super::JsValue;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// A `JsValue` that is a promise. As the result of an export it says what JavaScript gets.
pub type Promise = JsValue;

/// A closure that a promise calls when it is settled.
pub type Settled = dyn FnMut(JsValue);

closure! { Settled: FnMut(value: JsValue) as invoke_settled }
closure! { stack FnMut(resolve: JsValue, reject: JsValue) as invoke_executor }

bindings! {
    "snippet\n",
    "export function new_promise(executor) { return new Promise(executor); }\n",
    "export function resolved_promise(value) { return Promise.resolve(value); }\n",
    "export function call_function(called, value) { called(value); }\n",
    "export function promise_then(promise, resolved, rejected) {\n",
    "  promise.then(resolved, rejected);\n",
    "}\n",
    "end snippet",
}

import! {
    fn new_promise(
        executor: &mut dyn FnMut(JsValue, JsValue) as invoke_executor,
    ) -> Promise;
    fn resolved_promise(value: &JsValue) -> Promise;
    fn promise_then(promise: &JsValue, resolved: &JsValue, rejected: &JsValue);
}

import_catch! {
    fn call_function(called: &JsValue, value: &JsValue);
}

// ---- A future as a promise --------------------------------------------------------------

/// What an asynchronous export does.
type Work = Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>>;

/// Runs a future. The promise is resolved with what it gives, or rejected: with its error,
/// or, if panics unwind, with the `PanicError` of its panic.
pub fn future_to_promise(
    future: impl Future<Output = Result<JsValue, JsValue>> + 'static,
) -> Promise {
    promise_of(Box::pin(future))
}

fn promise_of(work: Work) -> Promise {
    let mut work = Some(work);
    new_promise(&mut |resolve, reject| {
        let work = work.take().unwrap_throw();
        spawn_local(settle(work, resolve, reject))
    })
}

async fn settle(work: Work, resolve: JsValue, reject: JsValue) {
    let (called, value) = match CatchUnwind(work).await {
        Ok(value) => (resolve, value),
        Err(error) => (reject, error),
    };
    drop(call_function(&called, &value));
}

/// Waits for the work, and makes an error of its panic.
struct CatchUnwind(Work);

impl Future for CatchUnwind {
    type Output = Result<JsValue, JsValue>;

    #[cfg(panic = "unwind")]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<Self::Output> {
        use std::panic::{catch_unwind, AssertUnwindSafe};
        if !super::release_is_at_least(107) {
            return self.0.as_mut().poll(context);
        }
        match catch_unwind(AssertUnwindSafe(|| self.0.as_mut().poll(context))) {
            Ok(poll) => poll,
            Err(payload) => Poll::Ready(Err(super::exceptions::panic_error(payload))),
        }
    }

    /// With panic=abort a panic ends in a trap, and the promise is never settled.
    #[cfg(panic = "abort")]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context) -> Poll<Self::Output> {
        self.0.as_mut().poll(context)
    }
}

// ---- A promise as a future --------------------------------------------------------------

/// Waits for a promise.
pub struct JsFuture {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    result: Option<Result<JsValue, JsValue>>,
    waker: Option<Waker>,
    callbacks: Option<(Closure<Settled>, Closure<Settled>)>,
}

impl JsFuture {
    /// Waits for the value, which is a promise or becomes one.
    pub fn new(promise: &JsValue) -> JsFuture {
        let state = Rc::new(RefCell::new(State::default()));
        let resolved = finish_once(&state, Ok);
        let rejected = finish_once(&state, Err);
        promise_then(
            &resolved_promise(promise),
            resolved.function(),
            rejected.function(),
        );
        state.borrow_mut().callbacks = Some((resolved, rejected));
        JsFuture { state }
    }
}

/// How a promise was settled.
type Outcome = fn(JsValue) -> Result<JsValue, JsValue>;

fn finish_once(state: &Rc<RefCell<State>>, outcome: Outcome) -> Closure<Settled> {
    let state = state.clone();
    Closure::once(move |value| finish(&state, outcome(value)))
}

/// The promise is settled: neither closure is needed any more, and somebody has waited.
fn finish(state: &RefCell<State>, result: Result<JsValue, JsValue>) {
    let mut state = state.borrow_mut();
    drop(state.callbacks.take());
    let waker = state.waker.take();
    state.result = Some(result);
    drop(state);
    if let Some(waker) = waker {
        waker.wake();
    }
}

impl Future for JsFuture {
    type Output = Result<JsValue, JsValue>;
    fn poll(self: Pin<&mut Self>, context: &mut Context) -> Poll<Self::Output> {
        let mut state = self.state.borrow_mut();
        match state.result.take() {
            Some(result) => Poll::Ready(result),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }
}
