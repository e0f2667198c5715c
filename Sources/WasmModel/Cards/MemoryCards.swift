// The cards of the memory instructions: one row an instruction.
//
// Standard: Structure, Memory Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let memory: [InstructionCard] = [
    row(.i32Load,    0x28,     "i32.load",     .memory(width: 4), .access([], [.i32]), .load(.none),     "Pops an address and reads 4 bytes."),
    row(.i64Load,    0x29,     "i64.load",     .memory(width: 8), .access([], [.i64]), .load(.none),     "Pops an address and reads 8 bytes."),
    row(.f32Load,    0x2A,     "f32.load",     .memory(width: 4), .access([], [.f32]), .load(.none),     "Pops an address and reads 4 bytes."),
    row(.f64Load,    0x2B,     "f64.load",     .memory(width: 8), .access([], [.f64]), .load(.none),     "Pops an address and reads 8 bytes."),
    row(.i32Load8S,  0x2C,     "i32.load8_s",  .memory(width: 1), .access([], [.i32]), .load(.signed32), "Pops an address and reads 1 byte, extending the sign."),
    row(.i32Load8U,  0x2D,     "i32.load8_u",  .memory(width: 1), .access([], [.i32]), .load(.none),     "Pops an address and reads 1 byte, extending with zeros."),
    row(.i32Load16S, 0x2E,     "i32.load16_s", .memory(width: 2), .access([], [.i32]), .load(.signed32), "Pops an address and reads 2 bytes, extending the sign."),
    row(.i32Load16U, 0x2F,     "i32.load16_u", .memory(width: 2), .access([], [.i32]), .load(.none),     "Pops an address and reads 2 bytes, extending with zeros."),
    row(.i64Load8S,  0x30,     "i64.load8_s",  .memory(width: 1), .access([], [.i64]), .load(.signed64), "Pops an address and reads 1 byte, extending the sign."),
    row(.i64Load8U,  0x31,     "i64.load8_u",  .memory(width: 1), .access([], [.i64]), .load(.none),     "Pops an address and reads 1 byte, extending with zeros."),
    row(.i64Load16S, 0x32,     "i64.load16_s", .memory(width: 2), .access([], [.i64]), .load(.signed64), "Pops an address and reads 2 bytes, extending the sign."),
    row(.i64Load16U, 0x33,     "i64.load16_u", .memory(width: 2), .access([], [.i64]), .load(.none),     "Pops an address and reads 2 bytes, extending with zeros."),
    row(.i64Load32S, 0x34,     "i64.load32_s", .memory(width: 4), .access([], [.i64]), .load(.signed64), "Pops an address and reads 4 bytes, extending the sign."),
    row(.i64Load32U, 0x35,     "i64.load32_u", .memory(width: 4), .access([], [.i64]), .load(.none),     "Pops an address and reads 4 bytes, extending with zeros."),
    row(.i32Store,   0x36,     "i32.store",    .memory(width: 4), .access([.i32], []), .store,           "Pops a value and an address and writes 4 bytes."),
    row(.i64Store,   0x37,     "i64.store",    .memory(width: 8), .access([.i64], []), .store,           "Pops a value and an address and writes 8 bytes."),
    row(.f32Store,   0x38,     "f32.store",    .memory(width: 4), .access([.f32], []), .store,           "Pops a value and an address and writes 4 bytes."),
    row(.f64Store,   0x39,     "f64.store",    .memory(width: 8), .access([.f64], []), .store,           "Pops a value and an address and writes 8 bytes."),
    row(.i32Store8,  0x3A,     "i32.store8",   .memory(width: 1), .access([.i32], []), .store,           "Pops a value and an address and writes the low 1 byte."),
    row(.i32Store16, 0x3B,     "i32.store16",  .memory(width: 2), .access([.i32], []), .store,           "Pops a value and an address and writes the low 2 bytes."),
    row(.i64Store8,  0x3C,     "i64.store8",   .memory(width: 1), .access([.i64], []), .store,           "Pops a value and an address and writes the low 1 byte."),
    row(.i64Store16, 0x3D,     "i64.store16",  .memory(width: 2), .access([.i64], []), .store,           "Pops a value and an address and writes the low 2 bytes."),
    row(.i64Store32, 0x3E,     "i64.store32",  .memory(width: 4), .access([.i64], []), .store,           "Pops a value and an address and writes the low 4 bytes."),
    row(.memorySize, 0x3F,     "memory.size",  .memoryIndex,      .irregular,          .none,            "Pushes the size of a memory in pages of 64 KiB."),
    row(.memoryGrow, 0x40,     "memory.grow",  .memoryIndex,      .irregular,          .none,            "Grows a memory by pages; pushes the old size, or -1."),
    row(.memoryInit, 0xFC_008, "memory.init",  .dataMemory,       .irregular,          .none,            "Copies part of a data segment into a memory."),
    row(.dataDrop,   0xFC_009, "data.drop",    .data,             .stack([], []),      .none,            "Forgets a data segment."),
    row(.memoryCopy, 0xFC_00A, "memory.copy",  .memoryMemory,     .irregular,          .none,            "Copies bytes; the ranges may overlap."),
    row(.memoryFill, 0xFC_00B, "memory.fill",  .memoryIndex,      .irregular,          .none,            "Fills bytes with one value."),
  ]
}
