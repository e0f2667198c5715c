// What of wasm-bindgen and workers-rs the lines of the glue, the shims and the passes stand for.

/// A construct of wasm-bindgen or workers-rs. Its raw value is the key that ends a line of glue,
/// behind `//=`.
public enum Upstream: String, CaseIterable, Hashable, Sendable {
  case instantiate
  case start
  case importsObject = "imports-object"
  case memoryView = "memory-view"
  case readMemory = "read-memory"
  case writeMemory = "write-memory"
  case vectorLength = "vector-length"
  case heap
  case externrefTable = "externref-table"
  case externrefStart = "externref-start"
  case instanceID = "instance-id"
  case reinitScheduled = "reinit-scheduled"
  case terminatedAddress = "terminated-address"
  case terminatedFlag = "terminated-flag"
  case calledAbort = "called-abort"
  case wrappedTag = "wrapped-tag"
  case tagPolyfill = "tag-polyfill"
  case wrapError = "wrap-error"
  case callGuard = "call-guard"
  case terminationGuard = "termination-guard"
  case handleCatch = "handle-catch"
  case abortHook = "abort-hook"
  case invokeHandler = "invoke-handler"
  case abortHandler = "abort-handler"
  case resetState = "reset-state"
  case exportWrapper = "export-wrapper"
  case callExport = "call-export"
  case staleObject = "stale-object"
  case lowerArgument = "lower-argument"
  case lowerObject = "lower-object"
  case liftResult = "lift-result"
  case resultError = "result-error"
  case deferredFree = "deferred-free"
  case exportClass = "export-class"
  case constructor
  case handlePointer = "handle-pointer"
  case handleInstance = "handle-instance"
  case wrapHandle = "wrap-handle"
  case destroyIntoRaw = "destroy-into-raw"
  case free
  case finalization
  case makeClosure = "make-closure"
  case makeMutClosure = "make-mut-closure"
  case closureAdapter = "closure-adapter"
  case closureRegistry = "closure-registry"
  case stackClosure = "stack-closure"
  case importAdapter = "import-adapter"
  case handleError = "handle-error"
  case throwText = "throw"
  case rethrow
  case rethrowCritical = "rethrow-critical"
  case panicErrorClass = "panic-error-class"
  case panicErrorImport = "panic-error"
  case reinitImport = "reinit"
  case hostImport = "host-import"
  case panicHook = "panic-hook"
  case workerStart = "worker-start"
  case workerState = "worker-state"
  case entrypoint
  case handlers
  case rpcMethods = "rpc-methods"
  case exportedClasses = "exported-classes"
  case defaultExport = "default-export"
  case checkReinitialize = "check-reinitialize"
  case maybeCritical = "maybe-critical"
  case errorListener = "error-listener"
  case constructTrap = "construct-trap"
  case getTrap = "get-trap"
  case applyTrap = "apply-trap"
  case forwardTraps = "forward-traps"
  case firstPanicHook = "first-panic-hook"
  case firstCheck = "first-check"
  // Passes: no line of JavaScript stands for them.
  case passValues = "pass-values"
  case passEncoding = "pass-encoding"
  case passTags = "pass-tags"
  case passImport = "pass-import"
  case passCatchImport = "pass-catch-import"
  case passCritical = "pass-critical"
  case passLegacy = "pass-legacy"
  case passFlag = "pass-flag"
  case passStackPointer = "pass-stack-pointer"
  case passRelease = "pass-release"
  // Messages.
  case moduleTerminated = "module-terminated"
  case panicMessage = "panic-message"
  case invokedRecursively = "invoked-recursively"
  case recursiveUse = "recursive-use"
  case nullPointer = "null-pointer"
  case tookOwnership = "took-ownership"
  case onceTwice = "once-twice"
  case rawException = "raw-exception"
  case codeHung = "code-hung"

  /// What the table says about it.
  public var row: UpstreamRow { UpstreamRow.table[self] ?? .missing }
}

/// What a construct is, where it is written, since when it exists, and how we know.
public struct UpstreamRow: Hashable, Sendable {
  /// How we know: the letters of the recovery specification.
  public enum Evidence: String, Hashable, Sendable {
    /// Read in the source.
    case source = "S"
    /// Asserted by a test of upstream's.
    case test = "T"
    /// Published text.
    case published = "P"
    /// Observed in a laboratory.
    case laboratory = "L"
    /// Derived by reasoning.
    case derived = "D"
    /// PanicLab's own.
    case own = "-"
  }

  /// What it is, for people.
  public let construct: String
  /// The file in upstream's repository; those of workers-rs begin with `wrs:`.
  public let file: String
  /// The release of wasm-bindgen, or with `w` of workers-rs, that first had it.
  public let release: String
  public let evidence: Evidence
  /// The section of the recovery specification.
  public let section: String

  static let missing = UpstreamRow(
    construct: "", file: "", release: "", evidence: .own, section: "")
}
