// Where the value of an expression stands: what has to be written for it to become another.

import WasmModel

extension Expression {
  /// The places that the value is made of as a worker stands, each once; none for a value that
  /// never changes. Nil if the expression names what may change with every move, as `%tick` does.
  ///
  /// They hold until one of them is written: `u32[$pointer]` stands at another place when
  /// `$pointer` does, and a new instance has another memory.
  func locations(on values: WorkerValues) throws(CommandError) -> [StorageLocation]? {
    try shown { () throws(ExpressionError) in
      if root.findRestless(on: values) != nil { return nil }
      var found: [StorageLocation] = []
      for location in try root.locations(on: values) where !found.contains(location) {
        found.append(location)
      }
      return found
    }
  }
}

extension ExpressionNode {
  /// The first part that may change with every move.
  func findRestless(on values: WorkerValues) -> ExpressionNode? {
    switch resolved(on: values).kind {
    case .operand: return self
    case .register(let register) where register.isRestless: return self
    default: break
    }
    for part in parts { if let found = part.findRestless(on: values) { return found } }
    return nil
  }

  /// The places of all parts. Behind an `and` or `or` that is decided nothing else matters.
  fileprivate func locations(on values: WorkerValues) throws(ExpressionError) -> [StorageLocation] {
    switch resolved(on: values).kind {
    case .register(.instance), .register(.request): return [.events]
    case .text(let address, let count), .bytes(let address, let count):
      return try range(address, count, values)
    case .binary(let operation, let left, _):
      let found = try left.locations(on: values)
      let truth = try left.value(on: values).truth
      if let truth, operation.shortcut(truth) != nil { return found }
    default: break
    }
    var found: [StorageLocation] = []
    if case .count = kind { found.append(.events) }
    if let location = try storage(on: values)?.location { found.append(location) }
    for part in parts { found += try part.locations(on: values) }
    return found
  }

  private func range(
    _ address: ExpressionNode, _ count: ExpressionNode, _ values: WorkerValues
  ) throws(ExpressionError) -> [StorageLocation] {
    let start = try address.integer("an address", on: values)
    let number = try count.integer("a length", on: values)
    let parts = try address.locations(on: values) + count.locations(on: values)
    do throws(ExpressionProblem) {
      let (memory, range) = try values.range(start, number)
      return [.memory(memory, range)] + parts
    } catch { throw ExpressionError(error, at: position) }
  }
}
