// The cards of the vectors of floats: one row an instruction.
//
// Standard: Structure, Vector Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let vectorFloats: [InstructionCard] = [
    row(.f32x4Ceil,    0xFD_067, "f32x4.ceil",    .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in quiet(a).rounded(.up) },               "Rounds each lane up."),
    row(.f32x4Floor,   0xFD_068, "f32x4.floor",   .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in quiet(a).rounded(.down) },             "Rounds each lane down."),
    row(.f32x4Trunc,   0xFD_069, "f32x4.trunc",   .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in quiet(a).rounded(.towardZero) },       "Rounds each lane towards zero."),
    row(.f32x4Nearest, 0xFD_06A, "f32x4.nearest", .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in quiet(a).rounded(.toNearestOrEven) },  "Rounds each lane to the nearest, halves to even."),
    row(.f64x2Ceil,    0xFD_074, "f64x2.ceil",    .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in quiet(a).rounded(.up) },              "Rounds each lane up."),
    row(.f64x2Floor,   0xFD_075, "f64x2.floor",   .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in quiet(a).rounded(.down) },            "Rounds each lane down."),
    row(.f64x2Trunc,   0xFD_07A, "f64x2.trunc",   .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in quiet(a).rounded(.towardZero) },      "Rounds each lane towards zero."),
    row(.f64x2Nearest, 0xFD_094, "f64x2.nearest", .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in quiet(a).rounded(.toNearestOrEven) }, "Rounds each lane to the nearest, halves to even."),
    row(.f32x4Abs,     0xFD_0E0, "f32x4.abs",     .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in magnitude(a) },                        "Absolute value of each lane."),
    row(.f32x4Neg,     0xFD_0E1, "f32x4.neg",     .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in negated(a) },                          "Changes the sign of each lane."),
    row(.f32x4Sqrt,    0xFD_0E3, "f32x4.sqrt",    .none, .stack([.v128], [.v128]),        .lanes { (a: Float) in quiet(a).squareRoot() },               "Square root of each lane."),
    row(.f32x4Add,     0xFD_0E4, "f32x4.add",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in a + b },                     "Adds lanes."),
    row(.f32x4Sub,     0xFD_0E5, "f32x4.sub",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in a - b },                     "Subtracts lanes."),
    row(.f32x4Mul,     0xFD_0E6, "f32x4.mul",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in a * b },                     "Multiplies lanes."),
    row(.f32x4Div,     0xFD_0E7, "f32x4.div",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in a / b },                     "Divides lanes."),
    row(.f32x4Min,     0xFD_0E8, "f32x4.min",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in minimum(a, b) },             "The lesser of each two lanes; NaN if one is NaN."),
    row(.f32x4Max,     0xFD_0E9, "f32x4.max",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in maximum(a, b) },             "The greater of each two lanes; NaN if one is NaN."),
    row(.f32x4Pmin,    0xFD_0EA, "f32x4.pmin",    .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in b < a ? b : a },             "The second of each two lanes if it is less, else the first."),
    row(.f32x4Pmax,    0xFD_0EB, "f32x4.pmax",    .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Float, b: Float) in a < b ? b : a },             "The second of each two lanes if it is greater, else the first."),
    row(.f64x2Abs,     0xFD_0EC, "f64x2.abs",     .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in magnitude(a) },                       "Absolute value of each lane."),
    row(.f64x2Neg,     0xFD_0ED, "f64x2.neg",     .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in negated(a) },                         "Changes the sign of each lane."),
    row(.f64x2Sqrt,    0xFD_0EF, "f64x2.sqrt",    .none, .stack([.v128], [.v128]),        .lanes { (a: Double) in quiet(a).squareRoot() },              "Square root of each lane."),
    row(.f64x2Add,     0xFD_0F0, "f64x2.add",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in a + b },                   "Adds lanes."),
    row(.f64x2Sub,     0xFD_0F1, "f64x2.sub",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in a - b },                   "Subtracts lanes."),
    row(.f64x2Mul,     0xFD_0F2, "f64x2.mul",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in a * b },                   "Multiplies lanes."),
    row(.f64x2Div,     0xFD_0F3, "f64x2.div",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in a / b },                   "Divides lanes."),
    row(.f64x2Min,     0xFD_0F4, "f64x2.min",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in minimum(a, b) },           "The lesser of each two lanes; NaN if one is NaN."),
    row(.f64x2Max,     0xFD_0F5, "f64x2.max",     .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in maximum(a, b) },           "The greater of each two lanes; NaN if one is NaN."),
    row(.f64x2Pmin,    0xFD_0F6, "f64x2.pmin",    .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in b < a ? b : a },           "The second of each two lanes if it is less, else the first."),
    row(.f64x2Pmax,    0xFD_0F7, "f64x2.pmax",    .none, .stack([.v128, .v128], [.v128]), .lanes { (a: Double, b: Double) in a < b ? b : a },           "The second of each two lanes if it is greater, else the first."),
  ]
}
