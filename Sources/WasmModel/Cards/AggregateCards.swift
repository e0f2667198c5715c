// The cards of structures, arrays and small integers: one row an instruction.
//
// Standard: Structure, Aggregate Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let aggregates: [InstructionCard] = [
    row(.structNew,        0xFB_000, "struct.new",         .type,        .irregular,                     .none, "Pops the fields and makes a structure."),
    row(.structNewDefault, 0xFB_001, "struct.new_default", .type,        .irregular,                     .none, "Makes a structure of zeros and nulls."),
    row(.structGet,        0xFB_002, "struct.get",         .typeField,   .irregular,                     .none, "Pops a structure and pushes a field; traps on null."),
    row(.structGetS,       0xFB_003, "struct.get_s",       .typeField,   .irregular,                     .none, "Pops a structure and pushes a packed field, extending the sign; traps on null."),
    row(.structGetU,       0xFB_004, "struct.get_u",       .typeField,   .irregular,                     .none, "Pops a structure and pushes a packed field, extending with zeros; traps on null."),
    row(.structSet,        0xFB_005, "struct.set",         .typeField,   .irregular,                     .none, "Pops a value and a structure and sets a field; traps on null."),
    row(.arrayNew,         0xFB_006, "array.new",          .type,        .irregular,                     .none, "Pops a length and a value and makes an array filled with it."),
    row(.arrayNewDefault,  0xFB_007, "array.new_default",  .type,        .irregular,                     .none, "Pops a length and makes an array of zeros or nulls."),
    row(.arrayNewFixed,    0xFB_008, "array.new_fixed",    .typeCount,   .irregular,                     .none, "Pops a fixed number of values and makes an array of them."),
    row(.arrayNewData,     0xFB_009, "array.new_data",     .typeData,    .irregular,                     .none, "Makes an array from part of a data segment."),
    row(.arrayNewElem,     0xFB_00A, "array.new_elem",     .typeElement, .irregular,                     .none, "Makes an array from part of an element segment."),
    row(.arrayGet,         0xFB_00B, "array.get",          .type,        .irregular,                     .none, "Pops an index and an array and pushes that element; traps on null and out of bounds."),
    row(.arrayGetS,        0xFB_00C, "array.get_s",        .type,        .irregular,                     .none, "Like array.get for packed elements, extending the sign."),
    row(.arrayGetU,        0xFB_00D, "array.get_u",        .type,        .irregular,                     .none, "Like array.get for packed elements, extending with zeros."),
    row(.arraySet,         0xFB_00E, "array.set",          .type,        .irregular,                     .none, "Pops a value, an index and an array and sets that element."),
    row(.arrayLen,         0xFB_00F, "array.len",          .none,        .stack([.arrayref], [.i32]),    .none, "Pops an array and pushes its length; traps on null."),
    row(.arrayFill,        0xFB_010, "array.fill",         .type,        .irregular,                     .none, "Fills part of an array with one value."),
    row(.arrayCopy,        0xFB_011, "array.copy",         .typeType,    .irregular,                     .none, "Copies elements between arrays; the ranges may overlap."),
    row(.arrayInitData,    0xFB_012, "array.init_data",    .typeData,    .irregular,                     .none, "Copies part of a data segment into an array."),
    row(.arrayInitElem,    0xFB_013, "array.init_elem",    .typeElement, .irregular,                     .none, "Copies part of an element segment into an array."),
    row(.anyConvertExtern, 0xFB_01A, "any.convert_extern", .none,        .irregular,                     .none, "Takes a reference from outside in as an any."),
    row(.externConvertAny, 0xFB_01B, "extern.convert_any", .none,        .irregular,                     .none, "Makes a reference ready to go outside."),
    row(.refI31,           0xFB_01C, "ref.i31",            .none,        .stack([.i32], [.i31ref]),      .none, "Makes a reference that is itself a number of 31 bits."),
    row(.i31GetS,          0xFB_01D, "i31.get_s",          .none,        .stack([.nullableI31], [.i32]), .none, "Pushes the number in an i31 reference, extending the sign; traps on null."),
    row(.i31GetU,          0xFB_01E, "i31.get_u",          .none,        .stack([.nullableI31], [.i32]), .none, "Pushes the number in an i31 reference, extending with zeros; traps on null."),
  ]
}

extension ValueType {
  static let eqref = ValueType.reference(.nullable(.eq))
  static let arrayref = ValueType.reference(.nullable(.array))
  /// What `ref.i31` gives is never null.
  static let i31ref = ValueType.reference(.nonNull(.i31))
  static let nullableI31 = ValueType.reference(.nullable(.i31))
}
