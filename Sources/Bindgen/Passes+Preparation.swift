// What is done to a module before functions are added: exports, the release, and reinit.

import WasmModel

extension Passes {
  /// Exports what the glue of a worker uses, where the linker has not done it.
  ///
  /// Recovery: section 2.1.
  mutating func addExports() {
    guard bindings.isDeclared || module.findExport(TerminatedFlag.name) != nil else { return }
    if !module.memoryTypes.isEmpty { export("memory", .memory(MemoryIndex(0))) }
    if let table = module.tableTypes.firstIndex(where: { $0.element == .funcref }) {
      export("__indirect_function_table", .table(TableIndex(table)))
    }
    if let tag = module.names.tags.first(where: { $0.value == "__cpp_exception" })?.key {
      export("__cpp_exception", .tag(tag))
    }
  }

  private mutating func export(_ name: String, _ description: Export.Description) {
    guard module.findExport(name) == nil else { return }
    module.exports.append(Export(name: name, description: description))
    isChanged = true
  }

  /// Tells the runtime which release it plays. PanicLab's own: the address of a u32 is exported as
  /// `__paniclab_release`, and the u32 is the newest release as long as nobody writes another one.
  ///
  /// Recovery: section 1.3.
  mutating func writeRelease() {
    guard options.release != .newest, let address = module.findAddress("__paniclab_release"),
      let number = UInt32(exactly: options.release.patch)
    else { return }
    let offset = ConstantExpression([
      Instruction(.i32Const, .i32(address)), Instruction(.end),
    ])
    let bytes = (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    module.dataSegments.append(
      DataSegment(bytes: bytes, mode: .active(MemoryIndex(0), offset: offset)))
    module.dataCount = module.dataCount.map { $0 + 1 }
    isChanged = true
  }

  /// Makes `__wbindgen_reinit` a function that does nothing, in modes that cannot make a new
  /// instance.
  ///
  /// Upstream has no such pass. There a module that links `schedule_reinit` gets the machinery of
  /// reinit by itself, so A is B then, C is C+reinit and D is E. This pass lets PanicLab show mode A,
  /// C or D with the same module: a simplification.
  ///
  /// Recovery: section 2.2, below the table.
  mutating func silenceReinit() {
    guard !options.mode.reinits else { return }
    replaceImport(.reinit, .inertReinit, body: [Instruction(.end)])
  }
}
