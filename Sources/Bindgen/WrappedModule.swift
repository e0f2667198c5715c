// The guard alone: the passes of mode E for a module whose exports are functions of numbers.

import WasmModel

/// A module after the passes.
public struct WrappedModule: Sendable {
  /// With the offsets of the file that would be written.
  public let module: Module
  /// What each added function is for; functions that were there before have no role.
  public let roles: [FunctionIndex: AddedRole]

  init(module: Module, roles: [FunctionIndex: AddedRole] = [:]) {
    self.module = module
    self.roles = roles
  }
}

/// Adds to a module what panic=unwind with the call guard needs. The module must be valid.
///
/// A module is returned as it is if it does not export the terminated flag, has no memory, or has
/// no instructions that catch exceptions.
///
/// Recovery: section 4 (mode E), 4.4 and 4.6.
public func wrapForGuard(_ module: Module) -> WrappedModule {
  guard TerminatedFlag(of: module) != nil, ExceptionEncoding(of: module) != nil,
    let bound = try? bind(module, BindgenOptions(mode: .e))
  else { return WrappedModule(module: module) }
  return WrappedModule(module: bound.module, roles: bound.roles)
}
