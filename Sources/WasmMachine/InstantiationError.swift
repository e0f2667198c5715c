// Why a module could not be instantiated.

import WasmModel

/// What stopped an instantiation. The text begins with the phrase of the official test suite.
///
/// Standard: Execution, Modules, Instantiation.
public enum InstantiationError: Error, Hashable, Sendable {
  case missingImport(module: String, name: String, expected: String)
  case incompatibleImport(module: String, name: String, expected: String, found: String)
  /// More pages than ``MachineLimits/memoryPages``.
  case memoryTooLarge(pages: UInt64, limit: Int)
  case tableTooLarge(elements: UInt64, limit: Int)
  /// A constant expression makes objects beyond ``MachineLimits/objectBytes``.
  case objectsTooLarge(limit: Int)
  /// An active segment lies outside its memory or table.
  case segmentTrap(Trap, segment: String)
}

extension InstantiationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missingImport(let module, let name, let expected):
      "unknown import: \(module).\(name), expected \(expected)"
    case .incompatibleImport(let module, let name, let expected, let found):
      "incompatible import type: \(module).\(name) is \(found), expected \(expected)"
    case .memoryTooLarge(let pages, let limit):
      "memory too large: the module asks for \(pages) pages (\(pages / 16) MiB), "
        + "the limit is \(limit) pages (\(limit / 16) MiB)"
    case .tableTooLarge(let elements, let limit):
      "table too large: the module asks for \(elements) elements, the limit is \(limit)"
    case .objectsTooLarge(let limit):
      "objects too large: the structures and arrays of the module's constant expressions "
        + "take more than the limit of \(limit >> 20) MiB"
    case .segmentTrap(let trap, let segment):
      trap.phrase + (trap.detail.map { ": \($0)" } ?? "") + ", in \(segment)"
    }
  }
}
