// The value of an expression, as a worker stands.

import Recovery
import WasmModel

extension Expression {
  /// The value. Throws an error with a caret under what has none.
  func value(on values: WorkerValues) throws(CommandError) -> Value {
    try shown { () throws(ExpressionError) in try root.value(on: values) }
  }

  /// True if the condition holds.
  func holds(on values: WorkerValues) throws(CommandError) -> Bool {
    try shown { () throws(ExpressionError) in
      let value = try root.value(on: values)
      guard let truth = value.truth else {
        throw ExpressionError(.noTruth(value), at: root.position)
      }
      return truth
    }
  }

  /// The value as an integer: addresses and counts are one.
  func integer(on values: WorkerValues) throws(CommandError) -> Int64 {
    try shown { () throws(ExpressionError) in try root.integer("a value here", on: values) }
  }

  /// How many bytes the value takes where it stands; 8 for what is computed.
  func width(on values: WorkerValues) -> Int {
    (try? root.storage(on: values)?.width) ?? 8
  }

  /// Shows the text in errors.
  func shown<Result>(
    _ body: () throws(ExpressionError) -> Result
  ) throws(CommandError) -> Result {
    do throws(ExpressionError) { return try body() } catch { throw error.shown(in: source) }
  }
}

extension ExpressionNode {
  func value(on values: WorkerValues) throws(ExpressionError) -> Value {
    if let stored = try storage(on: values) { return stored.value }
    switch resolved(on: values).kind {
    case .constant(let value): return value
    case .register(let register): return try self.register(register, values)
    case .text(let address, let count):
      return .text(String(decoding: try bytes(address, count, values), as: UTF8.self))
    case .bytes(let address, let count):
      let digits = try bytes(address, count, values).map {
        String(NumberText.hex($0, digits: 2).dropFirst(2))
      }
      return .text(digits.joined(separator: " "))
    case .count(let event, let filters):
      return .integer(Int64(try count(event, filters, values)))
    case .negated(let part): return try negated(part, values)
    case .not(let part): return Value(!(try part.truth(on: values)))
    case .binary(let operation, let left, let right):
      return try combined(operation, left, right, values)
    case .namedLocal, .local, .operand, .namedGlobal, .global, .memory:
      preconditionFailure("a value that is stored was found before")
    }
  }

  /// The value with its place, if it is one that stands somewhere.
  func storage(on values: WorkerValues) throws(ExpressionError) -> StoredValue? {
    let index = try index(on: values)
    do throws(ExpressionProblem) {
      switch resolved(on: values).kind {
      case .namedLocal(let name): return try values.local(name)
      case .local: return try values.local(index)
      case .operand: return try values.operand(index)
      case .namedGlobal(let name): return try values.global(name)
      case .global: return try values.global(index)
      case .memory(let unit, _): return try values.memory(unit, index)
      case .register(.sp): return try values.stackPointer()
      case .register(.poison): return values.flag()
      default: return nil
      }
    } catch { throw ExpressionError(error, at: position) }
  }

  /// The number between the brackets of what is stored; 0 where there is none.
  private func index(on values: WorkerValues) throws(ExpressionError) -> Int64 {
    switch kind {
    case .local(let part), .operand(let part), .global(let part):
      try part.integer("an index", on: values)
    case .memory(_, let part): try part.integer("an address", on: values)
    default: 0
    }
  }

  /// `$pc` is the register, unless a local has that name.
  func resolved(on values: WorkerValues) -> ExpressionNode {
    guard case .namedLocal(let name) = kind, let register = Register(rawValue: name),
      (try? values.findLocal(name)) == nil
    else { return self }
    return ExpressionNode(.register(register), at: position)
  }

  private func register(
    _ register: Register, _ values: WorkerValues
  ) throws(ExpressionError) -> Value {
    do throws(ExpressionProblem) { return try values.register(register) } catch {
      throw ExpressionError(error, at: position)
    }
  }

