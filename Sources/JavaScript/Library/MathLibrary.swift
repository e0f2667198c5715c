// Numbers worked with: the functions and constants of `Math`.
//
// ECMA-262, "The Math Object". Nothing here depends on chance, and what needs tables of logarithms
// or angles is absent.

/// What programs find in `Math`.
enum MathLibrary {
  static let constants: [(name: String, value: Double)] = [
    ("E", 2.718_281_828_459_045),
    ("LN10", 2.302_585_092_994_046),
    ("LN2", 0.693_147_180_559_945_3),
    ("LOG10E", 0.434_294_481_903_251_8),
    ("LOG2E", 1.442_695_040_888_963_4),
    ("PI", 3.141_592_653_589_793),
    ("SQRT1_2", 0.707_106_781_186_547_6),
    ("SQRT2", 1.414_213_562_373_095_1),
  ]

  static let functions = [
    Native("abs", 1) { (machine, call) in .number(machine.toNumber(call[0]).magnitude) },
    Native("ceil", 1) { (machine, call) in .number(machine.toNumber(call[0]).rounded(.up)) },
    Native("clz32", 1) { (machine, call) in
      .number(Double(machine.int32(machine.toNumber(call[0])).leadingZeroBitCount))
    },
    Native("floor", 1) { (machine, call) in .number(machine.toNumber(call[0]).rounded(.down)) },
    Native("fround", 1) { (machine, call) in
      .number(Double(Float(machine.toNumber(call[0]))))
    },
    Native("hypot", 2) { (machine, call) in .number(hypotenuse(machine.numbers(call))) },
    Native("imul", 2) { (machine, call) in
      let factors = [call[0], call[1]].map { machine.int32(machine.toNumber($0)) }
      return .number(Double(factors[0] &* factors[1]))
    },
    Native("max", 2) { (machine, call) in .number(greatest(machine.numbers(call))) },
    Native("min", 2) { (machine, call) in
      .number(-greatest(machine.numbers(call).map { -$0 }))
    },
    Native("pow", 2) { (machine, call) in
      .number(machine.power(machine.toNumber(call[0]), machine.toNumber(call[1])))
    },
    Native("round", 1) { (machine, call) in .number(round(machine.toNumber(call[0]))) },
    Native("sign", 1) { (machine, call) in .number(sign(machine.toNumber(call[0]))) },
    Native("sqrt", 1) { (machine, call) in .number(machine.toNumber(call[0]).squareRoot()) },
    Native("trunc", 1) { (machine, call) in
      .number(machine.toNumber(call[0]).rounded(.towardZero))
    },
  ]

  /// Not a number if one of them is none; 0 is greater than -0.
  private static func greatest(_ numbers: [Double]) -> Double {
    numbers.reduce(-.infinity) { greatest, number in
      if greatest.isNaN || number.isNaN { return .nan }
      if greatest == number { return greatest.sign == .minus ? number : greatest }
      return max(greatest, number)
    }
  }

  /// Halves go up, also below zero.
  private static func round(_ value: Double) -> Double {
    let floor = value.rounded(.down)
    if value == floor { return value }
    let result = value - floor >= 0.5 ? floor + 1 : floor
    return result == 0 && value < 0 ? -0.0 : result
  }

  private static func sign(_ value: Double) -> Double {
    value.isNaN || value == 0 ? value : value < 0 ? -1 : 1
  }

  private static func hypotenuse(_ numbers: [Double]) -> Double {
    if numbers.contains(where: \.isInfinite) { return .infinity }
    let greatest = greatest(numbers.map(\.magnitude))
    guard greatest > 0 else { return numbers.isEmpty ? 0 : greatest }
    return greatest * numbers.reduce(0) { $0 + ($1 / greatest) * ($1 / greatest) }.squareRoot()
  }
}

extension Interpreter {
  /// All arguments as numbers.
  fileprivate func numbers(_ call: NativeCall) -> [Double] { call.arguments.map { toNumber($0) } }
}
