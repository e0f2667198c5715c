// A module as a worker runs it: validated, with what a strategy adds, and the JavaScript around it.

import Bindgen
import JavaScript
import WasmFile
import WasmMachine
import WasmModel
import WasmValidation

/// A module made ready for a worker.
public struct WorkerModule: Sendable {
  /// As in `bank`.
  public let name: String
  public let program: WasmMachine.Program
  /// What the module says about its exports and imports.
  public let bindings: Bindings
  public let options: BindgenOptions
  /// The functions that Bindgen added, and what for.
  public let added: [FunctionIndex: AddedRole]
  /// The modules of JavaScript around it, in the order in which they are evaluated.
  public let files: [GlueFile]
  /// Their names.
  public var scripts: [String] { files.map(\.name) }
  /// What the glue exports: functions and classes.
  public let exportedNames: [String]
  /// The interpreter with these modules in it; nothing has run.
  let script: Interpreter
  /// Where every run must end: before the functions that Bindgen added. Events come from them.
  let stops: WorkerStops
  /// The names under which functions are exported.
  let exportNames: [FunctionIndex: String]
  /// False where the glue must bring its own tag for JavaScript exceptions: with legacy encoding.
  let hasJSTag: Bool

  static let startName = "__wbindgen_start"

  /// Reads, validates and binds a module in either format. `origin` is how the person named the
  /// file; errors begin with it. `release` asks for the behaviour of another release of wasm-bindgen
  /// than the strategy's.
  public init(
    name: String, origin: String? = nil, bytes: [UInt8], strategy: Strategy,
    release: Release? = nil
  ) throws(LoadError) {
    let file = try WorkerFile(name: name, origin: origin, bytes: bytes)
    try self.init(file, strategy: strategy, release: release)
  }

  /// Binds a module that was read.
  public init(
    _ file: WorkerFile, strategy: Strategy, release: Release? = nil
  ) throws(LoadError) {
    try file.check(strategy)
    name = file.name
    options =
      release.map { BindgenOptions(mode: strategy.options.mode, release: $0) } ?? strategy.options
    let bound: BoundModule
    do { bound = try bind(file.module, options) } catch { throw .bindgen(error) }
    added = bound.roles
    bindings = bound.bindings
    do {
      program = WasmMachine.Program(try validate(bound.module))
    } catch { throw .pass(error) }
    stops = WorkerStops(program, added: added, [:])
    exportNames = Self.exportNames(bound.module)
    hasJSTag = bound.encoding != .legacy
    (script, files, exportedNames) = try Self.script(bound, strategy)
  }

  private static func exportNames(_ module: Module) -> [FunctionIndex: String] {
    var names: [FunctionIndex: String] = [:]
    for export in module.exports {
      guard case .function(let index) = export.description, names[index] == nil else { continue }
      names[index] = export.name
    }
    return names
  }

  /// Compiles the JavaScript around a module.
  private static func script(
    _ bound: BoundModule, _ strategy: Strategy
  ) throws(LoadError) -> (Interpreter, [GlueFile], exports: [String]) {
    do {
      // The snippets come last of these, and are imported by the others.
      let glue = Array(writeGlue(bound).reversed())
      let parsed = try glue.map { try JavaScript.Program(parsing: $0.text, name: $0.name) }
      let exports = parsed.last?.exports.map(\.exported) ?? []
      let classes = bound.bindings.classes.map(\.name)
      let functions = exports.filter { !classes.contains($0) }
      let shim = writeShim(strategy.shim, exports: functions, classes: classes) + writeRuntime()
      let rest = shim + [console(exports)]
      var script = Interpreter()
      script.watch(functions: WatchedName.functions, variables: WatchedName.variables)
      for program in parsed { try script.add(program) }
      for file in rest {
        try script.add(JavaScript.Program(parsing: file.text, name: file.name))
      }
      return (script, glue + rest, exports)
    } catch { throw .script("\(error)") }
  }

  /// The module in which pieces run that a person types: it has every name that the glue exports.
  private static func console(_ names: [String]) -> GlueFile {
    let modules = ["index", "worker", "runtime"].map {
      "import * as \($0 == "index" ? "exports" : $0) from \"./\($0).js\";\n"
    }
    let list = "import { \(names.joined(separator: ", ")) } from \"./index.js\";\n"
    return GlueFile(
      name: ScriptPiece.module, text: modules.joined() + (names.isEmpty ? "" : list))
  }
}

/// Why a module could not be made ready.
public enum LoadError: Error, Sendable {
  /// The file is no valid module.
  case file(ModuleFileError)
  /// What the module says about its bindings is wrong, or it cannot be bound so.
  case bindgen(BindgenError)
  /// What a pass made of a valid module is not valid: an error of PanicLab.
  case pass(ValidationError)
  /// The JavaScript around the module cannot be read: an error of PanicLab, or of a snippet.
  case script(String)
  /// The strategy needs the exports of a wasm-bindgen module.
  case notAWorker(Strategy)
  case wrongBuild(Strategy, found: Strategy.Build)
}

extension LoadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .bindgen(let error): "\(error)"
    case .pass(let error): "the passes made an invalid module: \(error)"
    case .script(let problem): "the JavaScript around the module cannot be read: \(problem)"
    case .notAWorker(let strategy):
      "strategy \(strategy.rawValue) needs a module that exports __instance_terminated, "
        + "as wasm-bindgen makes them; this one does not"
    case .wrongBuild(let strategy, let found):
      "strategy \(strategy.rawValue) needs a module built with \(strategy.build.rawValue); "
        + "this one is built with \(found.rawValue)"
    }
  }
}

extension WorkerModule {
  /// How the module encodes exceptions: `none`, `try` (legacy) or `try_table`.
  public var encoding: String {
    switch ExceptionEncoding(of: program.module) {
    case .standard: "try_table"
    case .legacy: "try (legacy)"
    case nil: "none"
    }
  }
}
