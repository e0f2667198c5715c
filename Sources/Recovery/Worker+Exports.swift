// From glue into Wasm, and back.

import WasmMachine
import WasmModel

extension Worker {
  private var top: Int { realm.frames.count - 1 }

  mutating func callExport(_ frame: GlueFrame) {
    guard let call = frame.call else { preconditionFailure("a wrapper without a call") }
    note(.enter(call.text))
    invokeExport(call.name, call.arguments)
  }

  /// Calls an export of the current instance; the glue waits.
  mutating func invokeExport(_ name: String, _ arguments: [UInt64]) {
    guard case .function(let address)? = instance?.findExport(name) else {
      return throwError("TypeError", "wasm.\(name) is not a function")
    }
    let type = machine.functions[address.value].type
    guard !(type.parameters + type.results).contains(.v128) else {
      // As V8 says it: a vector has no counterpart among the values of JavaScript.
      return throwError("TypeError", "type incompatibility when transforming from/to JS")
    }
    realm.frames[top].state = .awaitsWasm
    machine.invoke(address, arguments)
  }

  mutating func callAbortHandler() {
    let index = abortHandler
    note(.hook(index: index))
    guard case .table(let table)? = instance?.findExport("__indirect_function_table") else {
      return throwError("TypeError", "table is undefined")
    }
    let elements = machine.tables[table.value].elements
    guard elements.indices.contains(Int(index)), elements[Int(index)] != Reference.null else {
      return throwError("TypeError", "table.get(...) is not a function")
    }
    realm.frames[top].state = .awaitsWasm
    machine.invoke(FunctionAddress(Int(elements[Int(index)])), [])
  }

  /// The table index at the address that `__abort_handler` names; 0 if there is none.
  var abortHandler: UInt32 {
    guard let address = exportedAddress("__abort_handler"), let memory,
      machine.memories[memory.value].contains(address, count: 4)
    else { return 0 }
    return UInt32(
      truncatingIfNeeded: machine.memories[memory.value].load(at: Int(address), width: 4))
  }

  mutating func instantiate() {
    do {
      let links = imports
      realm.instance = try machine.instantiate(source.program) { links[$0] }
      realm.instanceCount += 1
      note(.instantiated(realm.instanceCount))
      advance()
    } catch { throwError("LinkError", error.description) }
  }

  mutating func runStartSection() {
    guard let start = source.program.module.start, let instance else {
      return advance()
    }
    realm.frames[top].state = .awaitsWasm
    machine.invoke(instance.functions[start.value], [])
  }

  /// Takes what came out of the Wasm function that the current line called.
  mutating func receiveFromWasm() {
    let line = realm.frames[top].program.lines[realm.frames[top].line]
    switch machine.status {
    case .finished:
      let value = resultValue
      machine.endActivation()
      noteReturn(line.operation, value)
      realm.frames[top].state = .ready
      if case .callExport = line.operation { realm.frames[top].result = value }
      advance()
    case .uncaught(let exception):
      machine.endActivation()
      raise(javaScriptValue(of: exception))
    case .trapped(let trap):
      machine.endActivation()
      raise(makeError(.trap(trap)))
    case .exhausted, .storeExhausted:
      machine.endActivation()
      raise(makeError(.exhaustion))
    default: preconditionFailure("Wasm has not come back")
    }
  }

  private mutating func noteReturn(_ operation: GlueOperation, _ value: JSValue) {
    switch operation {
    case .callExport: note(.leave(realm.describe(value)))
    case .callNamedExport: note(.startRan)
    default: break
    }
  }

  private var resultValue: JSValue {
    guard let activation = machine.activations.last else { return .undefined }
    let types = machine.functions[activation.function.value].type.results
    let values = zip(types, machine.results).map { JSValue.value($0, $1) }
    return values.count > 1 ? .list(values) : values.first ?? .undefined
  }

  /// The JavaScript value that an exception becomes when it leaves Wasm.
  private func javaScriptValue(of exception: ExceptionAddress) -> JSValue {
    let instance = machine.exceptions[exception.value]
    guard instance.tag == jsTag, let slot = instance.payload.first else {
      return .exception(exception)
    }
    return externref(slot)
  }

  /// Answers the import that the machine waits for.
  mutating func answerMachine(_ outcome: Result<JSValue, JSThrow>) {
    switch outcome {
    case .success(let value): machine.finishHostCall(results(value))
    case .failure(let error): throwIntoWasm(error.value)
    }
  }

  private func results(_ value: JSValue) -> [UInt64] {
    guard case .hostCall(let address) = machine.status,
      !machine.functions[address.value].type.results.isEmpty
    else { return [] }
    if case .value(_, let slot) = value { return [slot] }
    return [0]
  }

  /// Throws a value into Wasm. A trap passes through: no handler sees it (spec 6).
  private mutating func throwIntoWasm(_ value: JSValue) {
    switch value {
    case .error(let number):
      switch realm.errors[number].origin {
      case .trap(let trap): return machine.trapFromHost(trap)
      case .exhaustion: return machine.exhaustFromHost()
      case .thrown: break
      }
    case .exception(let address): return machine.throwFromHost(address)
    default: break
    }
    let slot = externrefSlot(value)
    let exception = machine.makeException(ExceptionInstance(tag: jsTag, payload: [slot]))
    machine.throwFromHost(exception)
  }
}
