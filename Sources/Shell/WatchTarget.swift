// What `watch` and `why` look at: an expression, or an address with a length.

/// A value to watch, as a person names it.
///
/// `0x100,8` are 8 bytes, `0x100` alone are 4; everything that asks something of the worker, as
/// `u8[0x100]` or `%sp`, is an expression.
struct WatchTarget: Hashable, Sendable {
  /// As in `i64[0x100]` or `%poison`.
  let label: String
  /// What to show of it.
  let expression: Expression

  /// Reads the whole of a text.
  init(parsing text: String) throws(CommandError) {
    self = try Expression.parse(text) { parser throws(ExpressionError) in
      let start = parser.position
      let first = try parser.expression()
      let words = parser.taken(from: start)
      let hasLength = parser.take(",")
      let length = hasLength ? try Self.length(&parser) : 4
      try parser.expectEnd()
      guard hasLength || first.isConstant else {
        return WatchTarget(label: words, expression: Expression(source: text, root: first))
      }
      let (kind, label) = Self.bytes(first, words, length)
      return WatchTarget(
        label: label,
        expression: Expression(source: text, root: ExpressionNode(kind, at: start)))
    }
  }

  private init(label: String, expression: Expression) {
    (self.label, self.expression) = (label, expression)
  }

  private static func length(
    _ parser: inout ExpressionParser
  ) throws(ExpressionError) -> Int64 {
    guard case .integer(let length)? = parser.peek?.kind, length > 0 else {
      throw ExpressionError(.lengthMissing(parser.found), at: parser.position)
    }
    parser.advance()
    return length
  }

  private static func bytes(
    _ address: ExpressionNode, _ words: String, _ length: Int64
  ) -> (ExpressionNode.Kind, String) {
    let unit: MemoryUnit? =
      switch length {
      case 1: .u8
      case 2: .u16
      case 4: .u32
      case 8: .i64
      default: nil
      }
    if let unit { return (.memory(unit, address), "\(unit.rawValue)[\(words)]") }
    let count = ExpressionNode(.constant(.integer(length)), at: address.position)
    return (.bytes(address, count: count), "bytes[\(words), \(length)]")
  }

  /// The places whose writing may change the value. Throws for what changes with every move, and
  /// for what never does.
  func locations(on values: WorkerValues) throws(CommandError) -> [StorageLocation] {
    if let found = try expression.locations(on: values), !found.isEmpty { return found }
    return try expression.shown { () throws(ExpressionError) in
      guard let restless = expression.root.findRestless(on: values) else {
        throw ExpressionError(.neverChanges, at: expression.root.position)
      }
      throw ExpressionError(.restless(restless.restlessName), at: restless.position)
    }
  }
}

extension ExpressionNode {
  fileprivate var restlessName: String {
    switch kind {
    case .register(let register): "%\(register.rawValue)"
    case .namedLocal(let name): "$\(name)"
    default: "stack[…]"
    }
  }
}
