// The rules of references.
//
// Standard: Validation, Instructions, Reference Instructions.

import WasmModel

extension FunctionValidator {
  mutating func checkNull(_ heap: HeapType) throws(ValidationError.Kind) {
    operands.push(try typeContext.packed(.nullable(heap)))
  }

  mutating func checkIsNull() throws(ValidationError.Kind) {
    _ = try popReference()
    operands.push(.i32)
  }

  mutating func checkFunctionReference(_ index: FunctionIndex) throws(ValidationError.Kind) {
    try context.check(index)
    guard context.isDeclared[index.value] else { throw .undeclaredFunctionReference(index) }
    operands.push(typeContext.reference(to: context.functions[index.value]))
  }

  mutating func checkAsNonNull() throws(ValidationError.Kind) {
    operands.push(try popReference().with(isNullable: false))
  }

  /// `ref.test`: the operand may be any reference of the same hierarchy.
  mutating func checkTest(_ heap: HeapType) throws(ValidationError.Kind) {
    try popReference(inHierarchyOf: heap)
    operands.push(.i32)
  }

  mutating func checkCast(_ heap: HeapType, isNullable: Bool) throws(ValidationError.Kind) {
    try popReference(inHierarchyOf: heap)
    operands.push(try typeContext.packed(ReferenceType(isNullable: isNullable, heap)))
  }

  private mutating func popReference(inHierarchyOf heap: HeapType) throws(ValidationError.Kind) {
    try typeContext.check(heap)
    try pop(.reference(to: typeContext.top(of: heap), isNullable: true))
  }

  /// Between the hierarchies of `any` and `extern`; null stays null.
  mutating func checkConversion(from: HeapType, to: HeapType) throws(ValidationError.Kind) {
    let found = try topOperand()
    try pop(.reference(to: from, isNullable: true))
    operands.push(.reference(to: to, isNullable: found.isNullable))
  }
}
