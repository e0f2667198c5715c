// The cards of the constants: one row an instruction.
//
// Standard: Structure, Numeric Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let constants: [InstructionCard] = [
    row(.i32Const,  0x41,     "i32.const",  .i32,  .stack([], [.i32]),  .constant, "Pushes a constant."),
    row(.i64Const,  0x42,     "i64.const",  .i64,  .stack([], [.i64]),  .constant, "Pushes a constant."),
    row(.f32Const,  0x43,     "f32.const",  .f32,  .stack([], [.f32]),  .constant, "Pushes a constant."),
    row(.f64Const,  0x44,     "f64.const",  .f64,  .stack([], [.f64]),  .constant, "Pushes a constant."),
    row(.v128Const, 0xFD_00C, "v128.const", .v128, .stack([], [.v128]), .constant, "Pushes a constant."),
  ]
}
