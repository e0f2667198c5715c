//! Runs futures: a queue of tasks, which a microtask of JavaScript works off.

use super::closure::Closure;
use super::import::import;
use super::promise::Settled;
use super::release_is_at_least;
use super::JsValue;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::future::Future;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, RawWaker, RawWakerVTable, Waker};

import! {
    #[allow(non_snake_case)]
    fn queueMicrotask(task: &JsValue);
}

/// Begins to run a future. Nobody waits for it, so nobody hears if it panics.
pub fn spawn_local(future: impl Future<Output = ()> + 'static) {
    QUEUE.with(|queue| queue.push(Task::new(Box::pin(future))))
}

// ---- The queue --------------------------------------------------------------------------

thread_local! {
    static QUEUE: Queue = Queue::new();
}

/// The tasks that are ready to be polled.
struct Queue {
    tasks: RefCell<VecDeque<Rc<Task>>>,
    /// A microtask will come, or, before 0.2.80, it will come or is running.
    is_scheduled: Cell<bool>,
    /// What the microtask runs.
    run_all: Closure<Settled>,
}

impl Queue {
    fn new() -> Queue {
        Queue {
            tasks: RefCell::default(),
            is_scheduled: Cell::new(false),
            run_all: Closure::own(|_| QUEUE.with(Queue::run_all)),
        }
    }

    fn push(&self, task: Rc<Task>) {
        self.tasks.borrow_mut().push_back(task);
        if !self.is_scheduled.replace(true) {
            queueMicrotask(self.run_all.function())
        }
    }

    /// If a task fails, the tasks behind it wait until something is pushed again.
    fn run_all(&self) {
        if !release_is_at_least(80) {
            return self.spin();
        }
        self.is_scheduled.set(false);
        let count = self.tasks.borrow().len(); // what is pushed meanwhile has its own microtask
        for _ in 0..count {
            self.run_next();
        }
    }

    /// Before 0.2.80. If a task fails here, nobody takes the flag back: it says for ever that
    /// the queue is running, and nothing runs again.
    fn spin(&self) {
        while self.run_next() {}
        self.is_scheduled.set(false);
    }

    fn run_next(&self) -> bool {
        let next = self.tasks.borrow_mut().pop_front();
        match next {
            Some(task) => {
                task.run();
                true
            }
            None => false,
        }
    }
}

// ---- Tasks ------------------------------------------------------------------------------

/// A future that is being run. Its waker points back at it, in a circle that only the end of
/// the future breaks.
struct Task {
    work: RefCell<Option<Work>>,
    /// True while it stands in the queue.
    is_queued: Cell<bool>,
}

struct Work {
    future: Pin<Box<dyn Future<Output = ()>>>,
    waker: Waker,
}

impl Task {
    fn new(future: Pin<Box<dyn Future<Output = ()>>>) -> Rc<Task> {
        let task = Rc::new(Task {
            work: RefCell::new(None),
            is_queued: Cell::new(true),
        });
        let waker = task.clone().into_waker();
        task.work.replace(Some(Work { future, waker }));
        task
    }

    fn run(&self) {
        let drops_on_unwind = DropOnUnwind(self);
        self.poll();
        std::mem::forget(drops_on_unwind);
    }

    fn poll(&self) {
        let mut work = self.work.borrow_mut();
        let Some(Work { future, waker }) = work.as_mut() else {
            return; // woken once more, after its end
        };
        self.is_queued.set(false); // first, because the future may wake itself
        if future
            .as_mut()
            .poll(&mut Context::from_waker(waker))
            .is_ready()
        {
            *work = None;
        }
    }

    fn wake(self: &Rc<Task>) {
        if !self.is_queued.replace(true) {
            QUEUE.with(|queue| queue.push(self.clone()))
        }
    }
}

/// Drops the future of a task that unwinds. Before 0.2.126 it was left in its circle.
struct DropOnUnwind<'a>(&'a Task);

impl Drop for DropOnUnwind<'_> {
    fn drop(&mut self) {
        if release_is_at_least(126) {
            self.0.work.take();
        }
    }
}

// ---- Wakers -----------------------------------------------------------------------------

/// What a waker does. Its pointer is an `Rc<Task>`.
const WAKER: RawWakerVTable = RawWakerVTable::new(
    |task| unsafe { Rc::clone(&ManuallyDrop::new(Task::of(task))).into_raw_waker() },
    |task| unsafe { Task::of(task).wake() },
    |task| unsafe { ManuallyDrop::new(Task::of(task)).wake() },
    |task| unsafe { drop(Task::of(task)) },
);

impl Task {
    unsafe fn of(task: *const ()) -> Rc<Task> {
        Rc::from_raw(task as *const Task)
    }

    fn into_raw_waker(self: Rc<Task>) -> RawWaker {
        RawWaker::new(Rc::into_raw(self) as *const (), &WAKER)
    }

    fn into_waker(self: Rc<Task>) -> Waker {
        unsafe { Waker::from_raw(self.into_raw_waker()) }
    }
}
