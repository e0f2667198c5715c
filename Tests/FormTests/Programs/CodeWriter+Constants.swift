// Constants at all edges, and other values that need no operands.

import WasmModel

extension CodeWriter {
  /// Numbers at which something changes: signs, widths of immediates, widths of accesses.
  static let integers: [Int64] =
    [0, 0, 1, 1, -1, 2, 3, 4, 7, 8, 31, 32, 33, 63, 64, 65]
    + [127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536, 65537]
    + [0x7FFF_FFFF, -0x8000_0000, 0x8000_0000, 0xFFFF_FFFF, 0x1_0000_0000, -0x8000_0001]
    + [.max, .min, .min + 1, 0x5555_5555_5555_5555]

  /// Zeros, ones, the greatest and smallest, infinities, NaNs, and where integers end.
  static let floats: [UInt32] = [
    0, 0x8000_0000, 0x3F80_0000, 0xBF80_0000, 0x3F00_0000, 0x4020_0000, 1, 0x007F_FFFF, 0x7F7F_FFFF,
    0x7F80_0000, 0xFF80_0000, 0x7FC0_0000, 0xFFC0_0000, 0x7FA0_0000, 0xFFFF_FFFF, 0x7FC0_1234,
    0x4F00_0000, 0x4EFF_FFFF, 0xCF00_0000, 0xCF00_0001, 0x4F80_0000, 0x5F00_0000, 0x5F80_0000,
  ]
  static let doubles: [UInt64] = [
    0, 1 << 63, 0x3FF0_0000_0000_0000, 0xBFF0_0000_0000_0000, 0x3FE0_0000_0000_0000,
    0x4004_0000_0000_0000, 1, 0x000F_FFFF_FFFF_FFFF, 0x7FEF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0000,
    0xFFF0_0000_0000_0000, 0x7FF8_0000_0000_0000, 0xFFF8_0000_0000_0000, 0x7FF4_0000_0000_0000,
    .max, 0x41DF_FFFF_FFC0_0000, 0x41E0_0000_0000_0000, 0xC1E0_0000_0000_0000,
    0xC1E0_0000_0020_0000, 0x41EF_FFFF_FFE0_0000, 0x41F0_0000_0000_0000, 0x43E0_0000_0000_0000,
    0x43F0_0000_0000_0000, 0x36A0_0000_0000_0000, 0x47EF_FFFF_F000_0000,
  ]

  mutating func emit(i32 value: Int64) { emit(.i32Const, .i32(Int32(truncatingIfNeeded: value))) }
  mutating func emit(i64 value: Int64) { emit(.i64Const, .i64(value)) }

  /// A constant of an integer type.
  mutating func emit(_ value: Int64, of type: AddressType) {
    if type == .i32 { emit(i32: value) } else { emit(i64: value) }
  }

  /// A constant of a number type or a vector.
  mutating func constant(_ type: ValueType) {
    emit(Self.constant(type, &random))
  }

  static func constant(_ type: ValueType, _ random: inout RandomSource) -> Instruction {
    let isEdge = random.chance(70)
    switch type {
    case .i32: return Instruction(.i32Const, .i32(Int32(truncatingIfNeeded: integer(&random))))
    case .i64: return Instruction(.i64Const, .i64(integer(&random)))
    case .f32:
      let bits = isEdge ? random.pick(floats) : UInt32(truncatingIfNeeded: random.next())
      return Instruction(.f32Const, .f32(bits))
    case .f64:
      return Instruction(.f64Const, .f64(isEdge ? random.pick(doubles) : random.next()))
    case .v128:
      let low = isEdge ? UInt64(bitPattern: random.pick(integers)) : random.next()
      return Instruction(.v128Const, .v128(V128(low: low, high: random.next())))
    case .reference(let type): return Instruction(.refNull, .heapType(type.heap))
    }
  }

  /// An edge, near an edge, small, or anything.
  static func integer(_ random: inout RandomSource) -> Int64 {
    switch random.below(10) {
    case 0...4: random.pick(integers)
    case 5: random.pick(integers) &+ Int64(random.below(5) - 2)
    case 6, 7: Int64(random.below(512))
    default: Int64(bitPattern: random.next())
    }
  }

  /// A value that needs no operands.
  mutating func pushLeaf(_ type: ValueType) {
    if random.chance(60), let local = findLocal(type) {
      emit(.localGet, .local(local))
    } else if random.chance(30), let global = findGlobal(type) {
      emit(.globalGet, .global(global))
    } else if type.isReference {
      pushReference(type)
    } else {
      constant(type)
    }
  }

  /// The slots of an argument from outside.
  static func slots(_ type: ValueType, _ random: inout RandomSource) -> [UInt64] {
    switch constant(type, &random).immediate {
    case .i32(let value): [UInt64(UInt32(bitPattern: value))]
    case .i64(let value): [UInt64(bitPattern: value)]
    case .f32(let bits): [UInt64(bits)]
    case .f64(let bits): [bits]
    case .v128(let value): [value.low, value.high]
    case .heapType(.extern) where random.chance(70): [UInt64(random.below(100))]
    default: [Reference.null]
    }
  }
}