  func integer(_ what: String, on values: WorkerValues) throws(ExpressionError) -> Int64 {
    let value = try value(on: values)
    guard case .integer(let number) = value else {
      throw ExpressionError(.notInteger(what, value), at: position)
    }
    return number
  }

  private func truth(on values: WorkerValues) throws(ExpressionError) -> Bool {
    let value = try value(on: values)
    guard let truth = value.truth else { throw ExpressionError(.noTruth(value), at: position) }
    return truth
  }

  private func bytes(
    _ address: ExpressionNode, _ count: ExpressionNode, _ values: WorkerValues
  ) throws(ExpressionError) -> [UInt8] {
    let start = try address.integer("an address", on: values)
    let number = try count.integer("a length", on: values)
    do throws(ExpressionProblem) { return try values.bytes(start, number) } catch {
      throw ExpressionError(error, at: position)
    }
  }

  private func negated(
    _ part: ExpressionNode, _ values: WorkerValues
  ) throws(ExpressionError) -> Value {
    let value = try part.value(on: values)
    switch value {
    case .integer(let number): return .integer(0 &- number)
    case .single(let number): return .single(-number)
    case .double(let number): return .double(-number)
    case .text, .null: throw ExpressionError(.wrongOperand("-", "numbers", value), at: position)
    }
  }

  /// What the right side of `and` and `or` is does not matter if the left side decides it.
  private func combined(
    _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode,
    _ values: WorkerValues
  ) throws(ExpressionError) -> Value {
    let first = try left.value(on: values)
    if let truth = first.truth, let decided = operation.shortcut(truth) { return Value(decided) }
    let second = try right.value(on: values)
    let operands = (left.asNeighbor(first, of: second), right.asNeighbor(second, of: first))
    do throws(ExpressionProblem) { return try operation.apply(operands.0, operands.1) } catch {
      throw ExpressionError(error, at: position)
    }
  }

  /// A number that was typed is one of type f32 beside such a value: `f32[8] == 0.1` can be true.
  private func asNeighbor(_ value: Value, of other: Value) -> Value {
    guard isConstant, case .double(let number) = value, case .single = other else { return value }
    return .single(Float(number))
  }

  // MARK: Events

  private func count(
    _ event: EventName, _ filters: [EventFilter], _ values: WorkerValues
  ) throws(ExpressionError) -> Int {
    var request: Int64?
    var instance: Int64?
    var function: String?
    var tag: String?
    for filter in filters {
      switch filter {
      case .request(let node): request = try node.integer("a request", on: values)
      case .instance(let node): instance = try node.integer("an instance", on: values)
      case .function(let name, _): function = name
      case .tag(let name, _): tag = name
      }
    }
    let count = values.count(event) { found in
      (request.map { $0 == found.request ?? 0 } ?? true)
        && (instance.map { $0 == found.instance } ?? true)
        && (function.map { WorkerValues.isIn($0, found) } ?? true)
        && (tag.map { $0 == EventName.tag(of: found.kind) } ?? true)
    }
    if count == 0 { for filter in filters { try filter.checkName(values) } }
    return count
  }
}

extension EventFilter {
  /// A name that nothing has is an error, not a count of 0.
  fileprivate func checkName(_ values: WorkerValues) throws(ExpressionError) {
    switch self {
    case .function(let name, let place) where !values.functionNames.contains(name):
      throw ExpressionError(.unknownFunction(name, known: values.functionNames), at: place)
    case .tag(let name, let place) where !values.tagNames.contains(name):
      throw ExpressionError(.unknownTag(name, known: values.tagNames), at: place)
    default: break
    }
  }
}

extension Session {
  /// The values of a side.
  func values(_ index: Int) -> WorkerValues { WorkerValues(side: sides[index]) }

  /// The value of an expression on a side, which must be an integer.
  func evaluate(_ text: String, on index: Int) throws(CommandError) -> Int64 {
    try Expression(parsing: text).integer(on: values(index))
  }
}
