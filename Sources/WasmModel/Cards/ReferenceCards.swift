// The cards of the reference instructions: one row an instruction.
//
// Standard: Structure, Reference Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let references: [InstructionCard] = [
    row(.refNull,      0xD0,     "ref.null",        .heapType, .irregular,                       .none,                                        "Pushes a null reference."),
    row(.refIsNull,    0xD1,     "ref.is_null",     .none,     .irregular,                       .none,                                        "Pops a reference and pushes 1 if it is null, else 0."),
    row(.refFunc,      0xD2,     "ref.func",        .function, .irregular,                       .none,                                        "Pushes a reference to a function."),
    row(.refEq,        0xD3,     "ref.eq",          .none,     .stack([.eqref, .eqref], [.i32]), .binary { (a: UInt64, b: UInt64) in a == b }, "Pushes 1 if the two are the same object, number or null, else 0."),
    row(.refAsNonNull, 0xD4,     "ref.as_non_null", .none,     .irregular,                       .none,                                        "Traps if the reference is null."),
    row(.refTest,      0xFB_014, "ref.test",        .castType, .irregular,                       .none,                                        "Pushes 1 if a reference has the given type, else 0."),
    row(.refTestNull,  0xFB_015, "ref.test",        .castType, .irregular,                       .none,                                        "Pushes 1 if a reference is null or has the given type, else 0."),
    row(.refCast,      0xFB_016, "ref.cast",        .castType, .irregular,                       .none,                                        "Traps unless a reference has the given type."),
    row(.refCastNull,  0xFB_017, "ref.cast",        .castType, .irregular,                       .none,                                        "Traps unless a reference is null or has the given type."),
  ]
}
