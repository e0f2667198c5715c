// The operators.
//
// ECMA-262, "Abstract Operations", "Applying the Operator", "IsLooselyEqual". An operand that is an
// object becomes a primitive value first: if a function of the program does that, it is called and
// the instruction is executed again.

extension Interpreter {
  mutating func unary(_ operation: UnaryOperator) throws(JSThrow) {
    switch operation {
    case .not: push(.boolean(!pop().isTruthy))
    case .typeof:
      let value = pop()
      push(.string(typeName(value)))
    case .void:
      _ = pop()
      push(.undefined)
    case .minus, .plus, .complement:
      guard try makePrimitive(1, prefersText: false) else { return }
      push(try arithmetic(operation, pop()))
    }
  }

  private mutating func arithmetic(
    _ operation: UnaryOperator, _ value: JSValue
  ) throws(JSThrow) -> JSValue {
    switch (operation, value) {
    case (.plus, .bigint): throw typeError("Cannot convert a BigInt value to a number")
    case (.minus, .bigint(let value)): return .bigint(0 &- value)
    case (.complement, .bigint(let value)): return .bigint(~value)
    case (.minus, _): return .number(-toNumber(value))
    case (.complement, _): return .number(Double(~int32(toNumber(value))))
    default: return .number(toNumber(value))
    }
  }

  mutating func binary(_ operation: BinaryOperator) throws(JSThrow) {
    let count = current.slots.count
    if case .number(let a) = current.slots[count - 2],
      case .number(let b) = current.slots[count - 1],
      let value = number(operation, a, b)
    {
      current.slots.removeLast()
      current.slots[count - 2] = value
      return
    }
    switch operation {
    case .strictlyEqual: compareStrictly(true)
    case .strictlyNotEqual: compareStrictly(false)
    case .equal: try compareLoosely(true)
    case .notEqual: try compareLoosely(false)
    case .instanceof: try instanceOf()
    case .in: try inObject()
    default:
      guard try makePrimitive(2, prefersText: false), try makePrimitive(1, prefersText: false)
      else { return }
      let right = pop()
      let left = pop()
      push(try primitive(operation, left, right))
    }
  }

  /// Of two numbers: by far the most frequent.
  private func number(_ operation: BinaryOperator, _ a: Double, _ b: Double) -> JSValue? {
    switch operation {
    case .add: .number(a + b)
    case .subtract: .number(a - b)
    case .multiply: .number(a * b)
    case .divide: .number(a / b)
    case .remainder: .number(a.truncatingRemainder(dividingBy: b))
    case .power: .number(power(a, b))
    case .leftShift: .number(Double(int32(a) << (int32(b) & 31)))
    case .rightShift: .number(Double(int32(a) >> (int32(b) & 31)))
    case .rightShiftUnsigned:
      .number(Double(UInt32(bitPattern: int32(a)) >> UInt32(int32(b) & 31)))
    case .and: .number(Double(int32(a) & int32(b)))
    case .or: .number(Double(int32(a) | int32(b)))
    case .xor: .number(Double(int32(a) ^ int32(b)))
    case .equal, .strictlyEqual: .boolean(a == b)
    case .notEqual, .strictlyNotEqual: .boolean(a != b)
    case .less: .boolean(a < b)
    case .lessOrEqual: .boolean(a <= b)
    case .greater: .boolean(a > b)
    case .greaterOrEqual: .boolean(a >= b)
    case .instanceof, .in: nil
    }
  }

  private mutating func primitive(
    _ operation: BinaryOperator, _ left: JSValue, _ right: JSValue
  ) throws(JSThrow) -> JSValue {
    switch (operation, left, right) {
    case (.add, .string(let a), _): return .string(a + text(right))
    case (.add, _, .string(let b)): return .string(text(left) + b)
    case (.less, _, _): return .boolean(isLess(left, right))
    case (.greater, _, _): return .boolean(isLess(right, left))
    case (.lessOrEqual, _, _): return .boolean(isLess(left, right, orEqual: true))
    case (.greaterOrEqual, _, _): return .boolean(isLess(right, left, orEqual: true))
    case (_, .bigint(let a), .bigint(let b)): return try bigint(operation, a, b)
    case (_, .bigint, _), (_, _, .bigint):
      throw typeError("Cannot mix BigInt and other types, use explicit conversions")
    default: return number(operation, toNumber(left), toNumber(right)) ?? .undefined
    }
  }

