// Objects that nothing refers to are collected, when the embedder says so.

extension Interpreter {
  /// How much a collection has freed.
  public struct Collection: Hashable, Sendable {
    public let objects: Int
    public let variables: Int
    /// Callbacks of registries that have been put into the queue of microtasks.
    public let finalizations: Int
  }

  /// Frees what can be reached neither from the globals, the modules, what is on the way and the
  /// queue, nor from the values given. The callbacks of a `FinalizationRegistry` become microtasks.
  @discardableResult
  public mutating func collect(roots: [JSValue]) -> Collection {
    var marking = Marking(objects: objects.count, cells: cells.count)
    markRoots(roots, &marking)
    trace(&marking)
    let finalizations = finalize(&marking)
    return sweep(marking, finalizations)
  }

  /// Frees one object that is known to be referred to by nothing.
  mutating func release(_ id: ObjectID) {
    objects[id.index] = JSObject(.free, prototype: nil)
    freeObjects.append(id)
  }

  /// What has been reached, and what is still to be looked at.
  private struct Marking {
    var isObjectReached: [Bool]
    var isCellReached: [Bool]
    var waiting: [ObjectID] = []
    var waitingCells: [CellID] = []
    /// Maps whose keys do not hold their values.
    var weakMaps: [ObjectID] = []

    init(objects: Int, cells: Int) {
      isObjectReached = Array(repeating: false, count: objects)
      isCellReached = Array(repeating: false, count: cells)
    }

    mutating func reach(_ value: JSValue) { if let id = value.object { reach(id) } }

    mutating func reach(_ id: ObjectID?) {
      guard let id, id.raw >= 0, !isObjectReached[id.index] else { return }
      isObjectReached[id.index] = true
      waiting.append(id)
    }

    mutating func reach(_ cell: CellID) {
      guard !cell.isNone, !isCellReached[cell.index] else { return }
      isCellReached[cell.index] = true
      waitingCells.append(cell)
    }

    mutating func reach(_ outcome: Outcome) {
      switch outcome {
      case .value(let value), .thrown(let value): reach(value)
      }
    }

    func isReached(_ value: JSValue) -> Bool {
      value.object.map { isObjectReached[$0.index] } ?? true
    }
  }

  // MARK: Marking

  private func markRoots(_ roots: [JSValue], _ marking: inout Marking) {
    for id in intrinsics.all { marking.reach(id) }
    for value in roots { marking.reach(value) }
    for module in modules {
      marking.reach(module.namespace)
      for variable in module.variables.values { marking.reach(variable.cell) }
    }
    mark(current, &marking)
    for index in callers.indices { mark(callers[index], &marking) }
    for activation in activations { mark(activation, &marking) }
    for job in microtasks.waiting { mark(job, &marking) }
    for promise in rejections { marking.reach(promise) }
    for value in notices.flatMap(\.values) { marking.reach(value) }
  }

  private func trace(_ marking: inout Marking) {
    while true {
      while let id = marking.waiting.popLast() { mark(id, &marking) }
      if let cell = marking.waitingCells.popLast() {
        marking.reach(cells[cell.index])
        continue
      }
      for id in marking.weakMaps {
        guard case .weakMap(let table) = objects[id.index].kind else { continue }
        for entry in table.entries.compactMap({ $0 }) where marking.isReached(entry.key) {
          marking.reach(entry.value)
        }
      }
      if marking.waiting.isEmpty, marking.waitingCells.isEmpty { return }
    }
  }

  private func mark(_ id: ObjectID, _ marking: inout Marking) {
    let object = objects[id.index]
    marking.reach(object.prototype)
    for value in object.elements { marking.reach(value) }
    for property in object.properties.properties {
      switch property.content {
      case .data(let value): marking.reach(value)
      case .accessor(let getter, let setter):
        marking.reach(getter)
        marking.reach(setter)
      }
    }
    switch object.kind {
    case .free, .ordinary, .array, .error, .native, .host, .hostFunction, .weakReference,
      .namespace:
      break
    case .wrapper(let value): marking.reach(value)
    case .closure(let closure): mark(closure, &marking)
    case .bound(let target, let this):
      marking.reach(target)
      marking.reach(this)
    case .proxy(let target, let handler):
      marking.reach(target)
      marking.reach(handler)
    case .promise(let record): mark(record, &marking)
    case .map(let table), .set(let table):
      for entry in table.entries.compactMap({ $0 }) {
        marking.reach(entry.key)
        marking.reach(entry.value)
      }
    case .weakMap: marking.weakMaps.append(id)
    case .registry(let table):
      marking.reach(table.callback)
      for entry in table.entries { marking.reach(entry.held) }
    case .suspension(let frame): mark(frame, &marking)
    }
  }

