// One handler in the making: its name and its statements.

/// The places of an instruction's fields, in bytes; `WasmHandlers/Layout.swift` says the same.
enum Field {
  static let d = 8
  static let a = 10
  static let b = 12
  static let n = 14
  static let number = 12
  static let wide = 16
  static let wideHigh = 20
}

/// How an instruction gets an operand, or where it puts the result.
enum Operand {
  /// In the slot that a field names.
  case slot(Int)
  /// In the accumulator of its type.
  case accumulator
  /// In the instruction.
  case immediate
}

/// The Swift text of one handler.
struct Handler {
  let name: String
  private var lines: [String] = []

  init(_ name: String) { self.name = name }

  mutating func add(_ line: String) { lines.append(line) }

  /// Reads an operand of a value type as a Swift type.
  mutating func read(_ name: String, _ type: String, _ operand: Operand, valueType: String) {
    let isFloat = valueType == "f64"
    switch operand {
    case .slot(let field): add("let \(name) = \(type)(slot: fp[slot(pc, \(field))])")
    case .accumulator where isFloat:
      add("let \(name) = \(type == "Double" ? "d0" : "\(type)(slot: bits(d0))")")
    case .accumulator: add("let \(name) = \(type)(slot: r0)")
    case .immediate where isFloat: add("let \(name) = \(type)(slot: wide(pc))")
    case .immediate where valueType == "i64":
      add("let \(name) = \(type)(slot: UInt64(bitPattern: Int64(number(pc))))")
    case .immediate:
      add("let \(name) = \(type)(slot: UInt64(UInt32(bitPattern: number(pc))))")
    }
  }

  /// Gives a result on: to the accumulator of its type, and to its slot unless that is all.
  mutating func write(_ name: String, valueType: String, onlyAccumulator: Bool) {
    let isFloat = valueType == "f64"
    if isFloat, !onlyAccumulator {
      add("fp[slot(pc, \(Field.d))] = bits(\(name).asDouble)")
    }
    if isFloat { return add("let d0 = \(name).asDouble") }
    if valueType == "f32" { return add("fp[slot(pc, \(Field.d))] = \(name).slot") }
    add("let r0 = \(name).slot")
    if !onlyAccumulator { add("fp[slot(pc, \(Field.d))] = r0") }
  }

  /// Ends with the next instruction.
  mutating func next(size: Int) {
    add("return next(pc + \(size), fp, mem, r0, ctx, cnt, d0)")
  }

  /// Ends with a branch if a condition holds; `delta` and `target` are fields.
  mutating func branch(if condition: String, delta: Int, target: Int, size: Int) {
    add("if \(condition) {")
    add("  let cnt = cnt &- Int64(delta(pc, \(delta)))")
    add("  let pc = pc + offset(pc, \(target))")
    add("  if cnt < 0 { return leave(pc, fp, r0, ctx, cnt, d0, .limit) }")
    add("  return next(pc, fp, mem, r0, ctx, cnt, d0)")
    add("}")
    next(size: size)
  }

  /// The statements.
  var body: String { lines.joined(separator: "\n") }

  var text: String {
    """
    @inline(__always) func \(name)(
      _ pc: Code, _ fp: Slots, _ mem: Memory, _ r0: UInt64, _ ctx: Context, _ cnt: Int64, _ d0: Double
    ) -> Int {
    \(lines.map { "  \($0)\n" }.joined())}

    """
  }
}
