// Promises and the queue of microtasks as data.
//
// ECMA-262, "Promise Objects", "Jobs and Host Operations to Enqueue Jobs".

/// What a promise is at.
public enum PromiseState: Hashable, Sendable {
  case pending
  case fulfilled(JSValue)
  case rejected(JSValue)
}

/// The inside of a promise.
struct PromiseRecord: Sendable {
  var state = PromiseState.pending
  /// Resolved, perhaps with a promise that is pending itself: a later resolution does nothing.
  var isLocked = false
  /// Somebody has asked for the outcome, so that a rejection does not go unhandled.
  var isHandled = false
  var reactions: [Reaction] = []
}

/// Who is told when a promise is settled.
enum Reaction: Sendable {
  /// Of `then`: the handlers, if they can be called, and the promise that `then` gave.
  case handlers(onFulfilled: JSValue, onRejected: JSValue, derived: ObjectID)
  /// Of `finally`.
  case cleanup(JSValue, derived: ObjectID)
  /// An async function waits.
  case resumption(ObjectID)
  /// What a callback of `finally` gave is there: now this outcome goes on.
  case passing(Interpreter.Outcome, derived: ObjectID)
}

/// A job that runs when nothing else does.
enum Microtask: Sendable {
  case reaction(Reaction, Interpreter.Outcome)
  /// Calls the `then` of a value that a promise was resolved with.
  case adoption(promise: ObjectID, value: JSValue, then: JSValue)
  case callback(JSValue, arguments: [JSValue])
}

/// Microtasks in the order in which they run.
struct MicrotaskQueue: Sendable {
  private var jobs: [Microtask] = []
  private var first = 0

  var isEmpty: Bool { first == jobs.count }
  var waiting: ArraySlice<Microtask> { jobs[first...] }

  mutating func append(_ job: Microtask) { jobs.append(job) }

  mutating func removeFirst() -> Microtask? {
    guard !isEmpty else { return nil }
    let job = jobs[first]
    first += 1
    // Jobs that have run go in bulk, so that a queue that never becomes empty does not grow.
    if first == jobs.count || first > 64, first * 2 >= jobs.count {
      jobs.removeFirst(first)
      first = 0
    }
    return job
  }
}
