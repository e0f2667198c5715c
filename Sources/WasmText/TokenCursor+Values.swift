// Reading the values and the patterns of a script.
//
// The format is described in the reference interpreter's README, Scripts.

import WasmModel

extension TokenCursor {
  /// Reads an argument such as `(i32.const 1)`.
  mutating func readValue() throws(TextError) -> ScriptValue {
    try readLeftParenthesis()
    guard let value = try readExactValue() else { throw unexpected("a constant or reference") }
    try readRightParenthesis()
    return value
  }

  /// Reads what stands between the parentheses of a value; nil if it is something else.
  private mutating func readExactValue() throws(TextError) -> ScriptValue? {
    let (opcode, keyword) = (instruction, keyword)
    switch (opcode, keyword) {
    case (.i32Const, _), (.i64Const, _), (.f32Const, _), (.f64Const, _), (.v128Const, _),
      (.refNull, _), (_, .refExtern), (_, .refHost):
      advance()
    default: return nil
    }
    return switch (opcode, keyword) {
    case (.i32Const, _): .i32(UInt32(truncatingIfNeeded: try readInteger(bits: 32)))
    case (.i64Const, _): .i64(try readInteger(bits: 64))
    case (.f32Const, _): .f32(UInt32(truncatingIfNeeded: try readFloat(.f32)))
    case (.f64Const, _): .f64(try readFloat(.f64))
    case (.v128Const, _): .v128(try readVector())
    case (.refNull, _): .null(try readHeapType())
    case (_, .refExtern): .extern(try readNatural64())
    default: .host(try readNatural64())
    }
  }

  /// Reads a heap type; in a script a type has no name.
  private mutating func readHeapType() throws(TextError) -> HeapType {
    if let keyword, let type = ModuleParser.heapTypes[keyword] {
      advance()
      return type
    }
    guard token.kind == .natural else { throw unexpected("a heap type") }
    return .type(TypeIndex(number: try readNatural32()))
  }
}

// Patterns.
extension TokenCursor {
  /// How deep `either` may be nested.
  private static let depthLimit = 100

  /// Reads what a result must be.
  mutating func readResult(depth: Int) throws(TextError) -> ScriptResult {
    guard depth < Self.depthLimit else {
      throw TextError(.nestingTooDeep(limit: Self.depthLimit), at: token.start)
    }
    try readLeftParenthesis()
    let result = try readPattern(depth: depth)
    try readRightParenthesis()
    return result
  }

  private mutating func readPattern(depth: Int) throws(TextError) -> ScriptResult {
    if readIf(.either) {
      var results: [ScriptResult] = []
      while isAtLeftParenthesis { results.append(try readResult(depth: depth + 1)) }
      return .either(results)
    }
    if let nan = readNaN() { return nan }
    if instruction == .v128Const {
      advance()
      return try readVectorPattern()
    }
    if let reference = readReferencePattern() { return .reference(reference) }
    guard let value = try readExactValue() else { throw unexpected("what a result must be") }
    return .value(value)
  }

  /// Reads `f32.const nan:canonical` and the like.
  private mutating func readNaN() -> ScriptResult? {
    guard let pattern = nanPattern(following) else { return nil }
    switch instruction {
    case .f32Const:
      move(to: position + 2)
      return .f32(pattern)
    case .f64Const:
      move(to: position + 2)
      return .f64(pattern)
    default: return nil
    }
  }

  private func nanPattern(_ token: Token) -> NaNPattern? {
    guard token.kind == .keyword else { return nil }
    switch Keyword.all[token.payload] {
    case .nanCanonical: return .canonical
    case .nanArithmetic: return .arithmetic
    default: return nil
    }
  }

  private mutating func readVectorPattern() throws(TextError) -> ScriptResult {
    let shape = try readVectorShape()
    try checkCount(of: shape)
    var lanes: [LanePattern] = []
    for _ in 0..<shape.laneCount {
      if shape.isFloat, let pattern = nanPattern(token) {
        advance()
        lanes.append(.nan(pattern))
      } else {
        lanes.append(.bits(try readLaneLiteral(shape)))
      }
    }
    return .vector(shape, lanes)
  }

  /// Reads `ref.func` and the like, where nothing follows.
  private mutating func readReferencePattern() -> ReferencePattern? {
    guard following.kind == .rightParenthesis else { return nil }
    let pattern: ReferencePattern
    switch (instruction, keyword) {
    case (.refNull, _): pattern = .null
    case (.refFunc, _): pattern = .function
    case (.refEq, _): pattern = .eq
    case (.refI31, _): pattern = .i31
    case (_, .refExtern): pattern = .extern
    case (_, .refAny): pattern = .any
    case (_, .refExn): pattern = .exception
    case (_, .refStruct): pattern = .structure
    case (_, .refArray): pattern = .array
    default: return nil
    }
    advance()
    return pattern
  }
}
