// What the parts of the machine refer to, for the collection of objects.

extension Intrinsics {
  /// All of them.
  var all: [ObjectID] {
    [
      global, object, function, asyncFunction, array, string, number, boolean, bigint, error,
      promise, map, set, weakMap, weakSet, weakReference, registry,
    ] + errors.values
  }
}

extension Interpreter.HostRequest {
  /// The values in it.
  var values: [JSValue] {
    switch self {
    case .call(_, let this, let arguments): [this] + arguments
    case .construct(_, let arguments, let newTarget): arguments + [newTarget]
    case .get(_, let object, _): [.object(object)]
    case .set(_, let object, _, let value): [.object(object), value]
    }
  }
}

extension Interpreter.Notice {
  /// The values in it.
  var values: [JSValue] {
    switch self {
    case .entered(_, let arguments): arguments
    case .left(_, let outcome): outcome.map { [$0.content] } ?? []
    case .assigned(_, let value), .threw(_, let value): [value]
    }
  }
}

extension Interpreter.Outcome {
  /// What was returned or thrown.
  public var content: JSValue {
    switch self {
    case .value(let value), .thrown(let value): value
    }
  }
}

extension Completion {
  /// Where the outcome goes after this.
  var next: Completion? {
    switch self {
    case .activation, .job, .push, .pushBelow, .discard, .operand, .this, .instance, .wait: nil
    case .truth(_, let then), .replaced(_, let then), .mustBeObject(let then),
      .prototype(_, let then), .walk(_, let then), .properties(_, let then), .ancestry(_, let then),
      .keys(_, let then),
      .settle(_, let then), .executor(_, let then), .rejection(_, let then),
      .thenOf(_, _, let then), .finally(_, _, let then):
      then
    }
  }

  /// The values in it, apart from those of ``next``.
  var values: [JSValue] {
    switch self {
    case .activation, .job, .push, .pushBelow, .discard, .operand, .this, .truth, .mustBeObject:
      []
    case .replaced(let value, _), .instance(let value): [value]
    case .prototype(let construction, _):
      [.object(construction.function), construction.newTarget] + construction.arguments
    case .walk(let walk, _):
      [.object(walk.array), walk.callback, walk.this, walk.element] + walk.results
    case .properties(let walk, _): walk.references
    case .ancestry(let id, _), .settle(let id, _), .executor(let id, _), .rejection(let id, _),
      .wait(let id):
      [.object(id)]
    case .keys(.all, _): []
    case .keys(.enumerable(let id), _): [.object(id)]
    case .thenOf(let value, let promise, _): [value, .object(promise)]
    case .finally(let outcome, let promise, _): [outcome.content, .object(promise)]
    }
  }
}
