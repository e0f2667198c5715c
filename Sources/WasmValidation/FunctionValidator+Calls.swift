// The rules of calls.
//
// Standard: Validation, Instructions, Control Instructions.

import WasmModel

extension FunctionValidator {
  mutating func checkCall(_ callee: Signature) throws(ValidationError.Kind) {
    try pop(callee.parameters)
    push(callee.results)
  }

  mutating func checkCallIndirect(_ type: TypeIndex, _ table: TableIndex)
    throws(ValidationError.Kind)
  {
    try checkCall(try typeContext.signature(type), through: try functionTable(table))
  }

  mutating func checkCallReference(_ type: TypeIndex) throws(ValidationError.Kind) {
    let callee = try typeContext.signature(type)
    try checkCall(callee, through: typeContext.reference(to: type).with(isNullable: true))
  }

  private mutating func checkCall(_ callee: Signature, through operand: OperandType)
    throws(ValidationError.Kind)
  {
    try pop(callee.parameters, operand)
    push(callee.results)
  }

  mutating func checkReturnCall(_ callee: Signature) throws(ValidationError.Kind) {
    try requireResults(of: callee)
    try pop(callee.parameters)
    markUnreachable()
  }

  mutating func checkReturnCallIndirect(_ type: TypeIndex, _ table: TableIndex)
    throws(ValidationError.Kind)
  {
    let operand = try functionTable(table)
    try checkReturnCall(try typeContext.signature(type), through: operand)
  }

  mutating func checkReturnCallReference(_ type: TypeIndex) throws(ValidationError.Kind) {
    let callee = try typeContext.signature(type)
    try checkReturnCall(callee, through: typeContext.reference(to: type).with(isNullable: true))
  }

  private mutating func checkReturnCall(_ callee: Signature, through operand: OperandType)
    throws(ValidationError.Kind)
  {
    try requireResults(of: callee)
    try pop(callee.parameters, operand)
    markUnreachable()
  }

  /// Checks that a tail call gives what this function gives.
  private func requireResults(of callee: Signature) throws(ValidationError.Kind) {
    guard typeContext.matches(callee.results, results) else {
      throw mismatch(.tailCall, results, callee.results)
    }
  }

  /// The address type of a table, which must hold functions.
  private func functionTable(_ index: TableIndex) throws(ValidationError.Kind) -> OperandType {
    let table = try context.table(index)
    try typeContext.requireReferences(table.element, in: .funcref)
    return table.address
  }
}
