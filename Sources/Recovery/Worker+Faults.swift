// Faults on purpose: at once, or where the next call could panic.

import WasmMachine
import WasmModel
import WasmValidation

extension Worker {
  /// True at the first instruction of the export that a request or a call asked for; a wrapper that
  /// wasm-bindgen added around it does not count.
  public var isAtExport: Bool {
    guard machine.status == .running, let frame = machine.frames.last, frame.pc == 0,
      isInProgram, let place = machine.findPlace(ofFrame: 0)
    else { return false }
    return source.added[place.function] == nil
  }

  /// True where an armed fault strikes: where Rust code of the worker could panic. That is inside
  /// the catch_unwind of an export, or, where there is none, in the first function that the export
  /// calls. In a module that is no worker it is the first instruction of the export.
  var isAtStrikePoint: Bool {
    guard terminatedFlagAddress != nil else { return isAtExport }
    guard machine.status == .running, let activation = machine.activations.last, isInProgram
    else { return false }
    // The first place that is covered is covered by its own frame; and there may be many frames.
    if strategy.build == .unwind { return machine.frames.last.map(isCoveredByCatch) ?? false }
    return machine.frames.count >= Int(activation.baseFrame) + 2
  }

  /// True if JavaScript called what the worker is for, and not the runtime's own exports.
  private var isInProgram: Bool {
    guard case .wasm(.function(let name, _))? = realm.crossings.last?.kind else { return false }
    return name.map { !$0.hasPrefix("__") } ?? false
  }

  /// True if a catch_unwind of the current activation covers the place: a panic here is caught.
  public var isCoveredByCatch: Bool {
    guard let activation = machine.activations.last else { return false }
    return machine.frames[Int(activation.baseFrame)...].contains(where: isCoveredByCatch)
  }

  /// True if a catch_unwind of the frame itself covers its place.
  private func isCoveredByCatch(_ frame: WasmMachine.Frame) -> Bool {
    let function = machine.code(of: frame).function
    // The wrapper of an import catches too, but errors of JavaScript.
    guard source.added[function.index] == nil else { return false }
    var next = function.sideTable.innermostHandler(at: Int(frame.pc))
    while let handler = next {
      if catchesPanics(function.sideTable.handlers[handler].kind) { return true }
      next = function.sideTable.handlers[handler].outer
    }
    return false
  }

  private func catchesPanics(_ kind: Handler.Kind) -> Bool {
    switch kind {
    case .tryTable(let clauses):
      clauses.contains { if case .tag = $0.pattern { true } else { false } }
    case .legacy(let clauses, _): clauses.contains { $0.tag != nil }
    case .delegate: false
    }
  }

  /// True if a fault can strike in Wasm code now.
  public var canBeStruck: Bool { machine.status == .running }

  /// Lets a fault strike where the machine stands.
  mutating func strike(_ fault: Fault) {
    switch fault {
    case .panic, .abort, .exception: note(.fault(fault.text))
    case .hostError, .earlyReturn, .change: break
    }
    switch fault {
    case .panic: if canBeStruck { strikePanic() }
    case .abort(.host): setFlag(1, by: "host")
    case .abort(let kind): if canBeStruck { strikeAbort(kind) }
    case .exception(let tag, let payload, _): if canBeStruck { strike(tag, payload) }
    case .hostError: arm(ArmedFault(fault, .importCall))
    case .earlyReturn(let values, _):
      if canBeStruck {
        note(.changed("\(fault.text) from \(currentFunctionName)"))
        machine.injectReturn(values)
      }
    case .change(let change): write(currentWrite(change))
    }
  }

  /// Throws an exception of a tag of the instance whose code is at the pc.
  private mutating func strike(_ tag: TagIndex, _ payload: [UInt64]) {
    guard let instance = machine.frames.last.map({ machine.instances[$0.instance.value] }),
      instance.tags.indices.contains(tag.value)
    else { return }
    let exception = machine.makeException(
      ExceptionInstance(tag: instance.tags[tag.value], payload: payload))
    machine.injectException(exception)
    note(.thrown(tag: tagName(exception), function: currentFunctionName))
  }

  /// Real Rust panics itself: the worker exports a function for it. Other modules do what a panic
  /// ends in.
  private mutating func strikePanic() {
    if let instance, case .function(let address)? = instance.findExport("__paniclab_panic"),
      case .wasm = machine.functions[address.value].kind,
      machine.functions[address.value].type == FunctionType([], [])
    {
      machine.injectCall(address)
    } else if let instance, case .tag(let tag)? = instance.findExport("__cpp_exception") {
      machine.injectException(
        machine.makeException(
          ExceptionInstance(
            tag: tag, payload: machine.tags[tag.value].type.parameters.map { _ in 0 })))
      note(.thrown(tag: "__cpp_exception", function: currentFunctionName))
    } else {
      trap(.unreachable)
    }
  }

  private mutating func strikeAbort(_ kind: Fault.AbortKind) {
    let size = memory.map { UInt64(machine.memories[$0.value].bytes.count) } ?? 0
    switch kind {
    case .unreachable, .oom: trap(.unreachable)
    case .oob: trap(.outOfBoundsMemoryAccess(address: size, width: 4, size: size))
    case .div0: trap(.integerDivideByZero)
    case .nullCall: trap(.uninitializedElement(index: 0))
    case .stack:
      machine.injectExhaustion()
      note(.exhausted(function: currentFunctionName))
    case .host: setFlag(1, by: "host")
    }
  }

  private mutating func trap(_ trap: Trap) {
    machine.injectTrap(trap)
    note(.trap(trap, function: currentFunctionName))
  }
}
