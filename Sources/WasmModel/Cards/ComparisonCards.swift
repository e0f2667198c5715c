// The cards of the comparisons: one row an instruction.
//
// Standard: Structure, Numeric Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let comparisons: [InstructionCard] = [
    row(.i32Eqz, 0x45, "i32.eqz",  .none, .stack([.i32], [.i32]),       .unary { (a: UInt32) in a == 0 },             "Pushes 1 if the number is zero, else 0."),
    row(.i32Eq,  0x46, "i32.eq",   .none, .stack([.i32, .i32], [.i32]), .binary { (a: UInt32, b: UInt32) in a == b }, "Pushes 1 if the two are equal, else 0."),
    row(.i32Ne,  0x47, "i32.ne",   .none, .stack([.i32, .i32], [.i32]), .binary { (a: UInt32, b: UInt32) in a != b }, "Pushes 1 if the two differ, else 0."),
    row(.i32LtS, 0x48, "i32.lt_s", .none, .stack([.i32, .i32], [.i32]), .binary { (a: Int32, b: Int32) in a < b },    "Pushes 1 if the first is less (signed), else 0."),
    row(.i32LtU, 0x49, "i32.lt_u", .none, .stack([.i32, .i32], [.i32]), .binary { (a: UInt32, b: UInt32) in a < b },  "Pushes 1 if the first is less (unsigned), else 0."),
    row(.i32GtS, 0x4A, "i32.gt_s", .none, .stack([.i32, .i32], [.i32]), .binary { (a: Int32, b: Int32) in a > b },    "Pushes 1 if the first is greater (signed), else 0."),
    row(.i32GtU, 0x4B, "i32.gt_u", .none, .stack([.i32, .i32], [.i32]), .binary { (a: UInt32, b: UInt32) in a > b },  "Pushes 1 if the first is greater (unsigned), else 0."),
    row(.i32LeS, 0x4C, "i32.le_s", .none, .stack([.i32, .i32], [.i32]), .binary { (a: Int32, b: Int32) in a <= b },   "Pushes 1 if the first is less or equal (signed), else 0."),
    row(.i32LeU, 0x4D, "i32.le_u", .none, .stack([.i32, .i32], [.i32]), .binary { (a: UInt32, b: UInt32) in a <= b }, "Pushes 1 if the first is less or equal (unsigned), else 0."),
    row(.i32GeS, 0x4E, "i32.ge_s", .none, .stack([.i32, .i32], [.i32]), .binary { (a: Int32, b: Int32) in a >= b },   "Pushes 1 if the first is greater or equal (signed), else 0."),
    row(.i32GeU, 0x4F, "i32.ge_u", .none, .stack([.i32, .i32], [.i32]), .binary { (a: UInt32, b: UInt32) in a >= b }, "Pushes 1 if the first is greater or equal (unsigned), else 0."),
    row(.i64Eqz, 0x50, "i64.eqz",  .none, .stack([.i64], [.i32]),       .unary { (a: UInt64) in a == 0 },             "Pushes 1 if the number is zero, else 0."),
    row(.i64Eq,  0x51, "i64.eq",   .none, .stack([.i64, .i64], [.i32]), .binary { (a: UInt64, b: UInt64) in a == b }, "Pushes 1 if the two are equal, else 0."),
    row(.i64Ne,  0x52, "i64.ne",   .none, .stack([.i64, .i64], [.i32]), .binary { (a: UInt64, b: UInt64) in a != b }, "Pushes 1 if the two differ, else 0."),
    row(.i64LtS, 0x53, "i64.lt_s", .none, .stack([.i64, .i64], [.i32]), .binary { (a: Int64, b: Int64) in a < b },    "Pushes 1 if the first is less (signed), else 0."),
    row(.i64LtU, 0x54, "i64.lt_u", .none, .stack([.i64, .i64], [.i32]), .binary { (a: UInt64, b: UInt64) in a < b },  "Pushes 1 if the first is less (unsigned), else 0."),
    row(.i64GtS, 0x55, "i64.gt_s", .none, .stack([.i64, .i64], [.i32]), .binary { (a: Int64, b: Int64) in a > b },    "Pushes 1 if the first is greater (signed), else 0."),
    row(.i64GtU, 0x56, "i64.gt_u", .none, .stack([.i64, .i64], [.i32]), .binary { (a: UInt64, b: UInt64) in a > b },  "Pushes 1 if the first is greater (unsigned), else 0."),
    row(.i64LeS, 0x57, "i64.le_s", .none, .stack([.i64, .i64], [.i32]), .binary { (a: Int64, b: Int64) in a <= b },   "Pushes 1 if the first is less or equal (signed), else 0."),
    row(.i64LeU, 0x58, "i64.le_u", .none, .stack([.i64, .i64], [.i32]), .binary { (a: UInt64, b: UInt64) in a <= b }, "Pushes 1 if the first is less or equal (unsigned), else 0."),
    row(.i64GeS, 0x59, "i64.ge_s", .none, .stack([.i64, .i64], [.i32]), .binary { (a: Int64, b: Int64) in a >= b },   "Pushes 1 if the first is greater or equal (signed), else 0."),
    row(.i64GeU, 0x5A, "i64.ge_u", .none, .stack([.i64, .i64], [.i32]), .binary { (a: UInt64, b: UInt64) in a >= b }, "Pushes 1 if the first is greater or equal (unsigned), else 0."),
    row(.f32Eq,  0x5B, "f32.eq",   .none, .stack([.f32, .f32], [.i32]), .binary { (a: Float, b: Float) in a == b },   "Pushes 1 if the two are equal, else 0; NaN equals nothing."),
    row(.f32Ne,  0x5C, "f32.ne",   .none, .stack([.f32, .f32], [.i32]), .binary { (a: Float, b: Float) in a != b },   "Pushes 1 if the two differ, else 0; NaN differs from everything."),
    row(.f32Lt,  0x5D, "f32.lt",   .none, .stack([.f32, .f32], [.i32]), .binary { (a: Float, b: Float) in a < b },    "Pushes 1 if the first is less, else 0; 0 with NaN."),
    row(.f32Gt,  0x5E, "f32.gt",   .none, .stack([.f32, .f32], [.i32]), .binary { (a: Float, b: Float) in a > b },    "Pushes 1 if the first is greater, else 0; 0 with NaN."),
    row(.f32Le,  0x5F, "f32.le",   .none, .stack([.f32, .f32], [.i32]), .binary { (a: Float, b: Float) in a <= b },   "Pushes 1 if the first is less or equal, else 0; 0 with NaN."),
    row(.f32Ge,  0x60, "f32.ge",   .none, .stack([.f32, .f32], [.i32]), .binary { (a: Float, b: Float) in a >= b },   "Pushes 1 if the first is greater or equal, else 0; 0 with NaN."),
    row(.f64Eq,  0x61, "f64.eq",   .none, .stack([.f64, .f64], [.i32]), .binary { (a: Double, b: Double) in a == b }, "Pushes 1 if the two are equal, else 0; NaN equals nothing."),
    row(.f64Ne,  0x62, "f64.ne",   .none, .stack([.f64, .f64], [.i32]), .binary { (a: Double, b: Double) in a != b }, "Pushes 1 if the two differ, else 0; NaN differs from everything."),
    row(.f64Lt,  0x63, "f64.lt",   .none, .stack([.f64, .f64], [.i32]), .binary { (a: Double, b: Double) in a < b },  "Pushes 1 if the first is less, else 0; 0 with NaN."),
    row(.f64Gt,  0x64, "f64.gt",   .none, .stack([.f64, .f64], [.i32]), .binary { (a: Double, b: Double) in a > b },  "Pushes 1 if the first is greater, else 0; 0 with NaN."),
    row(.f64Le,  0x65, "f64.le",   .none, .stack([.f64, .f64], [.i32]), .binary { (a: Double, b: Double) in a <= b }, "Pushes 1 if the first is less or equal, else 0; 0 with NaN."),
    row(.f64Ge,  0x66, "f64.ge",   .none, .stack([.f64, .f64], [.i32]), .binary { (a: Double, b: Double) in a >= b }, "Pushes 1 if the first is greater or equal, else 0; 0 with NaN."),
  ]
}
