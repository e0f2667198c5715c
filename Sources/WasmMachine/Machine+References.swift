// Reference instructions and casts.
//
// Standard: Execution, Instructions, Reference Instructions; Control Instructions (br_on_null,
// br_on_cast and their opposites).

import WasmModel
import WasmValidation

extension Machine {
  mutating func executeAsNonNull() {
    if operand(0) == Reference.null { trap(.nullReference) } else { advance() }
  }

  mutating func executeBranchOnNull(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    guard operand(0) == Reference.null else { return advance() }
    top -= 1
    take(code.branches[Int(instruction.a)], frame)
  }

  /// The branch takes the reference along.
  mutating func executeBranchOnNonNull(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) {
    guard operand(0) != Reference.null else { return dropOperands(1) }
    take(code.branches[Int(instruction.a)], frame)
  }

  mutating func executeTest(_ instruction: PreparedInstruction, _ code: Code, _ frame: Frame) {
    replaceTop(passesCast(instruction, code, frame) ? 1 : 0)
  }

  mutating func executeCast(_ instruction: PreparedInstruction, _ code: Code, _ frame: Frame) {
    if passesCast(instruction, code, frame) { return advance() }
    let expected = code.constants.casts[Int(instruction.b)]
    trap(
      .castFailure(
        expected: "\(expected)", found: text(operand(0), among: expected.heap, in: frame.instance)))
  }

  /// Branches if the cast passes or, for `br_on_cast_fail`, if it does not.
  mutating func executeBranchOnCast(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame, ifPasses: Bool
  ) {
    guard passesCast(instruction, code, frame) == ifPasses else { return advance() }
    take(code.branches[Int(instruction.a)], frame)
  }

  private func passesCast(
    _ instruction: PreparedInstruction, _ code: Code, _ frame: Frame
  ) -> Bool {
    let type = code.constants.casts[Int(instruction.b)]
    return reference(operand(0), belongsTo: canonical(type, in: frame.instance))
  }

  /// The number of 31 bits in a reference, with its sign or with zeros.
  mutating func executeGetI31(isSigned: Bool) {
    guard case .i31(let number) = Reference.target(operand(0)) else {
      return trap(.nullI31Reference)
    }
    replaceTop(isSigned ? (Int32(bitPattern: number << 1) >> 1).slot : UInt64(number))
  }
}
