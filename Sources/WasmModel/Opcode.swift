// The names of the instructions, as a dense enumeration for tables and switches.

/// An instruction of the standard, by name. Everything else about it stands on its card
/// (``InstructionCard``); the order here is the order of the cards.
///
/// Standard: Appendix, Index of Instructions.
public enum Opcode: UInt16, CaseIterable, Hashable, Sendable {
  case unreachable, nop, block, loop, `if`, `else`, end, br, brIf, brTable, `return`, call
  case callIndirect, returnCall, returnCallIndirect, drop, select, selectTyped
  case `throw`, throwRef, tryTable, `try`, `catch`, catchAll, delegate, `rethrow`
  case refNull, refIsNull, refFunc
  case localGet, localSet, localTee, globalGet, globalSet
  case tableGet, tableSet, tableInit, elemDrop, tableCopy, tableGrow, tableSize, tableFill
  case i32Load, i64Load, f32Load, f64Load, i32Load8S, i32Load8U, i32Load16S, i32Load16U, i64Load8S
  case i64Load8U, i64Load16S, i64Load16U, i64Load32S, i64Load32U, i32Store, i64Store, f32Store
  case f64Store, i32Store8, i32Store16, i64Store8, i64Store16, i64Store32, memorySize, memoryGrow
  case memoryInit, dataDrop, memoryCopy, memoryFill
  case i32Const, i64Const, f32Const, f64Const
  case i32Eqz, i32Eq, i32Ne, i32LtS, i32LtU, i32GtS, i32GtU, i32LeS, i32LeU, i32GeS, i32GeU
  case i64Eqz, i64Eq, i64Ne, i64LtS, i64LtU, i64GtS, i64GtU, i64LeS, i64LeU, i64GeS, i64GeU, f32Eq
  case f32Ne, f32Lt, f32Gt, f32Le, f32Ge, f64Eq, f64Ne, f64Lt, f64Gt, f64Le, f64Ge
  case i32Clz, i32Ctz, i32Popcnt, i32Add, i32Sub, i32Mul, i32DivS, i32DivU, i32RemS, i32RemU
  case i32And, i32Or, i32Xor, i32Shl, i32ShrS, i32ShrU, i32Rotl, i32Rotr, i64Clz, i64Ctz
  case i64Popcnt, i64Add, i64Sub, i64Mul, i64DivS, i64DivU, i64RemS, i64RemU, i64And, i64Or
  case i64Xor, i64Shl, i64ShrS, i64ShrU, i64Rotl, i64Rotr, i32Extend8S, i32Extend16S, i64Extend8S
  case i64Extend16S, i64Extend32S
  case f32Abs, f32Neg, f32Ceil, f32Floor, f32Trunc, f32Nearest, f32Sqrt, f32Add, f32Sub, f32Mul
  case f32Div, f32Min, f32Max, f32Copysign, f64Abs, f64Neg, f64Ceil, f64Floor, f64Trunc
  case f64Nearest, f64Sqrt, f64Add, f64Sub, f64Mul, f64Div, f64Min, f64Max, f64Copysign
  case i32WrapI64, i32TruncF32S, i32TruncF32U, i32TruncF64S, i32TruncF64U, i64ExtendI32S
  case i64ExtendI32U, i64TruncF32S, i64TruncF32U, i64TruncF64S, i64TruncF64U, f32ConvertI32S
  case f32ConvertI32U, f32ConvertI64S, f32ConvertI64U, f32DemoteF64, f64ConvertI32S
  case f64ConvertI32U, f64ConvertI64S, f64ConvertI64U, f64PromoteF32, i32ReinterpretF32
  case i64ReinterpretF64, f32ReinterpretI32, f64ReinterpretI64, i32TruncSatF32S, i32TruncSatF32U
  case i32TruncSatF64S, i32TruncSatF64U, i64TruncSatF32S, i64TruncSatF32U, i64TruncSatF64S
  case i64TruncSatF64U
}
