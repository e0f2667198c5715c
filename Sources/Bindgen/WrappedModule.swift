// What the wasm-bindgen command line adds to a compiled module, as passes from module to module.
//
// Recovery: the sections cited in this room are those of the recovery specification. Deliberately
// absent: the passes for panic=abort (mode C), and `catch` imports, which the examples do not have.

import WasmBinary
import WasmModel

/// What an added function is for.
public enum AddedRole: Hashable, Sendable {
  /// It stands between the module and an imported function and checks the terminated flag when
  /// that function comes back. Recovery: section 4.4.
  case importWrapper
  /// It stands between JavaScript and an exported function and sets the shadow stack pointer back
  /// after an exception. Recovery: section 4.6.
  case exportWrapper
}

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

/// Adds to a module what panic=unwind with the call guard needs: two tags, a wrapper for each
/// imported function and one for each exported one. The module must be valid.
///
/// A module is returned as it is if it does not export the terminated flag, has no memory, or has
/// no instructions that catch exceptions. wasm-bindgen skips such modules without a word, too.
///
/// Recovery: section 4 (modes D and E), 4.4 and 4.6.
public func wrapForGuard(_ module: Module) -> WrappedModule {
  guard let flag = TerminatedFlag(of: module), let encoding = ExceptionEncoding(of: module) else {
    return WrappedModule(module: module)
  }
  var passes = GuardPasses(module)
  let tags = passes.importTags()
  passes.wrapImports(flag, encoding, tags)
  passes.wrapExports(encoding)
  return WrappedModule(module: withOffsets(passes.module), roles: passes.roles)
}

/// Gives all instructions their offsets in the file that would be written.
///
/// Only a module that breaks the limits of the decoder cannot be read back, for instance by one
/// local too many. Its new functions stay without offsets.
private func withOffsets(_ module: Module) -> Module {
  (try? decode(encode(module))) ?? module
}
