// The types on the operand stack at each pc, for those who show it.

import WasmModel

extension ValidatedModule {
  /// For each pc of a defined function the types of the operands before that instruction, bottom
  /// first; nil behind an unconditional branch, up to where the code goes on. An imported function
  /// has no pcs.
  ///
  /// It validates the function again, so keep what it gives.
  public func operandTypes(of index: FunctionIndex) -> [[ValueType]?] {
    let position = index.value - (context.functions.count - module.functions.count)
    guard module.functions.indices.contains(position) else { return [] }
    let function = module.functions[position]
    var validator = FunctionValidator(context)
    do {
      let signature = try context.types.signature(function.type)
      try validator.check(
        function.body, signature, locals: function.locals, recordsOperands: true)
    } catch {
      preconditionFailure("a valid function is not valid: \(error)")
    }
    return validator.recordedOperands
  }
}
