// Writes `worker.js`: what workers-rs puts between the Workers runtime and the glue.
//
// Recovery: section 7; for the first mechanism 1.2.

import WasmModel

/// The shims of workers-rs.
public enum ShimKind: String, CaseIterable, Hashable, Sendable {
  /// No recovery: the glue is called as it is.
  case plain
  /// The first mechanism: before a handler runs, the module is reset if it has panicked.
  case first
  /// The old mechanism in its final form, `shim.js`: panics and traps are remembered, and objects
  /// are made again.
  case reinit
  /// `shim-unwind.js`: only objects are made again; the rest is left to the call guard.
  case unwind

  /// One sentence for people.
  public var summary: String {
    switch self {
    case .plain: "calls the glue and does nothing else"
    case .first: "resets the module before the next handler if it has panicked"
    case .reinit: "resets the module before the next call if it panicked or trapped"
    case .unwind: "makes objects again that are of an earlier instance"
    }
  }
}

/// Writes `worker.js` for glue that exports these functions and classes, and `platform.js`, which
/// it imports.
public func writeShim(
  _ kind: ShimKind, exports: [String], classes: [String]
) -> [GlueFile] {
  let text = ShimWriter(kind: kind, exports: exports, classes: classes).text
  return [
    GlueFile(name: "platform.js", text: WorkersRuntime.platform),
    GlueFile(name: "worker.js", text: text),
  ]
}

/// Writes the same for the glue that ``writeGlue(_:)`` writes for a module.
public func writeShim(_ kind: ShimKind, for bound: BoundModule) -> [GlueFile] {
  writeShim(kind, exports: bound.exportedNames, classes: bound.bindings.classes.map(\.name))
}

extension BoundModule {
  /// The functions that the glue exports for the module, without classes and what resets it.
  public var exportedNames: [String] {
    if bindings.isDeclared { return bindings.functions.map { GlueNames.identifier($0.name) } }
    return module.exports.compactMap { export in
      guard case .function = export.description, !export.name.hasPrefix("__") else { return nil }
      return GlueNames.identifier(export.name)
    }
  }
}

/// Writes `runtime.js`, PanicLab's model of the Workers runtime; it imports `worker.js`.
public func writeRuntime() -> [GlueFile] {
  [GlueFile(name: "runtime.js", text: WorkersRuntime.runtime)]
}

/// Gathers the text of `worker.js`.
private struct ShimWriter {
  let kind: ShimKind
  let exports: [String]
  let classes: [String]

  private static let handlers: Set<String> = ["fetch", "scheduled", "queue", "email"]
  /// Exports that are for the shim itself.
  private static let own: Set<String> = [
    "__wbg_reset_state", "__worker_init_state", "setPanicHook",
  ]

  var text: String {
    var script = GlueScript()
    writeHead(into: &script)
    writeRecovery(into: &script)
    script.write("\nclass Entrypoint extends WorkerEntrypoint {}", .entrypoint)
    for name in exports where !Self.own.contains(name) { writeMethod(name, into: &script) }
    script.write("")
    for name in classes {
      let value = isProxied ? "new Proxy(exports.\(name), classTraps)" : "exports.\(name)"
      script.write("export const \(name) = \(value);", .exportedClasses)
    }
    let entry = isProxied ? "new Proxy(Entrypoint, classTraps)" : "Entrypoint"
    script.write("export default \(entry);", .defaultExport)
    return script.text
  }

  private var isProxied: Bool { kind == .reinit || kind == .unwind }

  private func writeHead(into script: inout GlueScript) {
    script.write(
      """
      // The Worker: it calls the glue for each event. \(Self.title(kind))
      import { WorkerEntrypoint } from "./platform.js";
      import * as exports from "./index.js";
      """)
    guard kind != .plain else { return }
    script.write("")
    if exports.contains("__worker_init_state") {
      script.write("const initState = exports.__worker_init_state();", .workerState)
    } else {
      script.write(
        """
        globalThis.__worker_init_state ??= { criticalError: false, instanceId: 0 };
        const initState = globalThis.__worker_init_state;
        """, .workerState)
    }
  }

  private static func title(_ kind: ShimKind) -> String {
    switch kind {
    case .plain: "Without recovery."
    case .first: "As in workers-rs 0.6.2."
    case .reinit: "As shim.js of workers-rs."
    case .unwind: "As shim-unwind.js of workers-rs."
    }
  }

  private func writeRecovery(into script: inout GlueScript) {
    switch kind {
    case .plain: break
    case .first:
      if exports.contains("setPanicHook") { script.write(ShimText.panicHook, .firstPanicHook) }
      script.write(ShimText.firstCheck, .firstCheck)
    case .reinit:
      script.write(ShimText.check, .checkReinitialize)
      script.write(ShimText.maybeCritical, .maybeCritical)
      script.write(ShimText.errorListener, .errorListener)
      script.write(ShimText.checkedCalls, .applyTrap)
      writeTraps(into: &script)
    case .unwind: writeTraps(into: &script)
    }
  }

  /// The traps of the Proxy around a class, and of those around its objects.
  private func writeTraps(into script: inout GlueScript) {
    script.write(ShimText.renew, .getTrap)
    script.write(kind == .reinit ? ShimText.checkedGet : ShimText.plainGet, .getTrap)
    script.write(ShimText.forward, .forwardTraps)
    script.write(ShimText.construct, .constructTrap)
    script.write(
      kind == .reinit ? ShimText.checkedClass : ShimText.plainClass, .constructTrap)
  }

  /// Handlers get the environment and the context; every other export is called as it is.
  private func writeMethod(_ name: String, into script: inout GlueScript) {
    let method = "Entrypoint.prototype.\(name)"
    let checks = kind == .first
    guard Self.handlers.contains(name) || checks else {
      return script.write("\(method) = exports.\(name);", .rpcMethods)
    }
    let isHandler = Self.handlers.contains(name)
    let upstream: Upstream = isHandler ? .handlers : .rpcMethods
    script.block(
      "\(method) = function \(name)(\(isHandler ? "argument" : "...args"))", upstream, end: "};"
    ) {
      if checks { $0.write("checkReinitialize();", .firstCheck) }
      let arguments = isHandler ? "this, argument, this.env, this.ctx" : "this, ...args"
      $0.write("return exports.\(name).call(\(arguments));", upstream)
    }
  }
}
