// Translating conditional branches: a comparison and its branch are one instruction.

import WasmHandlers
import WasmModel

extension FastTranslator {
  /// Adds a jump that is taken if the top operand, which it pops, is not zero, or, inverted, if it
  /// is. Gives its index; label and ticks are to be set.
  mutating func emitConditional(isInverted: Bool) -> Int {
    let top = stack.count - 1
    if let comparison = producer(of: top), let jump = fuse(comparison, isInverted) { return jump }
    if case .local(let local) = stack[top], let jump = fuse(local, isInverted) { return jump }
    var instruction = FastInstruction(isInverted ? .branchUnless : .branchIf)
    instruction.a = source(top)
    instruction.number = 0
    stack.removeLast()
    return emit(instruction)
  }

  /// Makes a branch of the comparison that was the last instruction; nil if there is no such branch.
  private mutating func fuse(_ comparison: FastInstruction, _ isInverted: Bool) -> Int? {
    guard case .scalar(let opcode, let variant) = comparison.kind else { return nil }
    if opcode == .i32Eqz {
      output.removeLast()
      stack.removeLast()
      var jump = FastInstruction(isInverted ? .branchIf : .branchUnless)
      jump.a = comparison.a
      jump.number = 0
      return emit(jump, instead: comparison)
    }
    if opcode == .i64Eqz {
      output.removeLast()
      stack.removeLast()
      var jump = FastInstruction(isInverted ? .i64Ne : .i64Eq, .branchImmediate)
      jump.a = comparison.a
      jump.wide = 0
      return emit(jump, instead: comparison)
    }
    guard let relation = Relation.all[opcode] else { return nil }
    var jump: FastInstruction
    switch variant {
    case .registers where relation.isFloat:
      let isUnequal = opcode == .f32Ne || opcode == .f64Ne
      jump = FastInstruction(
        isUnequal ? (opcode == .f32Ne ? .f32Eq : .f64Eq) : opcode,
        isInverted != isUnequal ? .branchUnless : .branch)
      jump.b = comparison.b
      jump.wide = 0
    case .registers:
      jump = FastInstruction(isInverted ? relation.inverse : opcode, .branch)
      jump.b = comparison.b
      jump.wide = 0
    case .immediate where !relation.isFloat:
      jump = FastInstruction(isInverted ? relation.inverse : opcode, .branchImmediate)
      jump.wide = UInt64(UInt32(bitPattern: comparison.number ?? 0)) << 32
    default: return nil
    }
    jump.a = comparison.a
    output.removeLast()
    stack.removeLast()
    if let index = fuse(addition: output.indices.last, with: jump, before: comparison) {
      return index
    }
    return emit(jump, instead: comparison)
  }

  /// Makes one instruction of the addition of a constant to a local and a branch that compares it.
  private mutating func fuse(
    addition: Int?, with jump: FastInstruction, before comparison: FastInstruction
  ) -> Int? {
    guard let addition, addition >= barrier, case .scalar(let opcode, let variant) = jump.kind,
      let sum = incremented(output[addition], jump.a), opcode.isI32Relation
    else { return nil }
    var fused: FastInstruction
    if variant == .branchImmediate {
      fused = FastInstruction(opcode, .addBranchImmediate)
      fused.wide = jump.wide
    } else {
      guard jump.b != sum.d else { return nil }
      fused = FastInstruction(opcode, .addBranch)
      fused.a = jump.b
      fused.wide = 0
    }
    fused.d = sum.d
    fused.b = Int(UInt16(bitPattern: Int16(sum.number ?? 0)))
    output.removeLast()
    return emit(fused, instead: sum)
  }

  /// The same for a local that is the condition itself.
  private mutating func fuse(_ local: Int, _ isInverted: Bool) -> Int? {
    guard output.count - 1 >= barrier, let last = output.last,
      let sum = incremented(last, local)
    else { return nil }
    output.removeLast()
    stack.removeLast()
    var fused = FastInstruction(isInverted ? .i32Eq : .i32Ne, .addBranchImmediate)
    fused.d = sum.d
    fused.b = Int(UInt16(bitPattern: Int16(sum.number ?? 0)))
    fused.wide = 0
    return emit(fused, instead: sum)
  }

  /// An instruction that adds a small constant to a local in place; nil if it is another one.
  private func incremented(_ sum: FastInstruction, _ local: Int) -> FastInstruction? {
    guard sum.setsLocal, sum.isScalar(.i32Add, .immediate), sum.d == local, sum.a == local,
      Int16(exactly: sum.number ?? 0) != nil
    else { return nil }
    return sum
  }
}

/// A comparison: what it is if it is inverted, and with its operands exchanged.
struct Relation {
  let inverse: Opcode
  let exchanged: Opcode
  let isFloat: Bool

  // swift-format-ignore
  static let all: [Opcode: Relation] = [
    .i32Eq: integer(.i32Ne, .i32Eq), .i32Ne: integer(.i32Eq, .i32Ne),
    .i32LtS: integer(.i32GeS, .i32GtS), .i32GeS: integer(.i32LtS, .i32LeS),
    .i32GtS: integer(.i32LeS, .i32LtS), .i32LeS: integer(.i32GtS, .i32GeS),
    .i32LtU: integer(.i32GeU, .i32GtU), .i32GeU: integer(.i32LtU, .i32LeU),
    .i32GtU: integer(.i32LeU, .i32LtU), .i32LeU: integer(.i32GtU, .i32GeU),
    .i64Eq: integer(.i64Ne, .i64Eq), .i64Ne: integer(.i64Eq, .i64Ne),
    .i64LtS: integer(.i64GeS, .i64GtS), .i64GeS: integer(.i64LtS, .i64LeS),
    .i64GtS: integer(.i64LeS, .i64LtS), .i64LeS: integer(.i64GtS, .i64GeS),
    .i64LtU: integer(.i64GeU, .i64GtU), .i64GeU: integer(.i64LtU, .i64LeU),
    .i64GtU: integer(.i64LeU, .i64LtU), .i64LeU: integer(.i64GtU, .i64GeU),
    .f32Eq: float(.f32Eq), .f32Ne: float(.f32Ne), .f32Lt: float(.f32Gt), .f32Gt: float(.f32Lt),
    .f32Le: float(.f32Ge), .f32Ge: float(.f32Le),
    .f64Eq: float(.f64Eq), .f64Ne: float(.f64Ne), .f64Lt: float(.f64Gt), .f64Gt: float(.f64Lt),
    .f64Le: float(.f64Ge), .f64Ge: float(.f64Le),
  ]

  private static func integer(_ inverse: Opcode, _ exchanged: Opcode) -> Relation {
    Relation(inverse: inverse, exchanged: exchanged, isFloat: false)
  }

  /// With NaN no comparison is the inverse of another.
  private static func float(_ exchanged: Opcode) -> Relation {
    Relation(inverse: exchanged, exchanged: exchanged, isFloat: true)
  }
}

extension Opcode {
  var isI32Relation: Bool {
    rawValue >= Opcode.i32Eq.rawValue && rawValue <= Opcode.i32GeU.rawValue
  }
}
