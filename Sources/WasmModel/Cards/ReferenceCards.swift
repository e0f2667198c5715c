// The cards of the reference instructions: one row an instruction.
//
// Standard: Structure, Reference Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let references: [InstructionCard] = [
    row(.refNull,   0xD0, "ref.null",    .heapType, .irregular, .none, "Pushes a null reference."),
    row(.refIsNull, 0xD1, "ref.is_null", .none,     .irregular, .none, "Pops a reference and pushes 1 if it is null, else 0."),
    row(.refFunc,   0xD2, "ref.func",    .function, .irregular, .none, "Pushes a reference to a function."),
  ]
}
