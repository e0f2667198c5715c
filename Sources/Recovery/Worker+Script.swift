// Running JavaScript: a statement a tick, and the ways between it and Wasm.

import JavaScript
import WasmMachine
import WasmModel

extension Worker {
  /// Makes a step of the JavaScript side: an answer of Wasm is taken, an import is entered, or a
  /// statement runs.
  mutating func stepRealm() {
    switch realm.crossings.last?.kind {
    case .wasm(let call)?:
      if case .hostCall(let address) = machine.status {
        enterImport(address)
      } else {
        receiveFromWasm(call)
      }
    default: break
    }
    runStatement()
    if realm.crossings.isEmpty { beginNextTask() }
  }

  /// Runs to the end of the current statement, unless it goes into Wasm.
  private mutating func runStatement() {
    guard !isAtWasm else { return }
    if realm.script.status == .running { realm.script.step() }
    answerHost()
    finishScript()
  }

  /// Answers what the statement asks of the host. Some questions have their answers in Wasm: then
  /// the statement waits.
  private mutating func answerHost() {
    while !isAtWasm, case .awaitsHost(let request) = realm.script.status {
      noteNotices()
      guard let outcome = perform(request) else { return }
      noteSwallowed(outcome)
      realm.script.answer(outcome)
      if realm.script.status == .running { realm.script.step() }
    }
    noteNotices()
  }

  /// Hands on what a finished piece of JavaScript gave: to Wasm, or to the event loop.
  mutating func finishScript() {
    answerHost()
    while case .finished = realm.script.status, let crossing = realm.crossings.last {
      let outcome = realm.script.takeOutcome()
      switch crossing.kind {
      case .task(let task):
        realm.crossings.removeLast()
        finish(task, outcome)
        return
      case .imported:
        realm.crossings.removeLast()
        answerMachine(outcome)
        return
      case .wasm: preconditionFailure("JavaScript ended while Wasm was on the way")
      }
    }
  }

  // MARK: Into Wasm

  /// Calls a function of the store; JavaScript waits.
  mutating func enterWasm(_ call: WasmCall, _ address: FunctionAddress, _ arguments: [UInt64]) {
    realm.crossings.append(
      Crossing(
        kind: .wasm(call), scriptFrames: realm.script.depth,
        wasmFrames: machine.frames.count))
    machine.invoke(address, arguments)
  }

  /// Takes what came out of Wasm.
  private mutating func receiveFromWasm(_ call: WasmCall) {
    let outcome: Interpreter.Outcome
    switch machine.status {
    case .finished: outcome = .value(result(call))
    case .uncaught(let exception): outcome = .thrown(javaScriptValue(of: exception))
    case .trapped(let trap): outcome = .thrown(realm.passing ?? makeError(.trap(trap)))
    case .exhausted, .storeExhausted: outcome = .thrown(realm.passing ?? makeError(.exhaustion))
    default: preconditionFailure("Wasm has not come back")
    }
    realm.passing = nil
    machine.endActivation()
    realm.crossings.removeLast()
    noteReturn(call, outcome)
    noteSwallowed(outcome)
    realm.script.answer(outcome)
  }

  private mutating func result(_ call: WasmCall) -> JSValue {
    if case .start(let instance) = call { return .object(instance) }
    guard let activation = machine.activations.last else { return .undefined }
    let types = machine.functions[activation.function.value].type.results
    let values = zip(types, machine.results).map { javaScriptValue($1, $0) }
    if values.count > 1 { return .object(realm.script.makeArray(values)) }
    return values.first ?? .undefined
  }

  /// Makes the error that an engine makes of a trap.
  private mutating func makeError(_ error: EngineError) -> JSValue {
    let object = realm.script.makeError(
      class: error.className, message: error.message, cause: nil)
    realm.engineErrors[object] = error
    return .object(object)
  }

  /// The JavaScript value that an exception becomes when it leaves Wasm.
  private mutating func javaScriptValue(of exception: ExceptionAddress) -> JSValue {
    let instance = machine.exceptions[exception.value]
    if instance.tag == jsTag, let slot = instance.payload.first { return externref(slot) }
    return hostObject(.exception, exception.value)
  }

  // MARK: Out of Wasm

  /// Begins the function that an import was linked to.
  private mutating func enterImport(_ address: FunctionAddress) {
    let number = importNumbers[address] ?? 0
    let item = source.program.module.imports[number]
    let arguments = zip(machine.functions[address.value].type.parameters, machine.hostArguments)
      .map { javaScriptValue($1, $0) }
    noteImport(item, machine.hostArguments)
    if let message = takeHostError(at: item.name) {
      let error = realm.script.makeError(class: "Error", message: message, cause: nil)
      return throwIntoWasm(.object(error))
    }
    realm.crossings.append(
      Crossing(
        kind: .imported(item.name), scriptFrames: realm.script.depth,
        wasmFrames: machine.frames.count))
    let caller = machine.frames.last?.instance ?? realm.instance
    let functions = caller.flatMap { realm.importedFunctions[$0] }
    realm.script.call(functions?[number] ?? .undefined, arguments)
  }

  /// Answers the import that the machine waits for.
  private mutating func answerMachine(_ outcome: Interpreter.Outcome) {
    switch outcome {
    case .value(let value):
      do {
        machine.finishHostCall(try results(value))
      } catch { throwIntoWasm(error.value) }
    case .thrown(let value): throwIntoWasm(value)
    }
  }

  private mutating func results(_ value: JSValue) throws(ScriptThrow) -> [UInt64] {
    guard case .hostCall(let address) = machine.status else { return [] }
    let types = machine.functions[address.value].type.results
    if types.count == 1 { return [try slot(value, types[0])] }
    guard case .object(let array) = value, let values = realm.script.elements(of: array) else {
      return []
    }
    var slots: [UInt64] = []
    for (type, value) in zip(types, values) { slots.append(try slot(value, type)) }
    return slots
  }

  /// Throws a value into Wasm. What an engine made of a trap passes through: no handler sees it
  /// (recovery-spec.md section 6).
  private mutating func throwIntoWasm(_ value: JSValue) {
    if case .object(let object) = value {
      switch realm.engineErrors[object] {
      case .trap(let trap)?:
        realm.passing = value
        return machine.trapFromHost(trap)
      case .exhaustion?:
        realm.passing = value
        return machine.exhaustFromHost()
      case nil: break
      }
      if let tag = realm.script.hostTag(of: object), tag.hostKind == .exception {
        return machine.throwFromHost(ExceptionAddress(tag.payload))
      }
      if isStackOverflow(object) {
        realm.passing = value
        return machine.exhaustFromHost()
      }
    }
    let payload = externrefSlot(value)
    let exception = machine.makeException(ExceptionInstance(tag: jsTag, payload: [payload]))
    machine.throwFromHost(exception)
  }

  /// True for the error of a JavaScript stack that is used up: handlers in Wasm do not see it either.
  private func isStackOverflow(_ object: ObjectID) -> Bool {
    realm.script.className(of: .object(object)) == "RangeError"
      && realm.script.property("message", of: object) == .string(EngineError.exhaustion.message)
  }
}
