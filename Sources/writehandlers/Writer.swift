// From the rows of the cards to the Swift text of the handlers.

/// Writes the handlers of all scalar instructions.
struct Writer {
  private(set) var handlers: [Handler] = []
  private(set) var entries: [Entry] = []

  /// What a handler is for.
  struct Entry {
    let opcode: String
    let variant: Variant
    /// True for the twin of a store that marks what it writes.
    let isRecorded: Bool
    let handler: String
  }

  private var handlerWithBody: [String: String] = [:]

  init(_ rows: [CardRow]) {
    for row in rows {
      switch row.kind {
      case .unary(let closure): addUnary(row, closure)
      case .binary(let closure): addBinary(row, closure)
      case .load(let width, let name): addLoad(row, width, name)
      case .store(let width): addStore(row, width)
      }
    }
  }

  private mutating func add(
    _ row: CardRow, _ variant: Variant, isRecorded: Bool = false,
    _ write: (inout Handler) -> Void
  ) {
    let twin = isRecorded ? "Recorded" : ""
    var handler = Handler("handle\(row.opcode.withCapital)\("\(variant)".withCapital)\(twin)")
    write(&handler)
    // The optimiser would make one of two equal ones jump to the other.
    let known = handlerWithBody[handler.body]
    if known == nil {
      handlerWithBody[handler.body] = handler.name
      handlers.append(handler)
    }
    entries.append(
      Entry(
        opcode: row.opcode, variant: variant, isRecorded: isRecorded,
        handler: known ?? handler.name))
  }

  /// True if there is an accumulator for every type of value that a variant wants one for.
  private func exists(_ variant: Variant, _ operands: [String], _ results: [String]) -> Bool {
    if variant.isToAcc, results.first == "f32" { return false }
    return !(variant.readsAcc && operands.contains("f32"))
  }

  private mutating func addUnary(_ row: CardRow, _ closure: CardRow.Closure) {
    // Nothing is left to do where the bits of the slot stay as they are.
    if closure.keepsBits { return }
    for variant in Variant.unary where exists(variant, row.operands, row.results) {
      add(row, variant) { handler in
        handler.compute(row, closure, (variant.operands.a, .immediate))
        handler.write("r", valueType: row.results[0], onlyAccumulator: variant.isToAcc)
        handler.next(size: 16)
      }
    }
  }

  private mutating func addBinary(_ row: CardRow, _ closure: CardRow.Closure) {
    let variants = closure.canTrap ? Variant.trapping : Variant.binary
    for variant in variants where exists(variant, row.operands, row.results) {
      add(row, variant) { handler in
        handler.compute(row, closure, variant.operands)
        handler.write("r", valueType: row.results[0], onlyAccumulator: variant.isToAcc)
        var isWide = false
        if case .immediate = variant.operands.b { isWide = row.operands[1] == "f64" }
        handler.next(size: isWide ? 24 : 16)
      }
    }
    let isInteger = row.operands[0].hasPrefix("i")
    let isComparison = ["Eq", "Ne", "Lt", "Gt", "Le", "Ge"].contains {
      row.opcode.dropFirst(3).hasPrefix($0)
    }
    // Unequal is the branch that is taken unless equal.
    guard isComparison, isInteger || !row.opcode.hasSuffix("Ne") else { return }
    for variant in isInteger ? Variant.branches : Variant.floatBranches
    where exists(variant, row.operands, []) {
      add(row, variant) { handler in
        handler.compare(row, closure, variant)
        let isUnless = variant == .branchUnless || variant == .accBranchUnless
        handler.branch(
          if: isUnless ? "!r" : "r", delta: Field.d, target: Field.wide, size: 24)
      }
    }
    if row.opcode.hasPrefix("i32") { addAddBranches(row, closure) }
  }

  /// Adds a constant to a local, compares it, and branches.
  private mutating func addAddBranches(_ row: CardRow, _ closure: CardRow.Closure) {
    for variant in [Variant.addBranch, .addBranchImmediate] {
      add(row, variant) { handler in
        handler.add(
          "let sum = UInt32(truncatingIfNeeded: fp[slot(pc, \(Field.d))])"
            + " &+ UInt32(bitPattern: Int32(delta(pc, \(Field.b))))")
        handler.add("let r0 = UInt64(sum)")
        handler.add("fp[slot(pc, \(Field.d))] = r0")
        let type = closure.parameters[0].type
        handler.add("let a = \(type)(slot: r0)")
        if variant == .addBranch {
          handler.add("let b = \(type)(slot: fp[slot(pc, \(Field.a))])")
        } else {
          handler.add("let b = \(type)(slot: UInt64(offsetBits(pc, \(Field.wideHigh))))")
        }
        handler.add("let r = \(closure.body)")
        handler.branch(if: "r", delta: Field.n, target: Field.wide, size: 24)
      }
    }
  }

  // MARK: Memory

