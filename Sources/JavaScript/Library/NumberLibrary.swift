// Numbers, BigInts and truth values: their constructors and methods, `parseInt` and `parseFloat`.
//
// ECMA-262, "Numbers and Dates", "Boolean Objects". BigInts have 64 bits here: what does not fit is
// a RangeError.

/// What programs find in `Number` and in `Number.prototype`.
enum NumberLibrary {
  static let constructor = Native("Number", 1, isConstructor: true, construct)

  static let constants: [(name: String, value: Double)] = [
    ("EPSILON", .ulpOfOne),
    ("MAX_SAFE_INTEGER", 0x1p53 - 1),
    ("MAX_VALUE", .greatestFiniteMagnitude),
    ("MIN_SAFE_INTEGER", 1 - 0x1p53),
    ("MIN_VALUE", .leastNonzeroMagnitude),
    ("NEGATIVE_INFINITY", -.infinity),
    ("NaN", .nan),
    ("POSITIVE_INFINITY", .infinity),
  ]

  static let functions = [
    Native("isFinite", 1) { (_, call) in .boolean(call[0].number?.isFinite ?? false) },
    Native("isInteger", 1) { (_, call) in .boolean(call[0].number?.isInteger ?? false) },
    Native("isNaN", 1) { (_, call) in .boolean(call[0].number?.isNaN ?? false) },
    Native("isSafeInteger", 1) { (_, call) in
      .boolean(call[0].number.map { $0.isInteger && $0.magnitude < 0x1p53 } ?? false)
    },
  ]

  /// Both in `Number` and among the globals.
  static let readers = [
    Native("parseFloat", 1) { (machine, call) in
      .number(leadingNumber(in: machine.text(call[0])))
    },
    Native("parseInt", 2) { (machine, call) in
      let radix = Int(machine.int32(machine.toNumber(call[1])))
      return .number(leadingInteger(in: machine.text(call[0]), radix: radix))
    },
  ]

  /// Only among the globals: they convert what they are given.
  static let globals = [
    Native("isFinite", 1) { (machine, call) in .boolean(machine.toNumber(call[0]).isFinite) },
    Native("isNaN", 1) { (machine, call) in .boolean(machine.toNumber(call[0]).isNaN) },
  ]

  static let methods = [
    Native("toFixed", 1, toFixed),
    Native("toString", 1, toString),
    Native("valueOf", 0) { (machine, call) throws(JSThrow) in
      .number(try number(&machine, call, "valueOf"))
    },
  ]

  private static func construct(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let value = JSValue.number(call.arguments.isEmpty ? 0 : machine.toNumber(call[0]))
    return call.isConstruction ? machine.makeWrapper(value, for: call) : value
  }

  private static func toFixed(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let value = try number(&machine, call, "toFixed")
    let count = machine.toInteger(call[0])
    guard (0...100).contains(count) else {
      throw machine.rangeError("toFixed() digits argument must be between 0 and 100")
    }
    return .string(fixedText(value, digits: count))
  }

  private static func toString(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let value = try number(&machine, call, "toString")
    return .string(numberText(value, radix: try machine.radix(call)))
  }

  private static func number(
    _ machine: inout Interpreter, _ call: NativeCall, _ name: String
  ) throws(JSThrow) -> Double {
    guard case .number(let value) = machine.unwrapped(call.this) else {
      throw machine.typeError("Number.prototype.\(name) requires that 'this' be a Number")
    }
    return value
  }
}

/// What programs find in `Boolean` and in `Boolean.prototype`.
enum BooleanLibrary {
  static let constructor = Native("Boolean", 1, isConstructor: true) { (machine, call) in
    let value = JSValue.boolean(call[0].isTruthy)
    return call.isConstruction ? machine.makeWrapper(value, for: call) : value
  }

  static let methods = [
    Native("toString", 0) { (machine, call) throws(JSThrow) in
      .string(machine.text(try boolean(&machine, call, "toString")))
    },
    Native("valueOf", 0) { (machine, call) throws(JSThrow) in
      try boolean(&machine, call, "valueOf")
    },
  ]

  private static func boolean(
    _ machine: inout Interpreter, _ call: NativeCall, _ name: String
  ) throws(JSThrow) -> JSValue {
    let value = machine.unwrapped(call.this)
    if case .boolean = value { return value }
    throw machine.typeError("Boolean.prototype.\(name) requires that 'this' be a Boolean")
  }
}

