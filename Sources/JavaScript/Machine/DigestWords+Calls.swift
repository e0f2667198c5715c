// Calls on the way, and what becomes of their outcomes, as words for a digest.

extension DigestWords {
  mutating func add(_ frame: CallFrame) {
    add(frame.code.identity)
    add(frame.pc)
    add(frame.slots)
    add(frame.cells) { $0.add($1.index) }
    add(frame.this)
    add(frame.newTarget)
    add(frame.function) { $0.add($1) }
    add(frame.isConstruction)
    add(frame.promise) { $0.add($1) }
    add(frame.completion)
  }

  /// Adds a completion and those behind it.
  mutating func add(_ completion: Completion) {
    var next: Completion? = completion
    while let completion = next {
      addOne(completion)
      next = completion.next
    }
  }

  /// Adds a completion without ``Completion/next``.
  private mutating func addOne(_ completion: Completion) {
    add(completion.digestNumber)
    switch completion {
    case .activation, .job, .push, .pushBelow, .discard, .this, .mustBeObject: break
    case .operand(let index): add(index)
    case .truth(let message, _): add(message) { $0.add($1) }
    case .replaced(let value, _), .instance(let value): add(value)
    case .prototype(let construction, _):
      add(construction.function)
      add(construction.arguments)
      add(construction.newTarget)
    case .walk(let walk, _): add(walk)
    case .properties(let walk, _): add(walk)
    case .ancestry(let id, _), .settle(let id, _), .executor(let id, _), .rejection(let id, _),
      .wait(let id):
      add(id)
    case .keys(.all, _): add(0)
    case .keys(.enumerable(let id), _):
      add(1)
      add(id)
    case .thenOf(let value, let promise, _):
      add(value)
      add(promise)
    case .finally(let outcome, let promise, _):
      add(outcome)
      add(promise)
    }
  }

  private mutating func add(_ walk: ArrayWalk) {
    add(walk.form.digestNumber)
    add(walk.array)
    add(walk.callback)
    add(walk.this)
    add(walk.count)
    add(walk.index)
    add(walk.element)
    add(walk.results)
  }

  private mutating func add(_ walk: PropertyWalk) {
    switch walk.form {
    case .spread(let target):
      add(0)
      add(target)
    case .assign(let target):
      add(1)
      add(target)
    case .values: add(2)
    case .entries: add(3)
    }
    add(walk.sources)
    add(walk.keys)
    add(walk.index)
    switch walk.stage {
    case .keys: add(0)
    case .value: add(1)
    case .assignment: add(2)
    }
    add(walk.results)
  }
}

extension Completion {
  fileprivate var digestNumber: Int {
    switch self {
    case .activation: 0
    case .job: 1
    case .push: 2
    case .pushBelow: 3
    case .discard: 4
    case .operand: 5
    case .this: 6
    case .truth: 7
    case .replaced: 8
    case .mustBeObject: 9
    case .prototype: 10
    case .walk: 11
    case .properties: 12
    case .instance: 13
    case .ancestry: 14
    case .keys: 15
    case .settle: 16
    case .executor: 17
    case .rejection: 18
    case .thenOf: 19
    case .wait: 20
    case .finally: 21
    }
  }
}

extension ArrayWalk.Form {
  fileprivate var digestNumber: Int {
    switch self {
    case .forEach: 0
    case .map: 1
    case .filter: 2
    case .some: 3
    case .every: 4
    case .find: 5
    case .findIndex: 6
    case .reduce: 7
    case .from: 8
    case .pairs: 9
    }
  }
}
