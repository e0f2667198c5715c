// Running glue: one line a tick.

import WasmMachine
import WasmModel

extension Worker {
  /// Calls a glue function.
  mutating func push(
    _ program: GlueProgram, caller: GlueFrame.Caller, call: ExportCall? = nil,
    arguments: [UInt64] = [], caught: JSValue? = nil
  ) {
    var frame = GlueFrame(program: program, call: call, arguments: arguments, caller: caller)
    frame.caught = caught
    realm.frames.append(frame)
    skipBraces()
  }

  private var top: Int { realm.frames.count - 1 }

  /// Runs the next line of the innermost glue function.
  mutating func runLine() {
    let frame = realm.frames[top]
    let line = frame.program.lines[frame.line]
    switch line.operation {
    case .none, .jump: preconditionFailure("a brace was stepped")
    case .unless(let condition, let target):
      if holds(condition) { advance() } else { goTo(target) }
    case .run(let routine): call(routine, frame)
    case .callWrapper:
      realm.frames[top].state = .awaitsGlue
      guard let call = frame.call else { preconditionFailure("a shim without a call") }
      push(.wrapper(call.text, strategy), caller: .glue, call: call)
    case .callExport: callExport(frame)
    case .callNamedExport(let name):
      note(.enter(name))
      invokeExport(name, [])
    case .callAbortHandler: callAbortHandler()
    case .set(let variable):
      assign(variable)
      advance()
    case .instantiate: instantiate()
    case .runStartSection: runStartSection()
    case .returnResult: finish(.success(frame.result))
    case .returnNothing: finish(.success(.undefined))
    case .throwCaught: finish(.failure(JSThrow(frame.caught ?? .undefined)))
    case .throwUnwrapped: finish(.failure(JSThrow(unwrapped(frame.caught) ?? .undefined)))
    case .throwError(let className, let message):
      note(.refused)
      throwError(className, message)
    case .swallow:
      note(.hookSwallowed(frame.caught.map(realm.describe) ?? ""))
      realm.frames[top].caught = nil
      advance()
    case .log(let level, let text):
      note(.console(level, text))
      advance()
    case .logCaught:
      note(.console(.error, "Critical \(frame.caught.map(realm.describe) ?? "")"))
      advance()
    case .host(let function): runHost(function, frame.arguments)
    }
  }

  /// Goes to the next line that does something; falls off the end.
  mutating func advance() { goTo(realm.frames[top].line + 1) }

  private mutating func goTo(_ line: Int) {
    realm.frames[top].line = line
    skipBraces()
  }

  private mutating func skipBraces() {
    let lines = realm.frames[top].program.lines
    while realm.frames[top].line < lines.count {
      switch lines[realm.frames[top].line].operation {
      case .none: realm.frames[top].line += 1
      case .jump(let target): realm.frames[top].line = target
      default: return
      }
    }
    finish(.success(.undefined))
  }

  /// A JavaScript throw.
  struct JSThrow: Error {
    let value: JSValue
    init(_ value: JSValue) { self.value = value }
  }

  /// Throws a new error from the current line.
  mutating func throwError(_ className: String, _ message: String) {
    raise(makeError(JSError(className: className, message: message, origin: .thrown)))
  }

  /// Makes an error object.
  mutating func makeError(_ error: JSError) -> JSValue {
    realm.errors.append(error)
    return .error(realm.errors.count - 1)
  }

  /// Throws a value from the current line: to its `catch`, or out of the function.
  mutating func raise(_ value: JSValue) {
    let frame = realm.frames[top]
    if let handler = frame.program.lines[frame.line].handler {
      realm.frames[top].caught = value
      realm.frames[top].state = .ready
      goTo(handler + 1)
    } else {
      finish(.failure(JSThrow(value)))
    }
  }

  /// Leaves the innermost glue function with a result or a throw.
  mutating func finish(_ outcome: Result<JSValue, JSThrow>) {
    let frame = realm.frames.removeLast()
    switch frame.caller {
    case .worker: answer(outcome)
    case .machine: answerMachine(outcome)
    case .glue:
      realm.frames[top].state = .ready
      switch outcome {
      case .success(let value):
        if case .callWrapper = realm.frames[top].program.lines[realm.frames[top].line].operation {
          realm.frames[top].result = value
        }
        advance()
      case .failure(let error): raise(error.value)
      }
    }
  }

  /// Ends the request or call on the way.
  private mutating func answer(_ outcome: Result<JSValue, JSThrow>) {
    guard let last = realm.requests.indices.last, realm.requests[last].outcome == nil else {
      if case .failure(let error) = outcome { note(.failed(realm.describe(error.value))) }
      return
    }
    switch outcome {
    case .success(let value):
      note(.answered(realm.describe(value)))
      realm.requests[last].outcome = .answered(value)
    case .failure(let error):
      note(.failed(realm.describe(error.value)))
      realm.requests[last].outcome = .failed(error.value)
    }
    realm.requests[last].lastTick = ticks + 1
    realm.requests[last].instance = realm.instanceCount
  }

  private mutating func call(_ routine: GlueRoutine, _ frame: GlueFrame) {
    noteCall(of: routine)
    realm.frames[top].state = .awaitsGlue
    let hasStart =
      source.program.module.findExportedFunction(GlueProgram.startName) != nil
    push(
      .routine(
        routine, strategy, hasStart: hasStart,
        hasStartSection: source.program.module.start != nil), caller: .glue, caught: frame.caught)
  }

  private mutating func noteCall(of routine: GlueRoutine) {
    switch routine {
    case .callGuard:
      note(
        .guarded(
          flag: strategy == .guardReinit ? terminatedFlag ?? 0 : nil,
          calledAbort: realm.calledAbort,
          reinitScheduled: realm.reinitScheduled))
    case .handleCatch:
      let caught = realm.frames[top].caught
      note(
        isWrapped(caught)
          ? .leaveWrapped : .leaveUnwrapped(caught.map(realm.describe) ?? "undefined"))
    case .resetState: note(.reset(from: realm.instanceCount, to: realm.instanceCount + 1))
    default: break
    }
  }
}
