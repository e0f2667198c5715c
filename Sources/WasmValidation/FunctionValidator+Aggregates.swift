// The rules of structures and arrays.
//
// Standard: Validation, Instructions, Aggregate Instructions.

import WasmModel

// Structures.
extension FunctionValidator {
  mutating func checkStructNew(_ type: TypeIndex) throws(ValidationError.Kind) {
    let fields = try typeContext.structure(type)
    for position in fields {
      let below = fields.upperBound - 1 - position
      guard isOnTop(typeContext.fields[position].storage.unpacked, below: below) else {
        throw mismatch(typeContext.fields[fields].map(\.storage.unpacked))
      }
    }
    drop(fields.count)
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkStructNewDefault(_ type: TypeIndex) throws(ValidationError.Kind) {
    let fields = try typeContext.structure(type)
    for position in fields { try requireDefault(typeContext.fields[position]) }
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkStructGet(_ type: TypeIndex, _ index: FieldIndex, _ opcode: Opcode)
    throws(ValidationError.Kind)
  {
    let field = try typeContext.field(index, of: type)
    try requirePacking(of: field, opcode == .structGet, opcode)
    try pop(nullable(type))
    operands.push(field.storage.unpacked)
  }

  mutating func checkStructSet(_ type: TypeIndex, _ index: FieldIndex)
    throws(ValidationError.Kind)
  {
    let field = try typeContext.field(index, of: type)
    guard field.isMutable else { throw .immutableField(type, index) }
    try pop(nullable(type), field.storage.unpacked)
  }

  private func nullable(_ type: TypeIndex) -> OperandType {
    typeContext.reference(to: type).with(isNullable: true)
  }

  private func requireDefault(_ field: TypeContext.Field) throws(ValidationError.Kind) {
    guard field.storage.isDefaultable else {
      throw .noDefault(typeContext.findValueType(field.storage))
    }
  }

  /// A packed field must be extended, another one must not.
  private func requirePacking(of field: TypeContext.Field, _ isPlain: Bool, _ opcode: Opcode)
    throws(ValidationError.Kind)
  {
    guard field.storage.isPacked != isPlain else { throw .fieldPacking(opcode) }
  }
}

// Arrays.
extension FunctionValidator {
  mutating func checkArrayNew(_ type: TypeIndex) throws(ValidationError.Kind) {
    let field = try typeContext.array(type)
    try pop(field.storage.unpacked, .i32)
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkArrayNewDefault(_ type: TypeIndex) throws(ValidationError.Kind) {
    try requireDefault(try typeContext.array(type))
    try pop(.i32)
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkArrayNewFixed(_ type: TypeIndex, _ count: Int) throws(ValidationError.Kind) {
    let element = try typeContext.array(type).storage.unpacked
    // In unreachable code the operands that are missing may be any number.
    let checked = min(count, available + 1)
    for position in 0..<checked {
      guard isOnTop(element, below: position) else {
        throw mismatch(Array(repeating: element, count: checked))
      }
    }
    drop(count)
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkArrayNewData(_ type: TypeIndex, _ segment: DataIndex)
    throws(ValidationError.Kind)
  {
    try requireNumeric(try typeContext.array(type), type)
    try context.checkUse(of: segment)
    try pop(.i32, .i32)
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkArrayNewElement(_ type: TypeIndex, _ segment: ElementIndex)
    throws(ValidationError.Kind)
  {
    let field = try typeContext.array(type)
    try typeContext.requireReferences(try context.element(segment), in: field.storage)
    try pop(.i32, .i32)
    operands.push(typeContext.reference(to: type))
  }

  mutating func checkArrayGet(_ type: TypeIndex, _ opcode: Opcode) throws(ValidationError.Kind) {
    let field = try typeContext.array(type)
    try requirePacking(of: field, opcode == .arrayGet, opcode)
    try pop(nullable(type), .i32)
    operands.push(field.storage.unpacked)
  }

  mutating func checkArraySet(_ type: TypeIndex) throws(ValidationError.Kind) {
    let field = try mutableArray(type)
    try pop(nullable(type), .i32, field.storage.unpacked)
  }

  mutating func checkArrayFill(_ type: TypeIndex) throws(ValidationError.Kind) {
    let field = try mutableArray(type)
    try pop([nullable(type), .i32, field.storage.unpacked, .i32])
  }

  mutating func checkArrayCopy(_ to: TypeIndex, _ from: TypeIndex) throws(ValidationError.Kind) {
    let destination = try mutableArray(to)
    let source = try typeContext.array(from)
    guard typeContext.matches(source.storage, destination.storage) else {
      throw .arrayTypesDiffer(to, from)
    }
    try pop([nullable(to), .i32, nullable(from), .i32, .i32])
  }

  mutating func checkArrayInitData(_ type: TypeIndex, _ segment: DataIndex)
    throws(ValidationError.Kind)
  {
    try requireNumeric(try mutableArray(type), type)
    try context.checkUse(of: segment)
    try pop([nullable(type), .i32, .i32, .i32])
  }

  mutating func checkArrayInitElement(_ type: TypeIndex, _ segment: ElementIndex)
    throws(ValidationError.Kind)
  {
    let field = try mutableArray(type)
    try typeContext.requireReferences(try context.element(segment), in: field.storage)
    try pop([nullable(type), .i32, .i32, .i32])
  }

  private func mutableArray(_ type: TypeIndex) throws(ValidationError.Kind)
    -> TypeContext.Field
  {
    let field = try typeContext.array(type)
    guard field.isMutable else { throw .immutableArray(type) }
    return field
  }

  private func requireNumeric(_ field: TypeContext.Field, _ type: TypeIndex)
    throws(ValidationError.Kind)
  {
    guard !field.storage.isReference else { throw .arrayOfReferences(type) }
  }
}