  private mutating func addLoad(_ row: CardRow, _ width: Int, _ name: String) {
    for variant in Variant.loads where exists(variant, [], row.results) {
      add(row, variant) { handler in
        let size = handler.address(variant, width)
        handler.add("let v = load\(width)(mem + Int(truncatingIfNeeded: ea))")
        let value =
          switch name {
          case "signed32": "UInt32(bitPattern: Int32(Int\(8 * width)(bitPattern: v)))"
          case "signed64": "UInt64(bitPattern: Int64(Int\(8 * width)(bitPattern: v)))"
          default: "v"
          }
        if row.results[0] == "f64" {
          handler.add("let r = Double(slot: v)")
        } else {
          handler.add("let r = UInt64(\(value))")
        }
        handler.write("r", valueType: row.results[0], onlyAccumulator: variant.isToAcc)
        handler.next(size: size)
      }
    }
  }

  private mutating func addStore(_ row: CardRow, _ width: Int) {
    for variant in Variant.stores {
      if variant == .valueAcc || variant == .sumValueAcc, row.operands[0] == "f32" { continue }
      for isRecorded in [false, true] {
        add(row, variant, isRecorded: isRecorded) { handler in
          handler.store(row, variant, width, isRecorded: isRecorded)
        }
      }
    }
  }
}

extension Handler {
  /// Reads the operands and computes `r`.
  fileprivate mutating func compute(
    _ row: CardRow, _ closure: CardRow.Closure, _ operands: (a: Operand, b: Operand)
  ) {
    let places = [operands.a, operands.b]
    for (index, parameter) in closure.parameters.enumerated() {
      read(
        parameter.name, parameter.type, places[index],
        valueType: row.operands[index])
    }
    let type = closure.result.map { ": \($0)" } ?? ""
    guard closure.canTrap else { return add("let r\(type) = \(closure.body)") }
    // The name of a function that throws, and of the same with nil instead: `divide`, `divideOrNil`.
    let body = closure.body.dropFirst("try ".count)
    let name = body.prefix { $0 != "(" }
    add("guard let r\(type) = \(name)OrNil\(body.dropFirst(name.count)) else {")
    add("  return leave(pc, fp, r0, ctx, cnt, d0, .trap)")
    add("}")
  }

  fileprivate mutating func compare(
    _ row: CardRow, _ closure: CardRow.Closure, _ variant: Variant
  ) {
    let (a, b) = variant.operands
    read("a", closure.parameters[0].type, a, valueType: row.operands[0])
    let type = closure.parameters[1].type
    switch b {
    case .immediate where row.operands[1] == "i64":
      add("let b = \(type)(slot: UInt64(bitPattern: Int64(offset32(pc, \(Field.wideHigh)))))")
    case .immediate:
      add("let b = \(type)(slot: UInt64(offsetBits(pc, \(Field.wideHigh))))")
    default: read("b", type, b, valueType: row.operands[1])
    }
    add("let r = \(closure.body)")
  }

  fileprivate mutating func store(
    _ row: CardRow, _ variant: Variant, _ width: Int, isRecorded: Bool
  ) {
    let size = address(variant, width)
    let value =
      switch variant {
      case .constant: "wide(pc)"
      case .valueAcc, .sumValueAcc: row.operands[0] == "f64" ? "bits(d0)" : "r0"
      default: "fp[slot(pc, \(Field.d))]"
      }
    if isRecorded { add("let marks = marks(mem)") }
    add("store\(width)(mem + Int(truncatingIfNeeded: ea), \(value))")
    if isRecorded { add("store\(width)(marks + Int(truncatingIfNeeded: ea), .max)") }
    next(size: size)
  }

  /// Computes and checks the effective address `ea`; gives the size of the instruction.
  fileprivate mutating func address(_ variant: Variant, _ width: Int) -> Int {
    let (expression, size) = Handler.address(variant)
    add("let ea = \(expression)")
    add("if ea &+ \(width) > size(mem) { return leave(pc, fp, r0, ctx, cnt, d0, .trap) }")
    return size
  }

  private static func address(_ variant: Variant) -> (expression: String, size: Int) {
    let a = "low(fp[slot(pc, \(Field.a))])"
    let b = "low(fp[slot(pc, \(Field.b))])"
    let far = "UInt64(UInt32(bitPattern: number(pc)))"
    let near = "UInt64(near(pc))"
    return switch variant {
    case .accRegister, .accRegisterToAcc: ("UInt64(low(r0)) &+ \(far)", 16)
    case .sum, .sumToAcc, .sumValueAcc: ("UInt64(\(a) &+ \(b)) &+ \(near)", 16)
    case .accSum, .accSumToAcc: ("UInt64(low(r0) &+ \(b)) &+ \(near)", 16)
    case .plus, .plusToAcc:
      (
        "UInt64(\(a) &+ UInt32(bitPattern: number(pc))) &+ UInt64(offsetBits(pc, \(Field.wide)))",
        24
      )
    case .constant: ("UInt64(\(a)) &+ \(far)", 24)
    default: ("UInt64(\(a)) &+ \(far)", 16)
    }
  }
}
