// Writes the JavaScript that stands between a module and those who use it: the glue.
//
// It models what wasm-bindgen's command line generates for its target `module`. The names and the
// order of effects are upstream's; the text is ours, in the subset of JavaScript that the room
// JavaScript runs, and it runs unchanged in Node. Recovery: sections 2 to 4.
//
// Deliberately absent: the counter of decoded bytes (a workaround for one engine), the guess of
// the length of a string before it is encoded, and the checks of debug glue.

import WasmModel

/// A file of JavaScript.
public struct GlueFile: Hashable, Sendable {
  /// As in `index.js`.
  public let name: String
  public let text: String

  public init(name: String, text: String) { (self.name, self.text) = (name, text) }
}

/// Writes `index.js`, and `snippets.js` if the module brings JavaScript of its own.
///
/// The module itself is the global `wasmModule`, a `WebAssembly.Module`. When `index.js` is
/// evaluated it makes an instance and calls `__wbindgen_start`.
public func writeGlue(_ bound: BoundModule) -> [GlueFile] {
  var writer = GlueWriter(bound)
  let index = GlueFile(name: "index.js", text: writer.writeIndex())
  guard !bound.bindings.snippets.isEmpty else { return [index] }
  return [index, GlueFile(name: "snippets.js", text: bound.bindings.snippets)]
}

/// Gathers the text of `index.js`.
struct GlueWriter {
  let bound: BoundModule
  let features: GlueFeatures
  var names = GlueNames()

  init(_ bound: BoundModule) {
    self.bound = bound
    features = GlueFeatures(bound)
  }

  var module: Module { bound.module }
  var bindings: Bindings { bound.bindings }
  /// True if the module says nothing about its functions: they take and give numbers, and
  /// JavaScript's values are kept in an array of the glue.
  var isPlain: Bool { !bindings.isDeclared }

  /// The parts are written first, since what they mention decides which helpers are needed.
  mutating func writeIndex() -> String {
    let imports = writeImports()
    let exports = isPlain ? writePlainExports() : writeBoundExports() + writeClasses()
    let adapters = writeClosureAdapters()
    let machinery = writeGuards()
    let parts = adapters + machinery + exports + imports
    let helpers = GlueHelper.needed(
      by: parts, isPlain: isPlain, hasReset: features.resets)
    let texts = helpers.map { $0.write(self) }
    return writeHead() + writeState() + texts.joined() + writeReset(helpers) + parts + writeEnd()
  }

  private func writeHead() -> String {
    var script = GlueScript()
    let options = bound.options
    script.write(
      """
      // The glue: what wasm-bindgen \(options.release) generates in mode \(options.mode.rawValue).
      // It stands between JavaScript and the module, and is written by PanicLab.
      """)
    if !bindings.snippets.isEmpty { script.write("import * as snippets from \"./snippets.js\";") }
    return script.text
  }

  /// The variables that the guard and the reset work with. Recovery: section 2.2.
  private func writeState() -> String {
    var script = GlueScript()
    script.write("\nlet wasm;", .instantiate)
    if features.resets { script.write("let __wbg_instance_id = 0;", .instanceID) }
    if features.schedulesReinit {
      script.write("let __wbg_reinit_scheduled = false;", .reinitScheduled)
    }
    if features.isGuarded { script.write("let __wbg_terminated_addr;", .terminatedAddress) }
    if features.callGuard == .full {
      script.write("let __wbg_called_abort = false;", .calledAbort)
    }
    if features.isGuarded {
      script.write(
        """

        const __wbindgen_wrapped_jstag = new WebAssembly.Tag({
          parameters: ["externref"],
        });
        """, .wrappedTag)
    }
    if features.wrapsErrors {
      script.write(
        """

        const __wbindgen_jstag_polyfill = new WebAssembly.Tag({
          parameters: ["externref"],
        });
        """, .tagPolyfill)
    }
    return script.text
  }

  /// Makes the first instance. Recovery: section 3, row 1.
  private func writeEnd() -> String {
    var script = GlueScript()
    script.write("")
    script.write(
      """
      const wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
      wasm = wasmInstance.exports;
      """, .instantiate)
    writeStart(into: &script)
    return script.text
  }

  func writeStart(into script: inout GlueScript) {
    guard module.findExportedFunction("__wbindgen_start") != nil else { return }
    script.write("wasm.__wbindgen_start();", .start)
  }
}