/// What programs find in `BigInt` and in `BigInt.prototype`.
enum BigIntLibrary {
  static let constructor = Native("BigInt", 1) { (machine, call) throws(JSThrow) in
    .bigint(try integer(&machine, call[0]))
  }

  static let functions = [Native("asIntN", 2, asIntN), Native("asUintN", 2, asUintN)]

  static let methods = [
    Native("toString", 0) { (machine, call) throws(JSThrow) in
      .string(String(try bigint(&machine, call, "toString"), radix: try machine.radix(call)))
    },
    Native("valueOf", 0) { (machine, call) throws(JSThrow) in
      .bigint(try bigint(&machine, call, "valueOf"))
    },
  ]

  private static func bigint(
    _ machine: inout Interpreter, _ call: NativeCall, _ name: String
  ) throws(JSThrow) -> Int64 {
    guard case .bigint(let value) = machine.unwrapped(call.this) else {
      throw machine.typeError("BigInt.prototype.\(name) requires that 'this' be a BigInt")
    }
    return value
  }

  private static func integer(
    _ machine: inout Interpreter, _ value: JSValue
  ) throws(JSThrow) -> Int64 {
    switch value {
    case .bigint(let value): return value
    case .boolean(let value): return value ? 1 : 0
    case .number(let number):
      guard number.isInteger else {
        throw machine.rangeError(
          "The number \(numberText(number)) cannot be converted to a BigInt because it is not "
            + "an integer")
      }
      if let integer = Int64(exactly: number) { return integer }
      throw tooBig(&machine)
    case .string(let text): return try integer(&machine, text)
    case .object: return try integer(&machine, machine.text(value))
    case .undefined, .null:
      throw machine.typeError("Cannot convert \(machine.text(value)) to a BigInt")
    }
  }

  private static func integer(
    _ machine: inout Interpreter, _ text: String
  ) throws(JSThrow) -> Int64 {
    var digits = text.trimmed
    var radix = 10
    for (prefix, base) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where digits.prefix(2).lowercased() == prefix {
      (digits, radix) = (digits.dropFirst(2), base)
    }
    if text.trimmed.isEmpty { return 0 }
    let hasSign = digits.first == "-" || digits.first == "+"
    let magnitude = radix == 10 && hasSign ? digits.dropFirst() : digits
    let isNumber =
      !magnitude.isEmpty
      && magnitude.utf8.allSatisfy {
        Int(String(Unicode.Scalar($0)), radix: radix) != nil
      }
    guard isNumber else {
      throw JSThrow(value: machine.error("SyntaxError", "Cannot convert \(text) to a BigInt"))
    }
    guard let value = Int64(digits, radix: radix) else { throw tooBig(&machine) }
    return value
  }

  private static func tooBig(_ machine: inout Interpreter) -> JSThrow {
    machine.rangeError("a BigInt of more than 64 bits is not part of the subset")
  }

  // MARK: Fewer bits

  private static func asIntN(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let (count, value) = try bits(&machine, call)
    if count == 0 { return .bigint(0) }
    let unused = max(0, 64 - count)
    return .bigint((value << Int64(unused)) >> Int64(unused))
  }

  private static func asUintN(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    let (count, value) = try bits(&machine, call)
    if count >= 64, value >= 0 { return .bigint(value) }
    guard count < 64 else { throw tooBig(&machine) }
    return .bigint(value & (Int64(1) << Int64(count) &- 1))
  }

  private static func bits(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> (count: Int, value: Int64) {
    let count = machine.toInteger(call[0])
    guard (0..<(1 << 53)).contains(count) else {
      throw machine.rangeError("Invalid value: not (convertible to) a safe integer")
    }
    if case .number(let number) = call[1] {
      throw machine.typeError("Cannot convert \(numberText(number)) to a BigInt")
    }
    return (count, try integer(&machine, call[1]))
  }
}

extension JSValue {
  fileprivate var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }
}

extension Double {
  fileprivate var isInteger: Bool { isFinite && self == rounded(.towardZero) }
}

extension Interpreter {
  /// The base that `toString` is asked for.
  fileprivate mutating func radix(_ call: NativeCall) throws(JSThrow) -> Int {
    let radix = call[0] == .undefined ? 10 : toInteger(call[0])
    guard (2...36).contains(radix) else {
      throw rangeError("toString() radix argument must be between 2 and 36")
    }
    return radix
  }
}
