// The state of the interpreter as words for a digest.
//
// Left out is what follows from the rest: places of keys in tables, what of the queue has run. The
// test in `Tests/RecoveryTests/Digests/DigestFieldTests.swift` names each field and why.

extension Interpreter {
  /// Adds everything that a later step depends on or that a person can see.
  public func add(to words: inout DigestWords) {
    for index in objects.indices { words.add(objects[index]) }
    words.add(objects.count)
    // They decide what is allocated next, and in which order.
    words.add(freeObjects) { $0.add($1) }
    for index in cells.indices { words.add(cells[index]) }
    words.add(cells.count)
    words.add(freeCells) { $0.add($1.index) }
    words.add(intrinsics)
    words.add(modules) { $0.add($1) }
    words.add(current)
    for index in callers.indices { words.add(callers[index]) }
    words.add(callers.count)
    words.add(activations) { $0.add($1) }
    words.add(isStopped)
    words.add(microtasks.waiting) { $0.add($1) }
    words.add(rejections) { $0.add($1) }
    words.add(watched.functions.sorted()) { $0.add($1) }
    words.add(watched.variables.sorted()) { $0.add($1) }
    words.add(notices) { $0.add($1) }
    words.add(frameLimit)
  }
}

extension DigestWords {
  fileprivate mutating func add(_ intrinsics: Intrinsics) {
    let names = intrinsics.errors.sorted { $0.key < $1.key }
    words(of: intrinsics)
    add(names) { words, error in
      words.add(error.key)
      words.add(error.value)
    }
  }

  private mutating func words(of intrinsics: Intrinsics) {
    for id in intrinsics.all.dropLast(intrinsics.errors.count) { add(id) }
  }

  /// The program of a module never changes: its name says which it is.
  fileprivate mutating func add(_ module: ModuleRecord) {
    add(module.program.name)
    add(module.code.identity)
    add(module.variables.sorted { $0.key < $1.key }) { words, variable in
      words.add(variable.key)
      words.add(variable.value.cell.index)
      words.add(variable.value.isConstant)
    }
    add(module.namespace) { $0.add($1) }
  }

  fileprivate mutating func add(_ activation: Interpreter.Activation) {
    switch activation.status {
    case .idle: add(0)
    case .running: add(1)
    case .awaitsHost(let request):
      add(2)
      add(request)
    case .finished(let outcome):
      add(3)
      add(outcome)
    }
    add(activation.completion)
  }

  private mutating func add(_ request: Interpreter.HostRequest) {
    switch request {
    case .call(let tag, let this, let arguments):
      add(0)
      add(tag)
      add(this)
      add(arguments)
    case .construct(let tag, let arguments, let newTarget):
      add(1)
      add(tag)
      add(arguments)
      add(newTarget)
    case .get(let tag, let object, let key):
      add(2)
      add(tag)
      add(object)
      add(key)
    case .set(let tag, let object, let key, let value):
      add(3)
      add(tag)
      add(object)
      add(key)
      add(value)
    }
  }

  fileprivate mutating func add(_ notice: Interpreter.Notice) {
    switch notice {
    case .entered(let function, let arguments):
      add(0)
      add(function)
      add(arguments)
    case .left(let function, let outcome):
      add(1)
      add(function)
      add(outcome) { $0.add($1) }
    case .assigned(let variable, let value):
      add(2)
      add(variable)
      add(value)
    case .threw(let function, let value):
      add(3)
      add(function)
      add(value)
    }
  }
}
