// The guard, what sorts the exceptions, the abort hook and the reset.
//
// Recovery: sections 3, 4.2 and 4.3; for the older releases 1.3.

import WasmModel

extension GlueWriter {
  func writeGuards() -> String {
    var script = GlueScript()
    switch features.callGuard {
    case .none: return ""
    case .reinitOnly: writeReinitGuard(into: &script)
    case .termination:
      writeTerminationGuard(into: &script)
      writeHandleCatch(into: &script)
      if features.callsAbortHandler { writeInvokeHandler(into: &script) }
    case .full:
      writeFullGuard(into: &script)
      writeHandleCatch(into: &script)
      if features.callsAbortHandler { writeAbortHook(into: &script) }
    }
    return script.text
  }

  private func writeReinitGuard(into script: inout GlueScript) {
    script.function("__wbg_call_guard()", .callGuard) {
      $0.block("if (__wbg_reinit_scheduled)", .reinitScheduled) {
        $0.write("__wbg_reset_state();", .resetState)
      }
    }
  }

  private func writeTerminationGuard(into script: inout GlueScript) {
    script.function("__wbg_termination_guard()", .terminationGuard) {
      writeFlagAddress(into: &$0)
      $0.block("if (getInt32ArrayMemory0()[__wbg_terminated_addr] !== 0)", .terminatedFlag) {
        if features.resets {
          $0.write("__wbg_reset_state();", .resetState)
        } else {
          $0.write("throw new Error(\"Module terminated\");", .moduleTerminated)
        }
      }
    }
  }

  private func writeFullGuard(into script: inout GlueScript) {
    script.function("__wbg_call_guard()", .callGuard) {
      writeFlagAddress(into: &$0)
      $0.write(
        "const flag = getInt32ArrayMemory0()[__wbg_terminated_addr];", .terminatedFlag)
      $0.block("if (flag !== 0)", .terminatedFlag) {
        if features.callsAbortHandler {
          $0.block("if (!__wbg_called_abort)", .calledAbort) {
            $0.write("__wbg_call_abort_hook();", .abortHook)
          }
        }
        if features.schedulesReinit {
          $0.block("if (__wbg_reinit_scheduled)", .reinitScheduled) {
            $0.write("__wbg_reset_state();\nreturn;", .resetState)
          }
        }
        $0.write("throw new Error(\"Module terminated\");", .moduleTerminated)
      }
      guard features.schedulesReinit else { return }
      $0.block("if (__wbg_reinit_scheduled)", .reinitScheduled) {
        $0.write("__wbg_reset_state();", .resetState)
      }
    }
  }

  private func writeFlagAddress(into script: inout GlueScript) {
    script.write(
      "__wbg_terminated_addr ??= wasm.__instance_terminated.value / 4;", .terminatedAddress)
  }

  private func writeHandleCatch(into script: inout GlueScript) {
    script.function("__wbg_handle_catch(e)", .handleCatch) {
      $0.block(
        "if (e instanceof WebAssembly.Exception && e.is(__wbindgen_wrapped_jstag))", .wrappedTag
      ) {
        $0.write("throw e.getArg(__wbindgen_wrapped_jstag, 0);", .wrappedTag)
      }
      $0.write("getInt32ArrayMemory0()[__wbg_terminated_addr] = 1;", .terminatedFlag)
      if features.callsAbortHandler {
        if features.callGuard == .full {
          $0.write("__wbg_call_abort_hook();", .abortHook)
        } else {
          $0.block("try", end: "} catch (ignored) {}") {
            $0.write("__wbg_invoke_handler(wasm.__abort_handler.value);", .invokeHandler)
          }
        }
      }
      $0.write("throw e;", .handleCatch)
    }
  }

  private func writeAbortHook(into script: inout GlueScript) {
    script.function("__wbg_call_abort_hook()", .abortHook) {
      $0.write("__wbg_called_abort = true;", .calledAbort)
      $0.block("try", end: "} catch (ignored) {}") {
        $0.write(
          "const index = getInt32ArrayMemory0()[wasm.__abort_handler.value / 4];", .abortHandler)
        writeHandlerCall(into: &$0)
      }
    }
  }

  private func writeInvokeHandler(into script: inout GlueScript) {
    script.function("__wbg_invoke_handler(address)", .invokeHandler) {
      $0.write("const index = getInt32ArrayMemory0()[address / 4];", .abortHandler)
      writeHandlerCall(into: &$0)
    }
  }

  private func writeHandlerCall(into script: inout GlueScript) {
    script.block("if (index !== 0)", .abortHandler) {
      $0.write("wasm.__indirect_function_table.get(index)();", .abortHandler)
    }
  }

  /// Makes a new instance in place of the old one. Recovery: section 3, row 6.
  func writeReset(_ helpers: [GlueHelper]) -> String {
    guard features.resets else { return "" }
    var script = GlueScript()
    script.write("")
    script.block("export function __wbg_reset_state()", .resetState) {
      $0.write("__wbg_instance_id += 1;", .instanceID)
      for helper in helpers where helper.reset != nil {
        $0.write(helper.reset ?? "", helper.upstream)
      }
      if features.callGuard == .full { $0.write("__wbg_called_abort = false;", .calledAbort) }
      if features.schedulesReinit {
        $0.write("__wbg_reinit_scheduled = false;", .reinitScheduled)
      }
      $0.write(
        """
        const instance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
        wasm = instance.exports;
        """, .instantiate)
      writeStart(into: &$0)
    }
    return script.text
  }

  /// The call of an export with what the mode puts around it. `into` names the variable that gets
  /// the result. Recovery: section 4.1, steps 4 and 5.
  func writeCall(_ call: String, result: String?, into script: inout GlueScript) {
    let statement = result.map { "\($0) = \(call);" } ?? "\(call);"
    if features.isGuarded {
      if let result { script.write("let \(result);") }
      writeGuardCall(into: &script)
      script.block("try", end: "} catch (e) {") { $0.write(statement, .callExport) }
      script.write("  __wbg_handle_catch(e);", .handleCatch)
      script.write("}")
    } else {
      writeGuardCall(into: &script)
      script.write(result == nil ? statement : "const \(statement)", .callExport)
    }
  }

  private func writeGuardCall(into script: inout GlueScript) {
    guard let name = features.guardName else { return }
    let upstream: Upstream =
      features.callGuard == .termination ? .terminationGuard : .callGuard
    script.write("\(name)();", upstream)
  }
}
