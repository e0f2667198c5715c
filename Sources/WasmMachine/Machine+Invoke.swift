// Calls from outside, and answers of the host.
//
// Standard: Execution, Modules, Invocation; Host Functions.

import Stepping
import WasmModel

extension Machine {
  /// Calls a function from outside: while the machine is idle, or from inside a host function that
  /// it waits for. The arguments are slots of the function's parameter types, a vector's lower half
  /// first; as in JavaScript, missing ones are zero or null and extra ones are ignored.
  public mutating func invoke(_ address: FunctionAddress, _ arguments: [UInt64]) {
    recordPosition()
    let activation = Activation(
      function: address, baseFrame: Int32(frames.count), base: Int32(top), outer: status,
      outerTop: Int32(top))
    activations.append(activation)
    journal.append(.activationEntered)
    let function = functions[address.value]
    makeRoom(top + function.parameterSlots + function.resultSlots + 1)
    pushFromOutside(arguments, function.type.parameters)
    set(.running)
    call(address)
  }

  /// Pushes values of some types; missing ones are zero or null.
  private mutating func pushFromOutside(_ values: [UInt64], _ types: [ValueType]) {
    var next = 0
    for type in types {
      let missing = type.isReference ? Reference.null : 0
      for _ in 0..<type.slotCount {
        let slot = next < values.count ? values[next] : missing
        let isShort = type == .i32 || type == .f32
        push(isShort ? UInt64(UInt32(truncatingIfNeeded: slot)) : slot)
        next += 1
      }
    }
  }

  /// The arguments of the host function that the machine waits for, as slots.
  public var hostArguments: [UInt64] {
    guard case .hostCall(let address) = status else { return [] }
    return slots.array(top - functions[address.value].parameterSlots..<top)
  }

  /// Answers a host call with results, as slots; missing ones are zero or null.
  public mutating func finishHostCall(_ results: [UInt64]) {
    let function = takeHostArguments()
    // After a tail call the frame need not have room for them.
    makeRoom(top + function.resultSlots + 1)
    pushFromOutside(results, function.type.results)
    if activationIsBare {
      set(.finished)
    } else {
      advance()
      set(.running)
    }
  }

  /// Answers a host call by throwing an exception into Wasm.
  public mutating func throwFromHost(_ exception: ExceptionAddress) {
    _ = takeHostArguments()
    if activationIsBare { set(.uncaught(exception)) } else { beginUnwinding(exception) }
  }

  /// Answers a host call by a trap that passes through: no handler sees it.
  public mutating func trapFromHost(_ trap: Trap) { set(.trapped(trap)) }

  /// Answers a host call by an exhaustion that passes through: no handler sees it.
  public mutating func exhaustFromHost() { set(.exhausted) }

  /// Drops the arguments of the function that the machine waits for.
  private mutating func takeHostArguments() -> FunctionInstance {
    guard case .hostCall(let address) = status else {
      preconditionFailure("an answer without a host call")
    }
    recordPosition()
    top -= functions[address.value].parameterSlots
    return functions[address.value]
  }

  /// True if the activation called a host function directly and has no frame.
  private var activationIsBare: Bool {
    activations.last.map { Int($0.baseFrame) == frames.count } ?? true
  }

  /// The results of a finished activation, as slots.
  public var results: [UInt64] {
    guard case .finished = status, let activation = activations.last else { return [] }
    let count = functions[activation.function.value].resultSlots
    return slots.array(Int(activation.base)..<Int(activation.base) + count)
  }

  /// Ends the newest activation: its frames are left, and the machine waits for what it waited for
  /// before.
  public mutating func endActivation() {
    guard let activation = activations.last else { return }
    recordPosition()
    while frames.count > Int(activation.baseFrame) { leaveFrame() }
    top = Int(activation.outerTop)
    activations.removeLast()
    journal.append(.activationLeft(activation))
    set(activation.outer)
  }

  /// Ends the current step by a trap that an experimenter asks for, at the pc.
  public mutating func injectTrap(_ trap: Trap) { set(.trapped(trap)) }

  /// Exhausts the call stack because an experimenter asks for it.
  public mutating func injectExhaustion() { set(.exhausted) }

  /// Calls a function at the pc, as if the code did so there. It must not return: the instruction
  /// at the pc is not executed. Its parameters are zeros and nulls.
  public mutating func injectCall(_ address: FunctionAddress) {
    recordPosition()
    // The frame at the pc has room for its own operands only.
    makeRoom(top + functions[address.value].parameterSlots)
    pushFromOutside([], functions[address.value].type.parameters)
    call(address)
  }

  /// Returns from the current function because an experimenter asks for it: its operands are
  /// dropped, and the values, as slots of its result types, are its results.
  public mutating func injectReturn(_ values: [UInt64]) {
    guard let frame = frames.last else { return }
    let code = code(of: frame)
    recordPosition()
    top = Int(frame.operands)
    makeRoom(top + code.resultSlots)
    pushFromOutside(values, functions[frame.function.value].type.results)
    executeReturn(code)
  }

  /// Throws an exception that an experimenter asks for, at the pc.
  public mutating func injectException(_ exception: ExceptionAddress) {
    recordPosition()
    beginUnwinding(exception)
  }
}
