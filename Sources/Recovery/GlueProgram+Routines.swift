// The helpers of the glue: guard, catch, abort hook, reset, and the shim's checks.

extension GlueProgram {
  /// The program of a routine under a strategy.
  static func routine(
    _ routine: GlueRoutine, _ strategy: Strategy, hasStart: Bool, hasStartSection: Bool = false
  ) -> GlueProgram {
    switch routine {
    case .callGuard: strategy == .guardReinit ? fullGuard : resetGuard
    case .handleCatch: handleCatch
    case .callAbortHook: abortHook
    case .resetState: reset(strategy, hasStart: hasStart, hasStartSection: hasStartSection)
    case .checkReinitialize: checkReinitialize
    case .handleMaybeCritical: handleMaybeCritical
    }
  }

  private static let resetGuard = GlueProgram(
    name: "__wbg_call_guard",
    lines: [
      GlueLine("if (__wbg_reinit_scheduled) {", .unless(.reinitScheduled, goTo: 2)),
      GlueLine("  __wbg_reset_state()", .run(.resetState)),
      GlueLine("}"),
    ],
    models: "__wbg_call_guard, mode B", section: "4.2")

  private static let fullGuard = GlueProgram(
    name: "__wbg_call_guard",
    lines: [
      GlueLine(
        "if (__wbg_terminated_addr === undefined) {",
        .unless(.terminatedAddressUnknown, goTo: 2)),
      GlueLine(
        "  __wbg_terminated_addr = wasm.__instance_terminated.value / 4", .set(.terminatedAddress)),
      GlueLine("}"),
      GlueLine("if (memory[__wbg_terminated_addr] !== 0) {", .unless(.flagIsSet, goTo: 12)),
      GlueLine("  if (!__wbg_called_abort) {", .unless(.notCalledAbort, goTo: 6)),
      GlueLine("    __wbg_call_abort_hook()", .run(.callAbortHook)),
      GlueLine("  }"),
      GlueLine("  if (__wbg_reinit_scheduled) {", .unless(.reinitScheduled, goTo: 11)),
      GlueLine("    __wbg_reset_state()", .run(.resetState)),
      GlueLine("    return", .returnNothing),
      GlueLine("  }"),
      GlueLine(
        "  throw new Error(\"Module terminated\")",
        .throwError(className: "Error", message: "Module terminated")),
      GlueLine("} else if (__wbg_reinit_scheduled) {", .unless(.reinitScheduled, goTo: 14)),
      GlueLine("  __wbg_reset_state()", .run(.resetState)),
      GlueLine("}"),
    ],
    models: "__wbg_call_guard of wasm-bindgen 0.2.118 and later, mode E",
    section: "4.2; 3, rows 2 to 4")

  private static let handleCatch = GlueProgram(
    name: "__wbg_handle_catch",
    lines: [
      GlueLine(
        "if (e instanceof WebAssembly.Exception && e.is(__wbindgen_wrapped_jstag)) {",
        .unless(.caughtIsWrapped, goTo: 2)),
      GlueLine("  throw e.getArg(__wbindgen_wrapped_jstag, 0)", .throwUnwrapped),
      GlueLine("}"),
      GlueLine("memory[__wbg_terminated_addr] = 1", .set(.flag)),
      GlueLine("__wbg_call_abort_hook()", .run(.callAbortHook)),
      GlueLine("throw e", .throwCaught),
    ],
    models: "__wbg_handle_catch, modes C to E", section: "4.3; 3, rows 7 and 8")

  private static let abortHook = GlueProgram(
    name: "__wbg_call_abort_hook",
    lines: [
      GlueLine("__wbg_called_abort = true", .set(.calledAbort(true))),
      GlueLine("try {"),
      GlueLine(
        "  if (memory[wasm.__abort_handler] !== 0) {", .unless(.abortHandlerIsSet, goTo: 5)),
      GlueLine("    table.get(memory[wasm.__abort_handler])()", .callAbortHandler, handler: 5),
      GlueLine("  }"),
      GlueLine("} catch (e) {", .jump(7)),
      GlueLine("  // swallowed", .swallow),
      GlueLine("}"),
    ],
    models: "__wbg_call_abort_hook", section: "3, row 5; 13.1")

  private static func reset(
    _ strategy: Strategy, hasStart: Bool, hasStartSection: Bool
  ) -> GlueProgram {
    var lines = [
      GlueLine("__wbg_instance_id += 1", .set(.instanceIDNext)),
      GlueLine("// views of memory and decoders are made anew here; not modelled"),
      GlueLine("heap = freshHeap()", .set(.heapFresh)),
    ]
    if strategy == .guardReinit {
      lines.append(GlueLine("__wbg_called_abort = false", .set(.calledAbort(false))))
    }
    lines += [
      GlueLine("__wbg_reinit_scheduled = false", .set(.reinitScheduled(false))),
      GlueLine("wasm = new WebAssembly.Instance(module, imports).exports", .instantiate),
    ]
    if hasStartSection { lines.append(GlueLine("// start section", .runStartSection)) }
    if hasStart { lines.append(GlueLine("wasm.__wbindgen_start()", .callNamedExport(startName))) }
    return GlueProgram(
      name: "__wbg_reset_state", lines: lines, models: "__wbg_reset_state", section: "3, row 6")
  }

  static let startName = "__wbindgen_start"

  private static let checkReinitialize = GlueProgram(
    name: "checkReinitialize",
    lines: [
      GlueLine("if (initState.criticalError) {", .unless(.criticalError, goTo: 5)),
      GlueLine(
        "  console.log(\"Reinitializing Wasm application\")",
        .log(.log, "Reinitializing Wasm application")),
      GlueLine("  __wbg_reset_state()", .run(.resetState)),
      GlueLine("  initState.criticalError = false", .set(.criticalError(false))),
      GlueLine("  initState.instanceId += 1", .set(.workerIDNext)),
      GlueLine("}"),
    ],
    models: "checkReinitialize of shim.js", section: "7.3")

  private static let handleMaybeCritical = GlueProgram(
    name: "handleMaybeCritical",
    lines: [
      GlueLine(
        "if (e instanceof WebAssembly.RuntimeError) {", .unless(.caughtIsRuntimeError, goTo: 3)),
      GlueLine("  console.error(\"Critical\", e)", .logCaught),
      GlueLine("  initState.criticalError = true", .set(.criticalError(true))),
      GlueLine("}"),
    ],
    models: "handleMaybeCritical of shim.js", section: "7.3")
}
