// What validation gives: a module that may run, with a side table for each function.

import WasmModel

/// A module that passed validation. Only ``validate(_:)`` makes one.
///
/// Standard: Validation, Modules.
public struct ValidatedModule: Sendable {
  public let module: Module
  /// One for each defined function, in order.
  public let functions: [ValidatedFunction]
}

/// A function that passed validation: what the machine needs beside the instructions.
public struct ValidatedFunction: Sendable {
  public let index: FunctionIndex
  public let type: FunctionType
  /// Parameters first, then the declared locals.
  public let locals: [ValueType]
  /// Hidden slots after the locals: the exceptions that legacy `catch` clauses hold for `rethrow`,
  /// one for each depth of nesting.
  public let caughtSlots: Int
  /// The greatest number of operands at any instruction.
  public let maximumHeight: Int
  public let sideTable: SideTable
}
