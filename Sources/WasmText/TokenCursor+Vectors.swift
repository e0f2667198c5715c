// Constants of vectors, and lane numbers.
//
// Standard: Text Format, Instructions, Vector Instructions.

import WasmModel

extension TokenCursor {
  /// True if a token can be an index.
  func isIndex(_ token: Token) -> Bool { token.kind == .natural || token.kind == .identifier }

  mutating func readVectorShape() throws(TextError) -> VectorShape {
    guard let keyword, let shape = VectorShape(rawValue: keyword.rawValue) else {
      throw unexpected("i8x16, i16x8, i32x4, i64x2, f32x4 or f64x2")
    }
    advance()
    return shape
  }

  /// Reads a shape and as many numbers as it has lanes.
  mutating func readVector() throws(TextError) -> V128 {
    let shape = try readVectorShape()
    try checkCount(of: shape)
    var lanes: [UInt64] = []
    for _ in 0..<shape.laneCount { lanes.append(try readLaneLiteral(shape)) }
    return shape.vector(lanes)
  }

  mutating func readLaneLiteral(_ shape: VectorShape) throws(TextError) -> UInt64 {
    if let format = shape.floatFormat { return try readFloat(format) }
    return try readInteger(bits: UInt64(shape.laneBits))
  }

  /// Counts the numbers that come next.
  func checkCount(of shape: VectorShape) throws(TextError) {
    let found = count { token in
      switch token.kind {
      case .natural, .signed, .float: true
      case .keyword:
        Keyword.all[token.payload] == .nanCanonical || Keyword.all[token.payload] == .nanArithmetic
      default: false
      }
    }
    let next = text.tokens[position + found].kind
    guard found == shape.laneCount || next == .reserved || next == .invalid else {
      throw TextError(.wrongNumberOfLanes(found: found, expected: shape.laneCount), at: token.start)
    }
  }

  /// Reads 16 lane numbers.
  mutating func readShuffle() throws(TextError) -> V128 {
    let found = count { $0.kind == .natural || $0.kind == .signed || $0.kind == .float }
    guard found == 16 || text.tokens[position + found].kind == .reserved else {
      throw TextError(.invalidLaneLength(found: found), at: token.start)
    }
    var lanes: [UInt8] = []
    for _ in 0..<16 {
      if token.kind == .signed || token.kind == .float {
        throw TextError(.laneOutOfRange(spelling(token)), at: token.start)
      }
      lanes.append(try readLane())
    }
    return V128(bytes: lanes)
  }

  /// Reads a number below 256; whether there is such a lane, the validator knows.
  mutating func readLane() throws(TextError) -> UInt8 {
    let token = token
    guard token.kind == .natural else { throw unexpected("a lane number") }
    let number = NumberReader(token.start..<token.end, in: text.source).magnitude
    guard let lane = number.flatMap(UInt8.init(exactly:)) else {
      throw TextError(.laneOutOfRange(spelling(token)), at: token.start)
    }
    advance()
    return lane
  }

  /// How many of the tokens that come next are of a kind.
  private func count(_ isCounted: (Token) -> Bool) -> Int {
    text.tokens[position...].prefix(while: isCounted).count
  }
}
