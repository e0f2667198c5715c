// Imported functions: what the glue and the host do when Wasm calls them.

import WasmMachine
import WasmModel

extension Worker {
  /// Enters the glue of an imported function.
  mutating func enterHostFunction(_ address: FunctionAddress) {
    guard let function = hostFunctions[address] else {
      preconditionFailure("a host function that nobody linked")
    }
    push(
      .imported(function, wrapsErrors: wrapsErrors), caller: .machine,
      arguments: machine.hostArguments)
  }

  /// Does what an imported function does, and answers.
  mutating func runHost(_ function: HostFunction, _ arguments: [UInt64]) {
    noteImport(function, arguments)
    switch function {
    case .panicError:
      let error = makeError(
        JSError(className: "PanicError", message: text(arguments), origin: .thrown))
      realm.heap.append(error)
      finish(.success(.value(.i32, UInt64(realm.heap.count - 1))))
    case .rethrow: throwExpected(takeHeap(arguments[0]))
    case .throwError:
      throwExpected(
        makeError(JSError(className: "Error", message: text(arguments), origin: .thrown)))
    case .reinit:
      realm.reinitScheduled = true
      note(.reinitScheduled)
      finish(.success(.undefined))
    case .consoleError:
      note(.console(.error, "Critical \(text(arguments))"))
      finish(.success(.undefined))
    case .setCriticalError:
      realm.criticalError = true
      note(.criticalError)
      finish(.success(.undefined))
    case .nextInstance:
      realm.workerID += 1
      finish(.success(.undefined))
    case .log:
      note(.console(.log, text(arguments)))
      finish(.success(.undefined))
    case .number:
      note(.console(.log, NumberText.text(.i32, arguments[0])))
      finish(.success(.undefined))
    case .event: finish(.success(.undefined))
    case .mayThrow, .mustNotThrow:
      if Int32(slot: arguments[0]) < 0 {
        raise(
          makeError(JSError(className: "HostError", message: "host says no", origin: .thrown)))
      } else {
        finish(.success(.value(.i32, arguments[0])))
      }
    }
  }

  private mutating func noteImport(_ function: HostFunction, _ arguments: [UInt64]) {
    let numbers = arguments.map { Int32(slot: $0) }
    switch (function, numbers.first) {
    case (.event, 1): note(.began(numbers[1]))
    case (.event, 2): note(.dropped(numbers[1]))
    default:
      note(.imported(function, numbers, text: function.takesText ? text(arguments) : nil))
    }
  }

  /// Throws an expected error: in guarded builds in an envelope of its own (spec 2.1).
  private mutating func throwExpected(_ value: JSValue) {
    guard wrapsErrors else { return raise(value) }
    let slot = externrefSlot(value)
    raise(
      .exception(machine.makeException(ExceptionInstance(tag: wrappedTag, payload: [slot]))))
  }

  private mutating func takeHeap(_ handle: UInt64) -> JSValue {
    guard realm.heap.indices.contains(Int(handle)) else { return .undefined }
    let value = realm.heap[Int(handle)]
    realm.heap[Int(handle)] = .undefined
    return value
  }

  /// The UTF-8 text that (pointer, length) names; a range outside the memory gives none.
  private func text(_ arguments: [UInt64]) -> String {
    guard let memory,
      let bytes = machine.memories[memory.value].findBytes(at: arguments[0], count: arguments[1])
    else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Worker {
  /// The line that an imported function will run, as a person reads it.
  public func glueText(ofImport address: FunctionAddress) -> String {
    hostFunctions[address]?.text(wrapsErrors) ?? "-"
  }
}
