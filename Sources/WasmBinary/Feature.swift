// Parts of WebAssembly that PanicLab knows by name and does not run.
//
// They are proposals: none of them is in the standard's release 3.0.

/// A feature of WebAssembly that is deliberately absent here.
public enum Feature: String, Sendable, CaseIterable {
  case threads = "threads"
  case customPageSizes = "custom page sizes"
  case wideArithmetic = "wide arithmetic"
  case stackSwitching = "stack switching"
  case customDescriptors = "custom descriptors"
  case sharedEverything = "shared-everything threads"
  case halfPrecision = "half-precision floats"
}

extension Feature {
  /// Finds the feature that an instruction belongs to; the code is as on a card.
  static func find(opcode: UInt32) -> Feature? {
    switch opcode {
    case 0xE0...0xE6: .stackSwitching
    case 0xFE, 0xFE_000...0xFE_FFF: .threads
    case 0xFB_020...0xFB_026: .customDescriptors
    case 0xFC_013...0xFC_016: .wideArithmetic
    case 0xFC_030...0xFC_031, 0xFD_120...0xFD_14F: .halfPrecision
    default: nil
    }
  }

  /// Finds the feature that the code of a value type or heap type belongs to.
  static func find(typeCode: UInt8) -> Feature? {
    switch typeCode {
    case 0x62: .customDescriptors
    case 0x65: .sharedEverything
    case 0x68, 0x75: .stackSwitching
    default: nil
    }
  }

  /// Finds the feature that the code of a definition in the type section belongs to.
  static func find(definitionCode: UInt8) -> Feature? {
    switch definitionCode {
    case 0x4C, 0x4D: .customDescriptors
    case 0x5D: .stackSwitching
    case 0x65: .sharedEverything
    default: nil
    }
  }

  /// Finds the feature that the kind of an import belongs to.
  static func find(importKind: UInt8) -> Feature? {
    importKind == 0x20 ? .customDescriptors : nil
  }

  /// Finds the feature that the flags of limits belong to; bit 1 is shared, bit 3 gives the size of a
  /// page.
  static func find(limitsFlags: UInt8) -> Feature? {
    guard limitsFlags < 0x10 else { return nil }
    return limitsFlags & 2 != 0 ? .threads : limitsFlags & 8 != 0 ? .customPageSizes : nil
  }
}
