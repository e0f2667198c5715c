// The cards of the conversions: one row an instruction.
//
// Standard: Structure, Numeric Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let conversions: [InstructionCard] = [
    row(.i32WrapI64,        0xA7,    "i32.wrap_i64",        .none, .stack([.i64], [.i32]), .unary { (a: UInt64) in UInt32(truncatingIfNeeded: a) },          "Keeps the low 32 bits."),
    row(.i32TruncF32S,      0xA8,    "i32.trunc_f32_s",     .none, .stack([.f32], [.i32]), .unary { (a: Float) throws(Trap) -> Int32 in try truncate(a) },   "Truncates to an integer; traps if it does not fit."),
    row(.i32TruncF32U,      0xA9,    "i32.trunc_f32_u",     .none, .stack([.f32], [.i32]), .unary { (a: Float) throws(Trap) -> UInt32 in try truncate(a) },  "Truncates to an integer; traps if it does not fit."),
    row(.i32TruncF64S,      0xAA,    "i32.trunc_f64_s",     .none, .stack([.f64], [.i32]), .unary { (a: Double) throws(Trap) -> Int32 in try truncate(a) },  "Truncates to an integer; traps if it does not fit."),
    row(.i32TruncF64U,      0xAB,    "i32.trunc_f64_u",     .none, .stack([.f64], [.i32]), .unary { (a: Double) throws(Trap) -> UInt32 in try truncate(a) }, "Truncates to an integer; traps if it does not fit."),
    row(.i64ExtendI32S,     0xAC,    "i64.extend_i32_s",    .none, .stack([.i32], [.i64]), .unary { (a: Int32) in Int64(a) },                                "Extends with the sign."),
    row(.i64ExtendI32U,     0xAD,    "i64.extend_i32_u",    .none, .stack([.i32], [.i64]), .unary { (a: UInt32) in UInt64(a) },                              "Extends with zeros."),
    row(.i64TruncF32S,      0xAE,    "i64.trunc_f32_s",     .none, .stack([.f32], [.i64]), .unary { (a: Float) throws(Trap) -> Int64 in try truncate(a) },   "Truncates to an integer; traps if it does not fit."),
    row(.i64TruncF32U,      0xAF,    "i64.trunc_f32_u",     .none, .stack([.f32], [.i64]), .unary { (a: Float) throws(Trap) -> UInt64 in try truncate(a) },  "Truncates to an integer; traps if it does not fit."),
    row(.i64TruncF64S,      0xB0,    "i64.trunc_f64_s",     .none, .stack([.f64], [.i64]), .unary { (a: Double) throws(Trap) -> Int64 in try truncate(a) },  "Truncates to an integer; traps if it does not fit."),
    row(.i64TruncF64U,      0xB1,    "i64.trunc_f64_u",     .none, .stack([.f64], [.i64]), .unary { (a: Double) throws(Trap) -> UInt64 in try truncate(a) }, "Truncates to an integer; traps if it does not fit."),
    row(.f32ConvertI32S,    0xB2,    "f32.convert_i32_s",   .none, .stack([.i32], [.f32]), .unary { (a: Int32) in Float(a) },                                "Converts an integer, rounding to nearest."),
    row(.f32ConvertI32U,    0xB3,    "f32.convert_i32_u",   .none, .stack([.i32], [.f32]), .unary { (a: UInt32) in Float(a) },                               "Converts an integer, rounding to nearest."),
    row(.f32ConvertI64S,    0xB4,    "f32.convert_i64_s",   .none, .stack([.i64], [.f32]), .unary { (a: Int64) in Float(a) },                                "Converts an integer, rounding to nearest."),
    row(.f32ConvertI64U,    0xB5,    "f32.convert_i64_u",   .none, .stack([.i64], [.f32]), .unary { (a: UInt64) in Float(a) },                               "Converts an integer, rounding to nearest."),
    row(.f32DemoteF64,      0xB6,    "f32.demote_f64",      .none, .stack([.f64], [.f32]), .unary { (a: Double) in Float(quiet(a)) },                        "Rounds to single precision."),
    row(.f64ConvertI32S,    0xB7,    "f64.convert_i32_s",   .none, .stack([.i32], [.f64]), .unary { (a: Int32) in Double(a) },                               "Converts an integer, rounding to nearest."),
    row(.f64ConvertI32U,    0xB8,    "f64.convert_i32_u",   .none, .stack([.i32], [.f64]), .unary { (a: UInt32) in Double(a) },                              "Converts an integer, rounding to nearest."),
    row(.f64ConvertI64S,    0xB9,    "f64.convert_i64_s",   .none, .stack([.i64], [.f64]), .unary { (a: Int64) in Double(a) },                               "Converts an integer, rounding to nearest."),
    row(.f64ConvertI64U,    0xBA,    "f64.convert_i64_u",   .none, .stack([.i64], [.f64]), .unary { (a: UInt64) in Double(a) },                              "Converts an integer, rounding to nearest."),
    row(.f64PromoteF32,     0xBB,    "f64.promote_f32",     .none, .stack([.f32], [.f64]), .unary { (a: Float) in Double(quiet(a)) },                        "Widens to double precision."),
    row(.i32ReinterpretF32, 0xBC,    "i32.reinterpret_f32", .none, .stack([.f32], [.i32]), .unary { (a: UInt32) in a },                                      "Keeps the bits and changes the type."),
    row(.i64ReinterpretF64, 0xBD,    "i64.reinterpret_f64", .none, .stack([.f64], [.i64]), .unary { (a: UInt64) in a },                                      "Keeps the bits and changes the type."),
    row(.f32ReinterpretI32, 0xBE,    "f32.reinterpret_i32", .none, .stack([.i32], [.f32]), .unary { (a: UInt32) in a },                                      "Keeps the bits and changes the type."),
    row(.f64ReinterpretI64, 0xBF,    "f64.reinterpret_i64", .none, .stack([.i64], [.f64]), .unary { (a: UInt64) in a },                                      "Keeps the bits and changes the type."),
    row(.i32TruncSatF32S,   0xFC_000, "i32.trunc_sat_f32_s", .none, .stack([.f32], [.i32]), .unary { (a: Float) -> Int32 in truncateSaturating(a) },          "Truncates to an integer, at the limit if it does not fit."),
    row(.i32TruncSatF32U,   0xFC_001, "i32.trunc_sat_f32_u", .none, .stack([.f32], [.i32]), .unary { (a: Float) -> UInt32 in truncateSaturating(a) },         "Truncates to an integer, at the limit if it does not fit."),
    row(.i32TruncSatF64S,   0xFC_002, "i32.trunc_sat_f64_s", .none, .stack([.f64], [.i32]), .unary { (a: Double) -> Int32 in truncateSaturating(a) },         "Truncates to an integer, at the limit if it does not fit."),
    row(.i32TruncSatF64U,   0xFC_003, "i32.trunc_sat_f64_u", .none, .stack([.f64], [.i32]), .unary { (a: Double) -> UInt32 in truncateSaturating(a) },        "Truncates to an integer, at the limit if it does not fit."),
    row(.i64TruncSatF32S,   0xFC_004, "i64.trunc_sat_f32_s", .none, .stack([.f32], [.i64]), .unary { (a: Float) -> Int64 in truncateSaturating(a) },          "Truncates to an integer, at the limit if it does not fit."),
    row(.i64TruncSatF32U,   0xFC_005, "i64.trunc_sat_f32_u", .none, .stack([.f32], [.i64]), .unary { (a: Float) -> UInt64 in truncateSaturating(a) },         "Truncates to an integer, at the limit if it does not fit."),
    row(.i64TruncSatF64S,   0xFC_006, "i64.trunc_sat_f64_s", .none, .stack([.f64], [.i64]), .unary { (a: Double) -> Int64 in truncateSaturating(a) },         "Truncates to an integer, at the limit if it does not fit."),
    row(.i64TruncSatF64U,   0xFC_007, "i64.trunc_sat_f64_u", .none, .stack([.f64], [.i64]), .unary { (a: Double) -> UInt64 in truncateSaturating(a) },        "Truncates to an integer, at the limit if it does not fit."),
  ]
}
