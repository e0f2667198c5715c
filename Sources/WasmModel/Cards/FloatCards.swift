// The cards of the floating-point arithmetic: one row an instruction.
//
// Standard: Structure, Numeric Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let floats: [InstructionCard] = [
    row(.f32Abs,      0x8B, "f32.abs",      .none, .stack([.f32], [.f32]),       .unary { (a: Float) in magnitude(a) },                        "Clears the sign bit."),
    row(.f32Neg,      0x8C, "f32.neg",      .none, .stack([.f32], [.f32]),       .unary { (a: Float) in negated(a) },                          "Flips the sign bit."),
    row(.f32Ceil,     0x8D, "f32.ceil",     .none, .stack([.f32], [.f32]),       .unary { (a: Float) in quiet(a).rounded(.up) },               "Rounds up."),
    row(.f32Floor,    0x8E, "f32.floor",    .none, .stack([.f32], [.f32]),       .unary { (a: Float) in quiet(a).rounded(.down) },             "Rounds down."),
    row(.f32Trunc,    0x8F, "f32.trunc",    .none, .stack([.f32], [.f32]),       .unary { (a: Float) in quiet(a).rounded(.towardZero) },       "Rounds towards zero."),
    row(.f32Nearest,  0x90, "f32.nearest",  .none, .stack([.f32], [.f32]),       .unary { (a: Float) in quiet(a).rounded(.toNearestOrEven) },  "Rounds to the nearest integer, halves to even."),
    row(.f32Sqrt,     0x91, "f32.sqrt",     .none, .stack([.f32], [.f32]),       .unary { (a: Float) in quiet(a).squareRoot() },               "Square root."),
    row(.f32Add,      0x92, "f32.add",      .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in settled(a + b, a, b) },     "Adds."),
    row(.f32Sub,      0x93, "f32.sub",      .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in settled(a - b, a, b) },     "Subtracts the second from the first."),
    row(.f32Mul,      0x94, "f32.mul",      .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in settled(a * b, a, b) },     "Multiplies."),
    row(.f32Div,      0x95, "f32.div",      .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in settled(a / b, a, b) },     "Divides the first by the second."),
    row(.f32Min,      0x96, "f32.min",      .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in minimum(a, b) },            "The smaller of the two; NaN if one is NaN."),
    row(.f32Max,      0x97, "f32.max",      .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in maximum(a, b) },            "The greater of the two; NaN if one is NaN."),
    row(.f32Copysign, 0x98, "f32.copysign", .none, .stack([.f32, .f32], [.f32]), .binary { (a: Float, b: Float) in copySign(a, b) },           "The first with the sign of the second."),
    row(.f64Abs,      0x99, "f64.abs",      .none, .stack([.f64], [.f64]),       .unary { (a: Double) in magnitude(a) },                       "Clears the sign bit."),
    row(.f64Neg,      0x9A, "f64.neg",      .none, .stack([.f64], [.f64]),       .unary { (a: Double) in negated(a) },                         "Flips the sign bit."),
    row(.f64Ceil,     0x9B, "f64.ceil",     .none, .stack([.f64], [.f64]),       .unary { (a: Double) in quiet(a).rounded(.up) },              "Rounds up."),
    row(.f64Floor,    0x9C, "f64.floor",    .none, .stack([.f64], [.f64]),       .unary { (a: Double) in quiet(a).rounded(.down) },            "Rounds down."),
    row(.f64Trunc,    0x9D, "f64.trunc",    .none, .stack([.f64], [.f64]),       .unary { (a: Double) in quiet(a).rounded(.towardZero) },      "Rounds towards zero."),
    row(.f64Nearest,  0x9E, "f64.nearest",  .none, .stack([.f64], [.f64]),       .unary { (a: Double) in quiet(a).rounded(.toNearestOrEven) }, "Rounds to the nearest integer, halves to even."),
    row(.f64Sqrt,     0x9F, "f64.sqrt",     .none, .stack([.f64], [.f64]),       .unary { (a: Double) in quiet(a).squareRoot() },              "Square root."),
    row(.f64Add,      0xA0, "f64.add",      .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in settled(a + b, a, b) },   "Adds."),
    row(.f64Sub,      0xA1, "f64.sub",      .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in settled(a - b, a, b) },   "Subtracts the second from the first."),
    row(.f64Mul,      0xA2, "f64.mul",      .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in settled(a * b, a, b) },   "Multiplies."),
    row(.f64Div,      0xA3, "f64.div",      .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in settled(a / b, a, b) },   "Divides the first by the second."),
    row(.f64Min,      0xA4, "f64.min",      .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in minimum(a, b) },          "The smaller of the two; NaN if one is NaN."),
    row(.f64Max,      0xA5, "f64.max",      .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in maximum(a, b) },          "The greater of the two; NaN if one is NaN."),
    row(.f64Copysign, 0xA6, "f64.copysign", .none, .stack([.f64, .f64], [.f64]), .binary { (a: Double, b: Double) in copySign(a, b) },         "The first with the sign of the second."),
  ]
}
