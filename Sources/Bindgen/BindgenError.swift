// Why a module cannot be bound in a mode.

import WasmModel

/// What `bind` found wrong, and what to try.
public enum BindgenError: Error, Hashable, Sendable {
  case bindings(BindingsError)
  /// The module is compiled for another mode.
  case wrongBuild(BindgenMode, found: PanicStrategy)
  /// The release of wasm-bindgen cannot do it yet.
  case oldRelease(BindgenMode, Release, since: Release)
  /// The module does not export what `reason` needs.
  case missingExport(String, reason: String)
  /// The module imports a function of wasm-bindgen that no line declares.
  case unknownImport(String)
  case wrongImportType(String, found: FunctionType, expected: FunctionType)

  /// What a panic becomes. The standard library is compiled for one of the two.
  public enum PanicStrategy: String, Hashable, Sendable {
    case abort = "panic=abort"
    case unwind = "panic=unwind"
  }

  /// What to try, or nil.
  public var hint: String? {
    switch self {
    case .bindings, .wrongImportType: nil
    case .wrongBuild(_, .abort):
      "mode A, B, C or C+reinit, or a build of the module with -Cpanic=unwind"
    case .wrongBuild(_, .unwind): "mode D or E, or a build of the module with -Cpanic=abort"
    case .oldRelease(_, _, let since): "release \(since) or later"
    case .missingExport(let name, _): "export \(name) from the module"
    case .unknownImport(let name): "declare \(name) in the section \(Bindings.sectionName)"
    }
  }
}

extension BindgenError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .bindings(let error): error.description
    case .wrongBuild(let mode, let found):
      "wrong build: the module is compiled with \(found.rawValue), mode \(mode.rawValue) is for "
        + (mode.unwinds ? PanicStrategy.unwind : .abort).rawValue
    case .oldRelease(let mode, let release, let since):
      "unknown mode: release \(release) has no mode \(mode.rawValue), it came with \(since)"
    case .missingExport(let name, let reason):
      "unknown export: the module does not export \(name), which is needed for \(reason)"
    case .unknownImport(let name):
      "unknown import: \(name) is no function that the glue knows"
    case .wrongImportType(let name, let found, let expected):
      "type mismatch: the import \(name) is a \(found), expected \(expected)"
    }
  }
}
