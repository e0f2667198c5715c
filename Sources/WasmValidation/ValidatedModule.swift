// What validation gives: a module that may run, with a side table for each function.

import WasmModel

/// A module that passed validation. Only ``validate(_:)`` makes one.
///
/// Standard: Validation, Modules.
public struct ValidatedModule: Sendable {
  public let module: Module
  /// One for each defined function, in order.
  public let functions: [ValidatedFunction]
  /// What the functions were validated against.
  let context: ModuleContext
}

/// A function that passed validation: what the machine needs beside the instructions.
public struct ValidatedFunction: Sendable {
  public let index: FunctionIndex
  private let localSlots: Int32
  public let type: FunctionType
  /// The locals that the function declares, behind its parameters.
  private let declaredLocals: [ValueType]
  /// Nil if each local takes one slot.
  private let wideLocals: WideLocals?
  private let layout: FunctionLayout

  init(
    index: FunctionIndex, type: FunctionType, declaredLocals: [ValueType], _ layout: FunctionLayout
  ) {
    self.index = index
    self.type = type
    self.declaredLocals = declaredLocals
    self.layout = layout
    let count = type.parameters.count + declaredLocals.count
    let vectors = Self.vectorCount(type.parameters) + Self.vectorCount(declaredLocals)
    localSlots = Int32(count + vectors)
    wideLocals = vectors == 0 ? nil : WideLocals(type.parameters + declaredLocals)
  }

  private static func vectorCount(_ types: [ValueType]) -> Int {
    var count = 0
    for type in types where type == .v128 { count += 1 }
    return count
  }

  /// The types of all locals: parameters first, then the declared ones. Each use makes a new array.
  public var locals: [ValueType] { type.parameters + declaredLocals }

  /// The number of locals, parameters included.
  public var localCount: Int { type.parameters.count + declaredLocals.count }

  /// The number of slots that all locals take together.
  public var localSlotCount: Int { Int(localSlots) }

  /// The slot of a local, counted from the first one; a vector takes the slot behind it, too.
  public func slot(ofLocal index: Int) -> Int { wideLocals.map { Int($0.slots[index]) } ?? index }

  /// Hidden slots after the locals: the exceptions that legacy `catch` clauses hold for `rethrow`,
  /// one for each depth of nesting.
  public var caughtSlots: Int { Int(layout.caughtSlots) }

  /// The greatest number of slots that operands take at any instruction.
  public var maximumHeight: Int { Int(layout.maximumHeight) }

  public var sideTable: SideTable { layout.sideTable }
}

/// The slots of locals some of which take two.
private final class WideLocals: Sendable {
  /// For each local the first of its slots.
  let slots: [Int32]

  init(_ types: [ValueType]) {
    var next: Int32 = 0
    slots = types.map { type in
      defer { next += Int32(type.slotCount) }
      return next
    }
  }
}

/// What validation finds out about a function.
struct FunctionLayout: Sendable {
  let caughtSlots: Int32
  let maximumHeight: Int32
  let sideTable: SideTable

  init(caughtSlots: Int, maximumHeight: Int, sideTable: SideTable) {
    self.caughtSlots = Int32(caughtSlots)
    self.maximumHeight = Int32(maximumHeight)
    self.sideTable = sideTable
  }
}
