// Meanings of vector instructions, made of functions on single lanes.
//
// Standard: Execution, Numerics, Vectors.
// The types of the function's parameter and result say how the vectors are cut into lanes.

extension Meaning {
  /// Each lane by itself: [v] -> [r]
  @inline(__always)
  static func lanes<A: Lane, R: Lane>(_ compute: @escaping @Sendable (A) -> R) -> Meaning {
    .vectorUnary { (a: V128) in
      let a: A.Lanes = a.lanes()
      var result = R.Lanes()
      for index in result.indices { result[index] = compute(a[index]) }
      return V128(lanes: result)
    }
  }

  /// Each two lanes of the same number: [v v] -> [r]
  @inline(__always)
  static func lanes<A: Lane, R: Lane>(_ compute: @escaping @Sendable (A, A) -> R) -> Meaning {
    .vectorBinary { (a: V128, b: V128) in
      let a: A.Lanes = a.lanes()
      let b: A.Lanes = b.lanes()
      var result = R.Lanes()
      for index in result.indices { result[index] = compute(a[index], b[index]) }
      return V128(lanes: result)
    }
  }

  /// Each three lanes of the same number: [v v v] -> [r]
  @inline(__always)
  static func lanes<A: Lane, R: Lane>(_ compute: @escaping @Sendable (A, A, A) -> R) -> Meaning {
    .vectorTernary { (a: V128, b: V128, c: V128) in
      let a: A.Lanes = a.lanes()
      let b: A.Lanes = b.lanes()
      let c: A.Lanes = c.lanes()
      var result = R.Lanes()
      for index in result.indices { result[index] = compute(a[index], b[index], c[index]) }
      return V128(lanes: result)
    }
  }

  /// All ones in the lanes that pass, zeros in the others: [v v] -> [r]
  @inline(__always)
  static func compare<A: Lane>(_ passes: @escaping @Sendable (A, A) -> Bool) -> Meaning {
    .vectorBinary { (a: V128, b: V128) in
      let a: A.Lanes = a.lanes()
      let b: A.Lanes = b.lanes()
      var result = A.Lanes.MaskStorage()
      for index in result.indices { result[index] = passes(a[index], b[index]) ? -1 : 0 }
      return V128(lanes: result)
    }
  }

  /// 1 if all lanes pass, else 0: [v] -> [i32]
  @inline(__always)
  static func allLanes<A: Lane>(_ passes: @escaping @Sendable (A) -> Bool) -> Meaning {
    .vectorTest { (a: V128) in
      let a: A.Lanes = a.lanes()
      for index in a.indices where !passes(a[index]) { return 0 }
      return 1
    }
  }

  /// One bit a lane, set if it passes, lane 0 lowest: [v] -> [i32]
  @inline(__always)
  static func bitmask<A: Lane>(_ passes: @escaping @Sendable (A) -> Bool) -> Meaning {
    .vectorTest { (a: V128) in
      let a: A.Lanes = a.lanes()
      var result: UInt32 = 0
      for index in a.indices where passes(a[index]) { result |= 1 << UInt32(index) }
      return result
    }
  }

  /// Each lane and the same count: [v i32] -> [r]
  @inline(__always)
  static func shift<A: Lane>(_ compute: @escaping @Sendable (A, UInt32) -> A) -> Meaning {
    .vectorShift { (a: V128, count: UInt32) in
      let a: A.Lanes = a.lanes()
      var result = A.Lanes()
      for index in result.indices { result[index] = compute(a[index], count) }
      return V128(lanes: result)
    }
  }

  /// The lanes of one half, made twice as wide: [v] -> [r]
  @inline(__always)
  static func widen<A: Lane, R: Lane>(
    _ half: V128.Half, _ compute: @escaping @Sendable (A) -> R
  ) -> Meaning {
    .vectorUnary { (a: V128) in a.widened(half, compute) }
  }

  /// Each two lanes of the same number in one half, made twice as wide: [v v] -> [r]
  @inline(__always)
  static func widen<A: Lane, R: Lane>(
    _ half: V128.Half, _ compute: @escaping @Sendable (A, A) -> R
  ) -> Meaning {
    .vectorBinary { (a: V128, b: V128) in
      let a: A.Lanes = a.lanes()
      let b: A.Lanes = b.lanes()
      var result = R.Lanes()
      let first = half == .low ? 0 : result.scalarCount
      for index in result.indices { result[index] = compute(a[first + index], b[first + index]) }
      return V128(lanes: result)
    }
  }

