// The cards of the vector conversions: one row an instruction.
//
// Standard: Structure, Vector Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let vectorConversions: [InstructionCard] = [
    row(.f32x4DemoteF64x2Zero,    0xFD_05E, "f32x4.demote_f64x2_zero",      .none, .stack([.v128], [.v128]), .narrowZero { (a: Double) in Float(quiet(a)) },                 "Narrows two doubles to floats; the upper lanes are zero."),
    row(.f64x2PromoteLowF32x4,    0xFD_05F, "f64x2.promote_low_f32x4",      .none, .stack([.v128], [.v128]), .widen(.low) { (a: Float) in Double(quiet(a)) },                "Widens the two lower floats to doubles."),
    row(.i32x4TruncSatF32x4S,     0xFD_0F8, "i32x4.trunc_sat_f32x4_s",      .none, .stack([.v128], [.v128]), .lanes { (a: Float) -> Int32 in truncateSaturating(a) },        "Truncates floats to signed integers, staying within the limits; NaN gives 0."),
    row(.f32x4ConvertI32x4S,      0xFD_0FA, "f32x4.convert_i32x4_s",        .none, .stack([.v128], [.v128]), .lanes { (a: Int32) in Float(a) },                              "Converts signed integers to floats."),
    row(.i32x4TruncSatF64x2SZero, 0xFD_0FC, "i32x4.trunc_sat_f64x2_s_zero", .none, .stack([.v128], [.v128]), .narrowZero { (a: Double) -> Int32 in truncateSaturating(a) },  "Truncates doubles to signed integers, staying within the limits; the upper lanes are zero."),
    row(.f64x2ConvertLowI32x4S,   0xFD_0FE, "f64x2.convert_low_i32x4_s",    .none, .stack([.v128], [.v128]), .widen(.low) { (a: Int32) in Double(a) },                       "Converts the two lower signed integers to doubles."),
    row(.i32x4TruncSatF32x4U,     0xFD_0F9, "i32x4.trunc_sat_f32x4_u",      .none, .stack([.v128], [.v128]), .lanes { (a: Float) -> UInt32 in truncateSaturating(a) },       "Truncates floats to unsigned integers, staying within the limits; NaN gives 0."),
    row(.f32x4ConvertI32x4U,      0xFD_0FB, "f32x4.convert_i32x4_u",        .none, .stack([.v128], [.v128]), .lanes { (a: UInt32) in Float(a) },                             "Converts unsigned integers to floats."),
    row(.i32x4TruncSatF64x2UZero, 0xFD_0FD, "i32x4.trunc_sat_f64x2_u_zero", .none, .stack([.v128], [.v128]), .narrowZero { (a: Double) -> UInt32 in truncateSaturating(a) }, "Truncates doubles to unsigned integers, staying within the limits; the upper lanes are zero."),
    row(.f64x2ConvertLowI32x4U,   0xFD_0FF, "f64x2.convert_low_i32x4_u",    .none, .stack([.v128], [.v128]), .widen(.low) { (a: UInt32) in Double(a) },                      "Converts the two lower unsigned integers to doubles."),
  ]
}
