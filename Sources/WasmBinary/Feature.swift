// Parts of WebAssembly that PanicLab knows by name and does not run.
//
// Standard: Appendix, Change History, Release 2.0 and Release 3.0.

/// A feature of WebAssembly that is deliberately absent here: rustc does not emit it for
/// `wasm32-unknown-unknown` unless asked.
public enum Feature: String, Sendable, CaseIterable {
  case simd = "SIMD"
  case garbageCollection = "garbage collection"
  case typedFunctionReferences = "typed function references"
  case memory64 = "memory64"
  case threads = "threads"
}

extension Feature {
  /// Finds the feature that the first byte of an instruction belongs to.
  static func find(opcode: UInt8) -> Feature? {
    switch opcode {
    case 0x14, 0x15, 0xD4, 0xD5, 0xD6: .typedFunctionReferences
    case 0xD3, 0xFB: .garbageCollection
    case 0xFD: .simd
    case 0xFE: .threads
    default: nil
    }
  }

  /// Finds the feature that the code of a value type or heap type belongs to.
  static func find(typeCode: UInt8) -> Feature? {
    switch typeCode {
    case 0x7B: .simd
    case 0x64: .typedFunctionReferences
    case 0x6A...0x6E, 0x71...0x74: .garbageCollection
    default: nil
    }
  }

  /// Finds the feature that the code of a definition in the type section belongs to.
  static func find(definitionCode: UInt8) -> Feature? {
    switch definitionCode {
    case 0x4E...0x50, 0x5E, 0x5F: .garbageCollection
    default: nil
    }
  }

  /// Finds the feature that the flags of limits belong to; bit 1 is shared, bit 2 is 64-bit.
  static func find(limitsFlags: UInt8) -> Feature? {
    switch limitsFlags {
    case 2, 3, 6, 7: .threads
    case 4, 5: .memory64
    default: nil
    }
  }
}
