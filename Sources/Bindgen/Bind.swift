// What the wasm-bindgen command line adds to a compiled module, as passes from module to module.
//
// Recovery: the sections cited in this room are those of the recovery specification. Deliberately
// absent: modules with a 64-bit memory, output for Emscripten, and JSPI.

import WasmBinary
import WasmModel

/// A module after the passes.
public struct BoundModule: Sendable {
  /// With the offsets of the file that would be written.
  public let module: Module
  /// What each added function is for; functions that were there before have no role.
  public let roles: [FunctionIndex: AddedRole]
  /// Where the functions that were there before stood then. A pass that adds or removes an imported
  /// function moves all that follow.
  public let origins: [FunctionIndex: FunctionIndex]
  public let bindings: Bindings
  public let options: BindgenOptions
  /// How the module encodes exceptions; nil if it has none.
  public let encoding: ExceptionEncoding?
}

/// Adds to a module what a mode needs. The module must be valid.
///
/// The order of the passes is that of upstream: values, catch wrappers, stack pointer. In a module
/// that does not export the terminated flag, the catch wrappers are left out without a word.
///
/// Recovery: section 4.
public func bind(
  _ module: Module, _ options: BindgenOptions
) throws(BindgenError) -> BoundModule {
  try checkMode(module, options)
  let bindings: Bindings
  do { bindings = try Bindings(module) } catch { throw .bindings(error) }
  var passes = Passes(module, bindings, options)
  passes.addExports()
  try checkImports(passes.module, bindings)
  try checkNeeds(of: passes.module, bindings)
  passes.writeRelease()
  passes.silenceReinit()
  passes.adaptValues()
  let encoding = ExceptionEncoding(of: passes.module, options.mode)
  if options.isGuarded, let encoding, let flag = TerminatedFlag(of: passes.module) {
    passes.wrapImports(flag, encoding)
  }
  if options.catchesInModule, encoding == .standard { passes.wrapCatchingImports() }
  if options.restoresStackPointer, let encoding { passes.wrapExports(encoding) }
  return BoundModule(
    module: passes.isChanged ? withOffsets(passes.module) : module, roles: passes.roles,
    origins: passes.origins, bindings: bindings, options: options, encoding: encoding)
}

/// Gives all instructions their offsets in the file that would be written.
///
/// Only a module that breaks the limits of the decoder cannot be read back, for instance by one
/// local too many. Its new functions stay without offsets.
private func withOffsets(_ module: Module) -> Module {
  (try? decode(encode(module))) ?? module
}
