// What the functions are for that the passes add.

/// What an added function is for.
public enum AddedRole: Hashable, Sendable, CaseIterable {
  /// Stands between the module and an imported function. Recovery: section 4.4.
  case importWrapper
  /// Stands between JavaScript and an exported function. Recovery: section 4.6.
  case exportWrapper
  /// Gives an imported function values of JavaScript. Recovery: section 4, order of the passes.
  case importAdapter
  /// The same for an exported function. Recovery: section 4, order of the passes.
  case exportAdapter
  /// Stands in for an import that grows or clears the table. Recovery: section 4.10.
  case tableFunction
  /// Stands in for `__wbindgen_reinit`. Recovery: section 2.1.
  case inertReinit
  /// An imported function, `__wbindgen_rethrow_critical`. Recovery: section 4.4.
  case criticalImport

  /// What the function does, in one sentence for people.
  public var summary: String {
    switch self {
    case .importWrapper:
      "Calls JavaScript, and traps if the instance was terminated meanwhile."
    case .exportWrapper:
      "Sets the shadow stack pointer back when an exception leaves the export."
    case .importAdapter:
      "Takes values out of the table of external references before it calls JavaScript."
    case .exportAdapter:
      "Makes of what JavaScript passes what Rust expects, and the other way round."
    case .tableFunction: "Does to the table of external references what Rust cannot say."
    case .inertReinit: "Does nothing: this mode cannot make a new instance."
    case .criticalImport: "Throws a `Critical error` with the error of JavaScript as its cause."
    }
  }

  /// What stands behind the name of the function.
  var suffix: String {
    switch self {
    case .importWrapper: "import wrapper"
    case .exportWrapper: "export wrapper"
    case .importAdapter: "import adapter"
    case .exportAdapter: "export adapter"
    case .tableFunction: "table function"
    case .inertReinit: "inert"
    case .criticalImport: "import"
    }
  }
}

extension Upstream {
  /// The construct that an added function models.
  public init(_ role: AddedRole) {
    self =
      switch role {
      case .importWrapper: .passImport
      case .exportWrapper: .passStackPointer
      case .importAdapter, .exportAdapter: .passValues
      case .tableFunction: .externrefTable
      case .inertReinit: .reinitImport
      case .criticalImport: .passCritical
      }
  }
}