  /// BigInts have 64 bits here and wrap around.
  private mutating func bigint(
    _ operation: BinaryOperator, _ a: Int64, _ b: Int64
  ) throws(JSThrow) -> JSValue {
    switch operation {
    case .add: return .bigint(a &+ b)
    case .subtract: return .bigint(a &- b)
    case .multiply: return .bigint(a &* b)
    case .and: return .bigint(a & b)
    case .or: return .bigint(a | b)
    case .xor: return .bigint(a ^ b)
    case .leftShift: return .bigint(a << b)
    case .rightShift: return .bigint(a >> b)
    case .power: return .bigint((0..<max(0, b)).reduce(1) { product, _ in product &* a })
    case .divide, .remainder:
      if b == 0 { throw rangeError("Division by zero") }
      let parts = a.dividedReportingOverflow(by: b).partialValue
      return .bigint(operation == .divide ? parts : a &- parts &* b)
    default: throw typeError("BigInts have no unsigned right shift, use >> instead")
    }
  }

  private func isLess(_ a: JSValue, _ b: JSValue, orEqual: Bool = false) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)):
      let isGreater = b.utf16.lexicographicallyPrecedes(a.utf16)
      return orEqual ? !isGreater : a.utf16.lexicographicallyPrecedes(b.utf16)
    case (.bigint(let a), .bigint(let b)): return orEqual ? a <= b : a < b
    default:
      let (a, b) = (comparisonNumber(a), comparisonNumber(b))
      return orEqual ? a <= b : a < b
    }
  }

  private func comparisonNumber(_ value: JSValue) -> Double {
    if case .bigint(let value) = value { Double(value) } else { toNumber(value) }
  }

  // MARK: Equality

  private mutating func compareStrictly(_ expected: Bool) {
    let right = pop()
    let left = pop()
    push(.boolean(left.strictlyEquals(right) == expected))
  }

  private mutating func compareLoosely(_ expected: Bool) throws(JSThrow) {
    let count = current.slots.count
    let (left, right) = (current.slots[count - 2], current.slots[count - 1])
    if !left.isNullish, !right.isNullish, (left.object == nil) != (right.object == nil) {
      let place = left.object == nil ? 1 : 2
      guard try makePrimitive(place, prefersText: false) else { return }
    }
    let b = pop()
    let a = pop()
    push(.boolean(looselyEquals(a, b) == expected))
  }

  private func looselyEquals(_ a: JSValue, _ b: JSValue) -> Bool {
    if a.isNullish || b.isNullish { return a.isNullish && b.isNullish }
    if a.strictlyEquals(b) { return true }
    switch (a, b) {
    case (.string, .string), (.object, .object): return false
    default: return comparisonNumber(a) == comparisonNumber(b)
    }
  }

  // MARK: Updates and templates

  mutating func toNumeric() throws(JSThrow) {
    guard try makePrimitive(1, prefersText: false) else { return }
    if case .bigint = top { return }
    // In one expression with what reads the machine, `pop` would make a copy of it.
    let value = pop()
    push(.number(toNumber(value)))
  }

  mutating func increment(_ amount: Int32) {
    switch pop() {
    case .bigint(let value): push(.bigint(value &+ Int64(amount)))
    case .number(let value): push(.number(value + Double(amount)))
    case let other: push(other)
    }
  }

  mutating func concatenate(_ count: Int32) throws(JSThrow) {
    for depth in stride(from: Int(count), through: 1, by: -1) {
      guard try makePrimitive(depth, prefersText: true) else { return }
    }
    let base = current.slots.count - Int(count)
    let result = current.slots[base...].map { text($0) }.joined()
    current.slots.removeLast(Int(count))
    push(.string(result))
  }

  // MARK: Objects as operands

  /// Makes the operand at a depth (1 is the top) a primitive value. False if a function of the
  /// program has been called to do it; then the instruction is executed again.
  private mutating func makePrimitive(
    _ depth: Int, prefersText: Bool
  ) throws(JSThrow) -> Bool {
    let place = current.slots.count - depth
    let value = current.slots[place]
    guard let id = value.object else { return true }
    for name in prefersText ? ["toString", "valueOf"] : ["valueOf", "toString"] {
      guard case .value(let method) = lookUp(name, from: id), isCallable(method) else { continue }
      if let method = method.object, case .native = objects[method.index].kind {
        if name == "valueOf", !isWrapper(id) { continue }
        break
      }
      guard let result = try invoke(method, this: value, [], .operand(place)) else { return false }
      current.slots[place] = result
      return true
    }
    current.slots[place] = plainPrimitive(value)
    return true
  }

  private func isWrapper(_ id: ObjectID) -> Bool {
    if case .wrapper = objects[id.index].kind { true } else { false }
  }

  private func plainPrimitive(_ value: JSValue) -> JSValue {
    if let id = value.object, case .wrapper(let inner) = objects[id.index].kind { return inner }
    return .string(text(value))
  }
}
