// What must be true of a module before it is bound in a mode.

import WasmModel

/// Checks that a worker is compiled for the mode, and that the release has the mode.
///
/// A module without the terminated flag is no worker, and may be bound in every mode.
func checkMode(_ module: Module, _ options: BindgenOptions) throws(BindgenError) {
  let mode = options.mode
  // `--force-enable-abort-handler`. Recovery: section 1.1, 2026-06-12.
  let firstForced = Release(patch: 125)
  if mode == .c || mode == .cReinit, options.release < firstForced {
    throw .oldRelease(mode, options.release, since: firstForced)
  }
  guard module.findExport(TerminatedFlag.name) != nil else { return }
  let unwinds = !module.tags.isEmpty || ExceptionEncoding(of: module) != nil
  if unwinds != mode.unwinds { throw .wrongBuild(mode, found: unwinds ? .unwind : .abort) }
}

/// Checks that a bound module imports nothing of wasm-bindgen that the glue does not know.
func checkImports(_ module: Module, _ bindings: Bindings) throws(BindgenError) {
  guard bindings.isDeclared else { return }
  let known = bindings.importSignatures
  for item in module.imports where item.module == Intrinsic.module {
    guard case .function(let index) = item.description else { continue }
    guard let signature = known[item.name] else { throw .unknownImport(item.name) }
    let found = module.functionType(index)
    guard found == signature.compiled else {
      throw .wrongImportType(item.name, found: found, expected: signature.compiled)
    }
  }
}