  private func mark(_ closure: Closure, _ marking: inout Marking) {
    for cell in closure.captures { marking.reach(cell) }
    marking.reach(closure.this)
    marking.reach(closure.newTarget)
    marking.reach(closure.home)
  }

  private func mark(_ frame: CallFrame, _ marking: inout Marking) {
    for value in frame.slots { marking.reach(value) }
    for cell in frame.cells { marking.reach(cell) }
    marking.reach(frame.this)
    marking.reach(frame.newTarget)
    marking.reach(frame.function)
    marking.reach(frame.promise)
    mark(frame.completion, &marking)
  }

  private func mark(_ record: PromiseRecord, _ marking: inout Marking) {
    switch record.state {
    case .pending: break
    case .fulfilled(let value), .rejected(let value): marking.reach(value)
    }
    for reaction in record.reactions { mark(reaction, &marking) }
  }

  private func mark(_ reaction: Reaction, _ marking: inout Marking) {
    switch reaction {
    case .handlers(let onFulfilled, let onRejected, let derived):
      marking.reach(onFulfilled)
      marking.reach(onRejected)
      marking.reach(derived)
    case .cleanup(let callback, let derived):
      marking.reach(callback)
      marking.reach(derived)
    case .resumption(let suspension): marking.reach(suspension)
    case .passing(let outcome, let derived):
      marking.reach(outcome)
      marking.reach(derived)
    }
  }

  private func mark(_ job: Microtask, _ marking: inout Marking) {
    switch job {
    case .reaction(let reaction, let outcome):
      mark(reaction, &marking)
      marking.reach(outcome)
    case .adoption(let promise, let value, let then):
      marking.reach(promise)
      marking.reach(value)
      marking.reach(then)
    case .callback(let function, let arguments):
      marking.reach(function)
      for value in arguments { marking.reach(value) }
    }
  }

  private func mark(_ activation: Activation, _ marking: inout Marking) {
    mark(activation.completion, &marking)
    switch activation.status {
    case .idle, .running: break
    case .finished(let outcome): marking.reach(outcome)
    case .awaitsHost(let request):
      for value in request.values { marking.reach(value) }
    }
  }

  private func mark(_ completion: Completion, _ marking: inout Marking) {
    var next: Completion? = completion
    while let completion = next {
      for value in completion.values { marking.reach(value) }
      next = completion.next
    }
  }

  // MARK: Sweeping

  /// The entries of registries whose targets have died become microtasks; what they are called
  /// with lives on.
  private mutating func finalize(_ marking: inout Marking) -> Int {
    var count = 0
    for index in objects.indices where marking.isObjectReached[index] {
      guard case .registry(var table) = objects[index].kind else { continue }
      let dead = table.entries.filter { !marking.isObjectReached[$0.target.index] }
      if dead.isEmpty { continue }
      for entry in dead { enqueueMicrotask(table.callback, [entry.held]) }
      table.entries.removeAll { !marking.isObjectReached[$0.target.index] }
      objects[index].kind = .registry(table)
      count += dead.count
    }
    return count
  }

  private mutating func sweep(_ marking: Marking, _ finalizations: Int) -> Collection {
    var (freedObjects, freedCells) = (0, 0)
    for index in objects.indices {
      if marking.isObjectReached[index] {
        forgetDead(in: index, marking)
      } else if !isFree(index) {
        release(ObjectID(index))
        freedObjects += 1
      }
    }
    let free = Set(freeCells)
    for index in cells.indices where !marking.isCellReached[index] {
      guard !free.contains(CellID(index)) else { continue }
      cells[index] = .undefined
      freeCells.append(CellID(index))
      freedCells += 1
    }
    return Collection(
      objects: freedObjects, variables: freedCells, finalizations: finalizations)
  }

  private func isFree(_ index: Int) -> Bool {
    if case .free = objects[index].kind { true } else { false }
  }

  /// What refers weakly to a dead object no longer does.
  private mutating func forgetDead(in index: Int, _ marking: Marking) {
    switch objects[index].kind {
    case .weakReference(let target?) where !marking.isObjectReached[target.index]:
      objects[index].kind = .weakReference(nil)
    case .weakMap(var table):
      for entry in table.entries.compactMap({ $0 }) where !marking.isReached(entry.key) {
        _ = table.remove(entry.key)
      }
      objects[index].kind = .weakMap(table)
    default: break
    }
  }
}
