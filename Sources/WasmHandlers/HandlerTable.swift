// Which handler executes what.

import WasmModel

/// Where the operands of a scalar instruction are and where its result goes. An accumulator holds the
/// result of the instruction before; instructions that write a slot write it, too.
public enum HandlerVariant: Int, CaseIterable, Sendable {
  // Computations: the operands are `a` and `b`.
  case registers, immediate, registersToAcc, accRegister, accRegisterToAcc
  case immediateToAcc, accImmediate, accImmediateToAcc, registerAcc, registerAccToAcc
  // Comparisons with a branch.
  case branch, branchImmediate, accBranch, accBranchImmediate
  /// A constant is added to a local first.
  case addBranch, addBranchImmediate
  /// The branch is taken if the comparison fails.
  case branchUnless, accBranchUnless
  // Accesses: the address is a sum of slots, or of a slot and a number.
  case sum, sumToAcc, accSum, accSumToAcc, plus, plusToAcc
  /// The value is in the instruction.
  case constant
  case valueAcc, sumValueAcc
}

/// What is no scalar instruction of the standard.
public enum Operation: Int, CaseIterable, Sendable {
  case copy, constant, select, selectAcc, globalGet, globalSet, globalSetAcc
  case branch, branchIf, branchUnless, branchIfAcc, branchUnlessAcc, branchTable
  case call, callIndirect, callIndirectAcc
  case returnNone, returnOne, returnIntegerAcc, returnFloatAcc, returnMany
  case memorySize, memoryCopy, memoryFill, tick, perform, leave, stop, returned
  case throwNew, throwReference
  case untranslated, untranslatable
  /// They mark what they write.
  case memoryCopyRecorded, memoryFillRecorded

  /// What stands for this one where writes are recorded.
  var twin: Operation {
    switch self {
    case .memoryCopy: .memoryCopyRecorded
    case .memoryFill: .memoryFillRecorded
    default: self
    }
  }
}

/// The addresses of all handlers.
public struct HandlerTable: Sendable {
  private var scalars = [UInt](
    repeating: 0, count: InstructionCard.all.count * HandlerVariant.allCases.count)
  /// The twins of stores that mark what they write, by the same indices.
  private var recorded: [Int: UInt] = [:]
  private var operations = [UInt](repeating: 0, count: Operation.allCases.count)

  /// All handlers of this program.
  public static let shared = HandlerTable()

  private init() {
    addHandlers0(to: &self)
    addHandlers1(to: &self)
    addHandlers2(to: &self)
    addHandlers3(to: &self)
    addOperations(to: &self)
  }

  mutating func set(
    _ opcode: Opcode, _ variant: HandlerVariant, recorded isRecorded: Bool = false,
    _ handler: @escaping InstructionHandler
  ) {
    let index = Self.index(opcode, variant)
    let address = unsafeBitCast(handler, to: UInt.self)
    if isRecorded { recorded[index] = address } else { scalars[index] = address }
  }

  mutating func set(_ operation: Operation, _ handler: @escaping InstructionHandler) {
    operations[operation.rawValue] = unsafeBitCast(handler, to: UInt.self)
  }

  private static func index(_ opcode: Opcode, _ variant: HandlerVariant) -> Int {
    Int(opcode.rawValue) * HandlerVariant.allCases.count + variant.rawValue
  }

  /// The handler of a variant, or nil if there is no such variant. If writes are recorded, that of
  /// a store marks what it writes.
  public func find(
    _ opcode: Opcode, _ variant: HandlerVariant, recorded isRecorded: Bool = false
  ) -> UInt? {
    let index = Self.index(opcode, variant)
    if isRecorded, let twin = recorded[index] { return twin }
    return scalars[index] == 0 ? nil : scalars[index]
  }

  public subscript(operation: Operation, recorded isRecorded: Bool = false) -> UInt {
    operations[(isRecorded ? operation.twin : operation).rawValue]
  }
}
