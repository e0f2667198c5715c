// The variants of an instruction: where its operands are and where its result goes.

/// The variants in the order of `HandlerVariant` in WasmHandlers.
enum Variant: Int, CaseIterable {
  // Computations
  case registers, immediate, registersToAcc, accRegister, accRegisterToAcc
  case immediateToAcc, accImmediate, accImmediateToAcc, registerAcc, registerAccToAcc
  // Comparisons
  case branch, branchImmediate, accBranch, accBranchImmediate
  case addBranch, addBranchImmediate, branchUnless, accBranchUnless
  // Accesses
  case sum, sumToAcc, accSum, accSumToAcc, plus, plusToAcc, constant, valueAcc, sumValueAcc

  /// Where the two operands are, for computations and comparisons.
  var operands: (a: Operand, b: Operand) {
    switch self {
    case .immediate, .immediateToAcc, .branchImmediate, .addBranchImmediate:
      (.slot(Field.a), .immediate)
    case .accRegister, .accRegisterToAcc, .accBranch, .accBranchUnless:
      (.accumulator, .slot(Field.b))
    case .accImmediate, .accImmediateToAcc, .accBranchImmediate: (.accumulator, .immediate)
    case .registerAcc, .registerAccToAcc: (.slot(Field.a), .accumulator)
    default: (.slot(Field.a), .slot(Field.b))
    }
  }

  /// True if the result goes to the accumulator only.
  var isToAcc: Bool {
    switch self {
    case .registersToAcc, .accRegisterToAcc, .immediateToAcc, .accImmediateToAcc,
      .registerAccToAcc, .sumToAcc, .accSumToAcc, .plusToAcc:
      true
    default: false
    }
  }

  /// True if an operand comes from an accumulator.
  var readsAcc: Bool {
    switch self {
    case .accRegister, .accRegisterToAcc, .accImmediate, .accImmediateToAcc, .registerAcc,
      .registerAccToAcc, .accBranch, .accBranchImmediate, .accBranchUnless, .accSum, .accSumToAcc,
      .valueAcc, .sumValueAcc:
      true
    default: false
    }
  }

  static let unary: [Variant] = [.registers, .registersToAcc, .accRegister, .accRegisterToAcc]
  static let binary: [Variant] = [
    .registers, .immediate, .registersToAcc, .accRegister, .accRegisterToAcc, .immediateToAcc,
    .accImmediate, .accImmediateToAcc, .registerAcc, .registerAccToAcc,
  ]
  static let trapping: [Variant] = [.registers, .immediate]
  static let branches: [Variant] = [.branch, .branchImmediate, .accBranch, .accBranchImmediate]
  static let floatBranches: [Variant] = [.branch, .accBranch, .branchUnless, .accBranchUnless]
  static let loads: [Variant] = [
    .registers, .registersToAcc, .accRegister, .accRegisterToAcc, .sum, .sumToAcc, .accSum,
    .accSumToAcc, .plus, .plusToAcc,
  ]
  static let stores: [Variant] = [
    .registers, .accRegister, .valueAcc, .constant, .sum, .accSum, .sumValueAcc, .plus,
  ]
}
