// The terminated flag: where the memory of a module keeps it, and the check of it.

import WasmModel

/// The u32 in memory that is 0 while the instance may be used.
///
/// Recovery: section 2.1.
struct TerminatedFlag {
  /// The exported global that holds its address.
  static let name = "__instance_terminated"
  private let address: Int32

  /// Finds the flag; nil if the module has none.
  init?(of module: Module) {
    guard !module.memoryTypes.isEmpty, let address = module.findAddress(Self.name) else {
      return nil
    }
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

extension Module {
  /// Finds the address that an exported constant global holds.
  func findAddress(_ name: String) -> Int32? {
    guard case .global(let index)? = findExport(name)?.description else { return nil }
    let position = index.value - importedGlobals.count
    guard globals.indices.contains(position),
      case .i32(let address)? = globals[position].initial.body.first?.immediate
    else { return nil }
    return address
  }
}
