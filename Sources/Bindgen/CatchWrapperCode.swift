// The instructions of the wrappers around imported functions.
//
// Recovery: section 4.4.

import WasmModel

/// Writes the instructions of import wrappers for one module. On each of the three ways back into
/// the module the terminated flag is checked.
struct CatchWrapperCode {
  /// The instructions that check the flag; none before there was one.
  private let check: [Instruction]
  private let tags: GuardTags
  private let catching: CatchingCode?

  /// What becomes of an error that JavaScript throws.
  enum Verdict {
    /// The function is declared with `catch`: the error is stored, and Rust sees an `Err`.
    case store
    /// It is thrown on as expected: destructors run, and the instance lives.
    case throwWrapped
    /// It is thrown on as a `Critical error`, because no destructor will run.
    case rethrowCritical(FunctionIndex)
  }

  init(_ module: Module, _ flag: TerminatedFlag?, _ tags: GuardTags) {
    (check, self.tags) = (flag?.check ?? [], tags)
    catching = CatchingCode(module)
  }

  func locals(_ verdict: Verdict, _ encoding: ExceptionEncoding) -> [ValueType] {
    let exception: [ValueType] = encoding == .standard ? [.exnref] : []
    if case .store = verdict { return exception + [.externref, .i32] }
    return exception
  }

  func body(
    of original: Original, _ verdict: Verdict, _ encoding: ExceptionEncoding
  ) -> [Instruction] {
    switch encoding {
    case .standard: standardBody(of: original, verdict)
    case .legacy: legacyBody(of: original, verdict)
    }
  }

  /// One block around the call, for what JavaScript throws: it is stored.
  func uncheckedBody(of original: Original) -> [Instruction] {
    let error = LocalIndex(original.firstLocal.value + 1)
    let clause = CatchClause(.tag(tags.javaScript), label: 0)
    return [
      Instruction(.block, .blockType(.value(.externref))),
      Instruction(.tryTable, .tryTable(original.block, [clause])),
    ] + original.call + [Instruction(.end), Instruction(.return), Instruction(.end)]
      + handle(.store, original, error) + [Instruction(.end)]
  }

  /// Two blocks around the call, one for each kind of exception; label 0 is the inner one.
  private func standardBody(of original: Original, _ verdict: Verdict) -> [Instruction] {
    let clauses = [
      CatchClause(.tag(tags.javaScript), label: 0), CatchClause(.allReference, label: 1),
    ]
    let exception = Immediate.local(original.firstLocal)
    let error = LocalIndex(original.firstLocal.value + 1)
    var body = [
      Instruction(.block, .blockType(.value(.exnref))),
      Instruction(.block, .blockType(.value(.externref))),
      Instruction(.tryTable, .tryTable(original.block, clauses)),
    ]
    body += original.call + [Instruction(.end)]
    body += check + [Instruction(.return), Instruction(.end)]
    body += check + handle(verdict, original, error) + [Instruction(.end)]
    body += [Instruction(.localSet, exception)] + check
    return body + [
      Instruction(.localGet, exception), Instruction(.throwRef), Instruction(.end),
    ]
  }

  private func legacyBody(of original: Original, _ verdict: Verdict) -> [Instruction] {
    var body = [Instruction(.try, .blockType(original.block))] + original.call
    body += [Instruction(.catch, .tag(tags.javaScript))] + check
    body += handle(verdict, original, original.firstLocal)
    body += [Instruction(.catchAll)] + check
    body += [Instruction(.rethrow, .label(0)), Instruction(.end)]
    return body + check + [Instruction(.end)]
  }

  /// Does with the error of JavaScript, an external reference on the operand stack, what the verdict
  /// says. Never falls through.
  private func handle(
    _ verdict: Verdict, _ original: Original, _ error: LocalIndex
  ) -> [Instruction] {
    switch verdict {
    case .throwWrapped: [Instruction(.throw, .tag(tags.wrapped))]
    case .rethrowCritical(let function):
      [Instruction(.call, .function(function)), Instruction(.unreachable)]
    case .store:
      (catching?.store(error) ?? []) + original.signature.results.map(Self.zero)
        + [Instruction(.return)]
    }
  }

  /// The result of an import that failed; Rust does not look at it.
  private static func zero(_ type: ValueType) -> Instruction {
    switch type {
    case .i32, .v128: Instruction(.i32Const, .i32(0))
    case .i64: Instruction(.i64Const, .i64(0))
    case .f32: Instruction(.f32Const, .f32(0))
    case .f64: Instruction(.f64Const, .f64(0))
    case .reference(let type): Instruction(.refNull, .heapType(type.heap))
    }
  }
}

/// Hands an error of JavaScript over to Rust. The functions are exported by every module with
/// `catch` imports.
private struct CatchingCode {
  private let table: TableIndex
  private let alloc: FunctionIndex
  private let storeError: FunctionIndex

  init?(_ module: Module) {
    guard case .table(let table)? = module.findExport("__wbindgen_externrefs")?.description,
      let alloc = module.findExportedFunction("__externref_table_alloc"),
      let storeError = module.findExportedFunction("__wbindgen_exn_store")
    else { return nil }
    (self.table, self.alloc, self.storeError) = (table, alloc, storeError)
  }

  /// Puts an error into a free place of the table and stores its index: [error] -> []. The local
  /// behind that of the error holds the index.
  func store(_ error: LocalIndex) -> [Instruction] {
    let index = LocalIndex(error.value + 1)
    return [
      Instruction(.localSet, .local(error)), Instruction(.call, .function(alloc)),
      Instruction(.localTee, .local(index)), Instruction(.localGet, .local(error)),
      Instruction(.tableSet, .table(table)), Instruction(.localGet, .local(index)),
      Instruction(.call, .function(storeError)),
    ]
  }
}
