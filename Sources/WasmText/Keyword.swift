// The words of the text format that are no instructions.
//
// Standard: Text Format. The words of scripts are in the reference interpreter's README, Scripts.

/// A word with a fixed meaning. The mnemonics of instructions are not here but on their cards;
/// `catch` and `catch_all` are both.
enum Keyword: String, CaseIterable {
  // Types
  case i32, i64, f32, f64, v128, i8, i16
  case any, eq, i31, `struct`, array, none, nofunc, extern, noextern, exn, noexn
  case anyref, eqref, i31ref, structref, arrayref, nullref, funcref, nullfuncref, externref
  case nullexternref, exnref, nullexnref
  case ref, null, mut, field, sub, final, rec, type, param, result, local
  // Modules
  case module, `import`, export, `func`, table, memory, global, tag, start, elem, data
  case offset, item, declare
  // Instructions
  case then, `do`
  case catchRef = "catch_ref"
  case catchAllRef = "catch_all_ref"
  case i8x16, i16x8, i32x4, i64x2, f32x4, f64x2
  // Scripts
  case definition, instance, binary, quote, register, invoke, get, either
  case assertReturn = "assert_return"
  case assertException = "assert_exception"
  case assertTrap = "assert_trap"
  case assertExhaustion = "assert_exhaustion"
  case assertMalformed = "assert_malformed"
  case assertMalformedCustom = "assert_malformed_custom"
  case assertInvalid = "assert_invalid"
  case assertInvalidCustom = "assert_invalid_custom"
  case assertUnlinkable = "assert_unlinkable"
  case refExtern = "ref.extern"
  case refHost = "ref.host"
  case refAny = "ref.any"
  case refExn = "ref.exn"
  case refStruct = "ref.struct"
  case refArray = "ref.array"
  case nanCanonical = "nan:canonical"
  case nanArithmetic = "nan:arithmetic"

  /// All words; a token's payload is a place in this list.
  static let all = Array(allCases)
}
