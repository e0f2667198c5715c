// The terminated flag: where the memory of a module keeps it, and the check of it.

import WasmModel

/// The u32 in memory that is 0 while the instance may be used.
///
/// Recovery: section 2.1.
struct TerminatedFlag {
  private let address: Int32

  /// Finds the flag: an exported global `__instance_terminated` holds its address.
  init?(of module: Module) {
    guard !module.memoryTypes.isEmpty,
      case .global(let index)? = module.findExport("__instance_terminated")?.description
    else { return nil }
    let position = index.value - module.importedGlobals.count
    guard module.globals.indices.contains(position),
      case .i32(let address)? = module.globals[position].initial.body.first?.immediate
    else { return nil }
    self.address = address
  }

  /// Traps if the instance is terminated: [] -> []. Recovery: GUARD in section 4.4.
  var check: [Instruction] {
    [
      Instruction(.i32Const, .i32(address)),
      Instruction(.i32Load, .memory(MemoryArgument(alignment: 2, offset: 0))),
      Instruction(.if, .blockType(.empty)),
      Instruction(.unreachable),
      Instruction(.end),
    ]
  }
}
