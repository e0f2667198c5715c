// A module as a file has it, before a strategy adds anything: read, and valid.

import WasmFile
import WasmModel

/// A valid module that was read from a file. It is read once, under however many strategies it runs.
public struct WorkerFile: Sendable {
  /// As in `bank`.
  public let name: String
  let module: Module

  /// Reads and validates a module in either format. `origin` is how the person named the file;
  /// errors begin with it.
  public init(name: String, origin: String? = nil, bytes: [UInt8]) throws(LoadError) {
    self.name = name
    do {
      let file = try ModuleFile(name: origin ?? name, bytes: bytes)
      _ = try file.validate()
      module = file.binaryModule
    } catch { throw .file(error) }
  }

  /// Checks that the module is built for a strategy.
  public func check(_ strategy: Strategy) throws(LoadError) {
    let unwinds = !module.tags.isEmpty
    let flag = GlobalType(value: .i32, isMutable: false)
    let hasFlag =
      if case .global(let index)? = module.findExport("__instance_terminated")?.description {
        module.globalTypes[index.value] == flag
      } else { false }
    if !hasFlag {
      // Any module can be called through plain glue.
      guard strategy == .ignore else { throw .notAWorker(strategy) }
      return
    }
    if unwinds != (strategy.build == .unwind) {
      throw .wrongBuild(strategy, found: unwinds ? .unwind : .abort)
    }
  }
}