  /// The lanes of both vectors, made half as wide, those of the first lower: [v v] -> [r]
  @inline(__always)
  static func narrow<A: Lane, R: Lane>(_ compute: @escaping @Sendable (A) -> R) -> Meaning {
    .vectorBinary { (a: V128, b: V128) in
      let a: A.Lanes = a.lanes()
      let b: A.Lanes = b.lanes()
      var result = R.Lanes()
      for index in a.indices {
        result[index] = compute(a[index])
        result[a.scalarCount + index] = compute(b[index])
      }
      return V128(lanes: result)
    }
  }

  /// The lanes, made half as wide, with zeros above: [v] -> [r]
  @inline(__always)
  static func narrowZero<A: Lane, R: Lane>(_ compute: @escaping @Sendable (A) -> R) -> Meaning {
    .vectorUnary { (a: V128) in
      let a: A.Lanes = a.lanes()
      var result = R.Lanes()
      for index in a.indices { result[index] = compute(a[index]) }
      return V128(lanes: result)
    }
  }

  /// The lanes, made twice as wide, then each added to its neighbour: [v] -> [r]
  @inline(__always)
  static func addPairs<A: Lane, R: Lane & FixedWidthInteger>(
    _ compute: @escaping @Sendable (A) -> R
  ) -> Meaning {
    .vectorUnary { (a: V128) in
      let a: A.Lanes = a.lanes()
      var result = R.Lanes()
      for index in result.indices {
        result[index] = compute(a[2 * index]) &+ compute(a[2 * index + 1])
      }
      return V128(lanes: result)
    }
  }
}

/// `iabs`: the smallest number has no positive counterpart and stays.
func magnitude<T: FixedWidthInteger & SignedInteger>(_ a: T) -> T { a < 0 ? 0 &- a : a }

/// `iaddsat`: the sum, or the limit that it goes beyond.
func addSaturating<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
  let (sum, overflow) = a.addingReportingOverflow(b)
  return overflow ? (b < 0 ? T.min : T.max) : sum
}

/// `isubsat`: the difference, or the limit that it goes beyond.
func subtractSaturating<T: FixedWidthInteger>(_ a: T, _ b: T) -> T {
  let (difference, overflow) = a.subtractingReportingOverflow(b)
  return overflow ? (b > 0 ? T.min : T.max) : difference
}

/// `iavgr`: the average, rounded up. Half the sum would overflow.
func average<T: FixedWidthInteger & UnsignedInteger>(_ a: T, _ b: T) -> T {
  (a | b) - ((a ^ b) >> 1)
}

/// `iq15mulrsat`: the product of two numbers with 15 fraction bits.
func multiplyFixedPoint(_ a: Int16, _ b: Int16) -> Int16 {
  Int16(clamping: (Int32(a) * Int32(b) + 0x4000) >> 15)
}

/// `ivdot` for one lane of the result: each operand is two numbers of 16 bits.
func dot(_ a: Int32, _ b: Int32) -> Int32 {
  let low = Int32(Int16(truncatingIfNeeded: a)) * Int32(Int16(truncatingIfNeeded: b))
  return low &+ (a >> 16) * (b >> 16)
}

/// `ivdotsat` for one lane of the result: each operand is two numbers of 8 bits.
func dotSaturating(_ a: Int16, _ b: Int16) -> Int16 {
  let low = Int16(Int8(truncatingIfNeeded: a)) * Int16(Int8(truncatingIfNeeded: b))
  return addSaturating(low, (a >> 8) * (b >> 8))
}

/// `vrelaxeddotadd` for one lane of the result: `a` and `b` are four numbers of 8 bits each.
func dotSaturating(_ a: Int32, _ b: Int32, adding c: Int32) -> Int32 {
  let low = dotSaturating(Int16(truncatingIfNeeded: a), Int16(truncatingIfNeeded: b))
  let high = dotSaturating(Int16(truncatingIfNeeded: a >> 16), Int16(truncatingIfNeeded: b >> 16))
  return Int32(low) + Int32(high) &+ c
}
