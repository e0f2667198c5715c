// Expressions: what a person asks of a worker, as a tree that is parsed once and evaluated often.

import WasmModel

/// An expression, as in `u32[%sp + 8] == 3 and count(drop, request=2) > 0`.
struct Expression: Hashable, Sendable {
  /// The line that it was read from: errors show it.
  let source: String
  let root: ExpressionNode

  /// Reads the whole of a text. Throws an error with a caret under the place that is wrong.
  init(parsing text: String) throws(CommandError) {
    let root = try Self.parse(text) { parser throws(ExpressionError) in try parser.whole() }
    self.init(source: text, root: root)
  }

  init(source: String, root: ExpressionNode) {
    (self.source, self.root) = (source, root)
  }

  /// Lets a parser read a text, and shows the text in the error.
  static func parse<Result>(
    _ text: String,
    _ body: (inout ExpressionParser) throws(ExpressionError) -> Result
  ) throws(CommandError) -> Result {
    do throws(ExpressionError) {
      var parser = try ExpressionParser(text)
      return try body(&parser)
    } catch { throw error.shown(in: text) }
  }
}

/// A part of an expression.
struct ExpressionNode: Hashable, Sendable {
  let kind: Kind
  /// Where it stands in the source: that of the operator, or of the first character. Counted in
  /// characters.
  let position: Int

  indirect enum Kind: Hashable, Sendable {
    case constant(Value)
    case register(Register)
    /// `$name`
    case namedLocal(String)
    /// `local[n]`
    case local(ExpressionNode)
    /// `stack[n]`; 0 is the top.
    case operand(ExpressionNode)
    /// `global[name]`
    case namedGlobal(String)
    /// `global[n]`
    case global(ExpressionNode)
    /// `u8[address]` and the other units.
    case memory(MemoryUnit, ExpressionNode)
    /// `str[address, count]`: the bytes as UTF-8 text.
    case text(ExpressionNode, count: ExpressionNode)
    /// `bytes[address, count]`: the bytes in hexadecimal.
    case bytes(ExpressionNode, count: ExpressionNode)
    /// `count(event, filters)`
    case count(EventName, [EventFilter])
    case negated(ExpressionNode)
    case not(ExpressionNode)
    case binary(BinaryOperator, ExpressionNode, ExpressionNode)
  }

  init(_ kind: Kind, at position: Int) {
    (self.kind, self.position) = (kind, position)
  }

  /// What it is made of.
  var parts: [ExpressionNode] {
    switch kind {
    case .constant, .register, .namedLocal, .namedGlobal: []
    case .local(let part), .operand(let part), .global(let part), .memory(_, let part): [part]
    case .negated(let part), .not(let part): [part]
    case .text(let first, let second), .bytes(let first, let second): [first, second]
    case .binary(_, let first, let second): [first, second]
    case .count(_, let filters): filters.compactMap(\.number)
    }
  }

  /// True if it asks nothing of a worker.
  var isConstant: Bool {
    switch kind {
    case .constant: true
    case .negated, .not, .binary: parts.allSatisfy(\.isConstant)
    default: false
    }
  }
}

/// What `count` counts among the events of a name.
enum EventFilter: Hashable, Sendable {
  /// Those of a request; 0 is what belongs to none.
  case request(ExpressionNode)
  /// Those while the glue was bound to an instance, counted from 1.
  case instance(ExpressionNode)
  /// Those in, or of, a function.
  case function(String, at: Int)
  /// Those of exceptions with a tag.
  case tag(String, at: Int)

  /// The number that it compares with.
  var number: ExpressionNode? {
    switch self {
    case .request(let node), .instance(let node): node
    case .function, .tag: nil
    }
  }
}

/// The registers, each with a `%` before its name.
enum Register: String, CaseIterable, Hashable, Sendable {
  case tick, pc, depth, poison, sp, exn, instance, request, side, status

  /// The names with their `%`.
  static let list = allCases.map { "%\($0.rawValue)" }

  /// True if it may be another after every move.
  var isRestless: Bool {
    switch self {
    case .tick, .pc, .depth, .exn, .status: true
    case .poison, .sp, .instance, .request, .side: false
    }
  }
}
