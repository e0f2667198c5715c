// A module as a worker runs it: validated, and with what a strategy adds.

import Bindgen
import WasmFile
import WasmMachine
import WasmModel
import WasmValidation

/// A module made ready for a worker.
public struct WorkerModule: Sendable {
  /// As in `bank`.
  public let name: String
  public let program: Program
  /// The functions that Bindgen added, and what for.
  public let added: [FunctionIndex: AddedRole]
  /// Where every run must end: before the functions that Bindgen added. Events come from them.
  let stops: WorkerStops

  /// Reads, validates and, if the strategy asks for it, wraps a module in either format. `origin` is
  /// how the person named the file; errors begin with it.
  public init(
    name: String, origin: String? = nil, bytes: [UInt8], strategy: Strategy
  ) throws(LoadError) {
    self.name = name
    let module: Module
    do {
      let file = try ModuleFile(name: origin ?? name, bytes: bytes)
      try Self.check(file.module, strategy)
      _ = try file.validate()
      module = file.binaryModule
    } catch let error as ModuleFileError {
      throw .file(error)
    } catch let error as LoadError {
      throw error
    } catch {
      preconditionFailure("an error of another kind: \(error)")
    }
    let wrapped = strategy == .guardReinit ? wrapForGuard(module) : nil
    added = wrapped?.roles ?? [:]
    do { program = Program(try validate(wrapped?.module ?? module)) } catch { throw .pass(error) }
    stops = WorkerStops(program, added: added, [:])
  }

  /// Checks that a module is built for a strategy.
  private static func check(_ module: Module, _ strategy: Strategy) throws(LoadError) {
    guard strategy != .ignore else { return }
    let unwinds = !module.tags.isEmpty
    let flag = GlobalType(value: .i32, isMutable: false)
    let hasFlag =
      if case .global(let index)? = module.findExport("__instance_terminated")?.description {
        module.globalTypes[index.value] == flag
      } else { false }
    if !hasFlag { throw .notAWorker(strategy) }
    if unwinds != (strategy.build == .unwind) {
      throw .wrongBuild(strategy, found: unwinds ? .unwind : .abort)
    }
  }
}

/// Why a module could not be made ready.
public enum LoadError: Error, Sendable {
  /// The file is no valid module.
  case file(ModuleFileError)
  /// What a pass made of a valid module is not valid: an error of PanicLab.
  case pass(ValidationError)
  /// The strategy needs the exports of a wasm-bindgen module.
  case notAWorker(Strategy)
  case wrongBuild(Strategy, found: Strategy.Build)
}

extension LoadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .file(let error): error.description
    case .pass(let error): "the guard made an invalid module: \(error)"
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
    let opcodes = program.module.functions.lazy.flatMap { $0.body.lazy.map(\.opcode) }
    if opcodes.contains(.tryTable) { return "try_table" }
    return opcodes.contains(.try) ? "try (legacy)" : "none"
  }
}
