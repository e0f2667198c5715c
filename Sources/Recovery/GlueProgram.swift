// Glue programs: the JavaScript around a module, as lines that can be stepped.

/// A function of the glue: a list of lines. It models the code that wasm-bindgen or workers-rs
/// generates; the text is ours.
public struct GlueProgram: Hashable, Sendable {
  /// As in `__wbg_call_guard`.
  public let name: String
  public let lines: [GlueLine]
  /// What of wasm-bindgen or workers-rs it models, and of which release.
  public let models: String
  /// The section of recovery-spec.md that it follows.
  public let section: String
}

/// One line: what a person reads, and what it does.
public struct GlueLine: Hashable, Sendable {
  public let text: String
  public let operation: GlueOperation
  /// Inside a `try`: the line of its `catch`.
  public let handler: Int?

  init(_ text: String, _ operation: GlueOperation = .none, handler: Int? = nil) {
    self.text = text
    self.operation = operation
    self.handler = handler
  }
}

/// What a line does.
public enum GlueOperation: Hashable, Sendable {
  /// A brace; takes no tick.
  case none
  /// Goes to a line; takes no tick.
  case jump(Int)
  /// `if (…) {`: goes to a line if the condition is false.
  case unless(GlueCondition, goTo: Int)
  /// Calls another function of the glue.
  case run(GlueRoutine)
  /// Calls the export wrapper that the shim stands above.
  case callWrapper
  /// Calls the export of the module that the wrapper is for.
  case callExport
  /// Calls an export without arguments, as `__wbindgen_start`.
  case callNamedExport(String)
  /// Calls the table entry that the abort handler names.
  case callAbortHandler
  case set(GlueVariable)
  case instantiate
  case runStartSection
  case returnResult
  case returnNothing
  /// `throw e`.
  case throwCaught
  /// `throw e.getArg(wrapped, 0)`.
  case throwUnwrapped
  case throwError(className: String, message: String)
  /// Forgets the caught exception: the `catch` that swallows.
  case swallow
  case log(ConsoleLevel, String)
  /// `console.error("Critical", e)`.
  case logCaught
  /// The body of an imported function.
  case host(HostFunction)
}

/// Conditions of `if` lines.
public enum GlueCondition: Hashable, Sendable {
  case terminatedAddressUnknown
  case flagIsSet
  case notCalledAbort
  case abortHandlerIsSet
  case reinitScheduled
  case criticalError
  case caughtIsWrapped
  case caughtIsRuntimeError
}

/// Assignments of the glue.
public enum GlueVariable: Hashable, Sendable {
  case terminatedAddress
  case flag
  case calledAbort(Bool)
  case reinitScheduled(Bool)
  case instanceIDNext
  case heapFresh
  case criticalError(Bool)
  case workerIDNext
}

/// The functions of the glue that lines call by name.
public enum GlueRoutine: Hashable, Sendable {
  case callGuard
  case handleCatch
  case callAbortHook
  case resetState
  case checkReinitialize
  case handleMaybeCritical
}

/// Where a console line goes.
public enum ConsoleLevel: String, Hashable, Sendable {
  case log
  case error
}
