// The rows of the table of upstream constructs.
//
// Files are those of wasm-bindgen at 7efa2e0f and, with `wrs:`, of workers-rs at bb141710.

extension UpstreamRow {
  /// One row a construct.
  // swift-format-ignore
  static let table: [Upstream: UpstreamRow] = {
    let js = "crates/cli-support/src/js/mod.rs"
    let binding = "crates/cli-support/src/js/binding.rs"
    let catching = "crates/cli-support/src/transforms/catch_handler.rs"
    let rt = "src/rt/mod.rs"
    let shim = "wrs:worker-build/src/js/shim.js"
    let unwindShim = "wrs:worker-build/src/js/shim-unwind.js"
    let build = "wrs:worker-build/src/main.rs"
    let rows: [(Upstream, String, String, String, Evidence, String)] = [
      (.instantiate, "the instance of the module, and `wasm`, its exports", js, "0.2.0", .source, "3, row 1"),
      (.start, "the call of the module's start chain, unguarded", js, "0.2.29", .source, "4.11"),
      (.importsObject, "the object of imports, made again for each instance", js, "0.2.85", .source, "3, row 6"),
      (.memoryView, "a view of memory, made again when memory has grown", js, "0.1.0", .source, "2.2"),
      (.readMemory, "what reads text and bytes from memory", js, "0.1.0", .source, "4.1, step 6"),
      (.writeMemory, "what copies text and bytes into memory, unguarded", js, "0.1.0", .source, "4.1, step 3"),
      (.vectorLength, "the length of what was copied last", js, "0.2.29", .source, "3, row 6"),
      (.heap, "the array of JavaScript's values in builds without externref", js, "0.1.0", .source, "4.10"),
      (.externrefTable, "the table of JavaScript's values that Rust owns", js, "0.2.63", .source, "4.10"),
      (.externrefStart, "the first places of the table, filled at the start of an instance", js, "0.2.63", .source, "4.10"),
      (.instanceID, "the number of the instance: one more at each reset", js, "0.2.102", .source, "2.2"),
      (.reinitScheduled, "that Rust asked for a new instance", js, "0.2.118", .source, "2.2"),
      (.terminatedAddress, "where the flag is, asked once; a reset keeps it", js, "0.2.114", .source, "2.2"),
      (.terminatedFlag, "the terminated flag in the memory of the instance", js, "0.2.114", .source, "2.1"),
      (.calledAbort, "that the abort hook has run; only the guard asks", js, "0.2.118", .source, "2.2"),
      (.wrappedTag, "the tag that marks an error as expected, one for all instances", js, "0.2.113", .source, "2.1"),
      (.tagPolyfill, "the tag of JavaScript's errors on engines without JSTag", js, "0.2.123", .source, "4.4"),
      (.wrapError, "what gives JavaScript's errors that tag", js, "0.2.123", .source, "4.4"),
      (.callGuard, "the check before each call of an export", js, "0.2.118", .source, "4.2"),
      (.terminationGuard, "the check as it was in 0.2.114 to 0.2.117", js, "0.2.114", .source, "1.3"),
      (.handleCatch, "what sorts the exceptions that leave an export", js, "0.2.114", .source, "4.3"),
      (.abortHook, "the call of Rust's abort handler, whose own failures are swallowed", js, "0.2.118", .source, "3, row 5"),
      (.invokeHandler, "the abort hook as it was in 0.2.115 to 0.2.117", js, "0.2.115", .source, "2.2"),
      (.abortHandler, "Rust's abort handler: an index of the function table", rt, "0.2.115", .source, "2.1"),
      (.resetState, "what puts a new instance in place of the old one", js, "0.2.102", .source, "3, row 6"),
      (.exportWrapper, "the function, method or accessor before an export", binding, "0.1.0", .source, "4.1"),
      (.callExport, "the call of the export itself", binding, "0.1.0", .source, "4.1, step 5"),
      (.staleObject, "the check that an object is of this instance", js, "0.2.102", .source, "4.1, step 1"),
      (.lowerArgument, "an argument copied into memory, before the guard", binding, "0.1.0", .source, "4.1, step 3"),
      (.lowerObject, "an object that is moved into the call: its handle is dead from here", binding, "0.2.71", .source, "4.1, step 3"),
      (.liftResult, "a value made of what the export gave", binding, "0.1.0", .source, "4.1, step 6"),
      (.resultError, "the error of a `Result`, thrown outside the `try`", binding, "0.2.79", .source, "4.1, step 6"),
      (.deferredFree, "memory of a result that is freed in the end, with a guard of its own", binding, "0.2.87", .laboratory, "4.1, step 7"),
      (.exportClass, "the class that holds a pointer of Rust's", js, "0.1.0", .source, "4.9"),
      (.constructor, "what makes an object in Rust and a handle for it", js, "0.2.3", .source, "4.9"),
      (.handlePointer, "the pointer in the handle", js, "0.2.85", .source, "4.9"),
      (.handleInstance, "the instance in the handle, hidden from JSON", js, "0.2.102", .source, "2.2"),
      (.wrapHandle, "a handle for an object that Rust has made", js, "0.2.23", .source, "4.9"),
      (.destroyIntoRaw, "takes the pointer out of a handle", js, "0.2.71", .source, "4.9"),
      (.free, "drops an object; the instance is not checked", js, "0.1.0", .source, "4.9"),
      (.finalization, "drops an object whose handle was collected, unguarded", js, "0.2.66", .source, "4.9"),
      (.makeClosure, "a function for an `Fn` closure", js, "0.2.59", .source, "4.7"),
      (.makeMutClosure, "a function for an `FnMut` closure: its pointer is away while it runs", js, "0.2.59", .source, "4.7"),
      (.closureAdapter, "the call of a closure, wrapped as an export is", binding, "0.2.59", .source, "4.7"),
      (.closureRegistry, "drops a closure whose function was collected", js, "0.2.66", .source, "4.9"),
      (.stackClosure, "a closure that JavaScript may call until the import returns", binding, "0.2.48", .source, "4.7"),
      (.importAdapter, "the function between an import and what it stands for", binding, "0.1.0", .source, "4.4"),
      (.handleError, "an error of a `catch` import is put away for Rust, by JavaScript", js, "0.2.34", .source, "4.4"),
      (.throwText, "`throw_str`: an `Error`, and no panic", js, "0.1.0", .source, "2.1"),
      (.rethrow, "throws a value that Rust holds", js, "0.2.22", .source, "2.1"),
      (.rethrowCritical, "an error that no `catch` import expected is fatal", js, "0.2.125", .test, "4.4"),
      (.panicErrorClass, "the class of caught panics, its name on the prototype", js, "0.2.107", .source, "2.3"),
      (.panicErrorImport, "makes a `PanicError` of the panic's message", rt, "0.2.107", .source, "2.1"),
      (.reinitImport, "`schedule_reinit`", "src/lib.rs", "0.2.118", .source, "2.1"),
      (.hostImport, "a function of the example's host", "", "-", .own, "-"),
      (.panicHook, "what the panic hook of workers-rs does", "wrs:worker/src/init.rs", "w0.8.0", .source, "7.2"),
      (.workerStart, "what the start function of workers-rs does", "wrs:worker/src/init.rs", "w0.8.0", .source, "7.2"),
      (.workerState, "the state that outlives a reset", "wrs:worker/src/init.rs", "w0.8.0", .source, "7.2"),
      (.entrypoint, "the class whose objects serve requests", shim, "w0.6.7", .source, "7.1"),
      (.handlers, "a handler of an event, as a method", build, "w0.6.7", .source, "7.1, step 3"),
      (.rpcMethods, "any other export, as a method", build, "w0.6.7", .source, "7.1, step 3"),
      (.exportedClasses, "a class of the module, behind a Proxy where there is recovery", build, "w0.6.5", .source, "7.1, step 4"),
      (.defaultExport, "what the runtime makes its objects of", build, "w0.6.7", .source, "7.1, step 5"),
      (.checkReinitialize, "resets the module if a critical error was seen", shim, "w0.6.2", .source, "7.3"),
      (.maybeCritical, "remembers that the module trapped", shim, "w0.7.0", .source, "7.3"),
      (.errorListener, "how traps in microtasks are seen", shim, "w0.7.0", .source, "7.3"),
      (.constructTrap, "an object with what is needed to make it once more", shim, "w0.6.5", .source, "7.3"),
      (.getTrap, "makes the object again if it is of an earlier instance", shim, "w0.6.6", .source, "7.3"),
      (.applyTrap, "looks before each call for a critical error, and after it", shim, "w0.7.0", .source, "7.3"),
      (.forwardTraps, "everything else goes to the object", unwindShim, "w0.6.5", .source, "7.3"),
      (.firstPanicHook, "the panic hook of the first mechanism", "wrs:worker-build/src/js/shim.js", "w0.6.2", .source, "1.2"),
      (.firstCheck, "the check of the first mechanism", "wrs:worker-build/src/js/shim.js", "w0.6.2", .source, "1.2"),
      (.passValues, "indices and return pointers become externrefs and several results", "crates/cli-support/src/externref.rs", "0.2.63", .source, "4"),
      (.passEncoding, "which exception instructions the module uses", "crates/cli-support/src/transforms/mod.rs", "0.2.123", .test, "9.5"),
      (.passTags, "the tags of JavaScript's and of expected errors, imported", catching, "0.2.113", .source, "2.1"),
      (.passImport, "the wrapper of an import: marks errors, checks the flag", catching, "0.2.114", .test, "4.4"),
      (.passCatchImport, "the wrapper of a `catch` import: the error becomes an `Err`", catching, "0.2.109", .test, "4.4"),
      (.passCritical, "the wrapper of an import under panic=abort: the error is fatal", catching, "0.2.125", .test, "4.4"),
      (.passLegacy, "the wrappers with the older exception instructions", catching, "0.2.123", .test, "4.4"),
      (.passFlag, "the check on each way back from an import", catching, "0.2.114", .laboratory, "4.4, GUARD"),
      (.passStackPointer, "the stack pointer is set back when an exception leaves an export", "crates/cli-support/src/transforms/export_sp_restore.rs", "0.2.127", .test, "4.6"),
      (.passRelease, "tells the example's runtime which release it is to resemble", "", "-", .own, "1.3"),
      (.moduleTerminated, "`Module terminated`: a call into a terminated instance", js, "0.2.114", .test, "2.3"),
      (.panicMessage, "`PanicError`: the panic's message, or `No panic message available`", rt, "0.2.107", .source, "2.3"),
      (.invokedRecursively, "`closure invoked recursively or after being dropped`", "src/convert/closures.rs", "0.2.3", .source, "2.3"),
      (.recursiveUse, "`recursive use of an object detected which would lead to unsafe aliasing in rust`", rt, "0.1.0", .test, "2.3"),
      (.nullPointer, "`null pointer passed to rust`", rt, "0.1.0", .source, "2.3"),
      (.tookOwnership, "`attempted to take ownership of Rust value while it was borrowed`", rt, "0.2.93", .test, "2.3"),
      (.onceTwice, "`FnOnce called more than once`", "src/convert/closures.rs", "0.2.38", .source, "2.3"),
      (.rawException, "a panic that nobody caught: a bare `WebAssembly.Exception`", rt, "0.2.107", .derived, "2.3"),
      (.codeHung, "`Workers runtime canceled…`: the promise of a request can never settle", "wrs:test/tests/panic.spec.ts", "w0.6.2", .test, "2.3"),
    ]
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let (key, construct, file, release, evidence, section) = row
        return (
          key,
          UpstreamRow(
            construct: construct, file: file, release: release, evidence: evidence,
            section: section)
        )
      })
  }()
}
