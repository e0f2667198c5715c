// What `set` writes: a target and the value for it.

/// `TARGET = EXPRESSION`, as in `$amount = 5` or `u8[0x100] = u8[0x101] + 1`.
struct Assignment: Hashable, Sendable {
  /// What is written: a local, a global, memory, `%poison` or `%sp`.
  let target: Expression
  /// As it was typed.
  let label: String
  /// What is written into it.
  let value: Expression

  /// Reads the whole of a text.
  init(parsing text: String) throws(CommandError) {
    self = try Expression.parse(text) { parser throws(ExpressionError) in
      let start = parser.position
      let target = try parser.primary()
      let label = parser.taken(from: start)
      guard target.isSettable else { throw ExpressionError(.notSettable(label), at: start) }
      try parser.expect("=")
      let value = try parser.whole()
      return Assignment(
        target: Expression(source: text, root: target), label: label,
        value: Expression(source: text, root: value))
    }
  }

  private init(target: Expression, label: String, value: Expression) {
    (self.target, self.label, self.value) = (target, label, value)
  }

  /// A write that is ready to be done.
  struct Write: Hashable, Sendable {
    let location: StorageLocation
    /// The bits for the place: those of a slot, or the bytes of memory, little end first.
    let bits: UInt64
    let old: Value
    let new: Value
  }

  /// The write, as a worker stands. Throws if the value does not fit its target.
  func write(on values: WorkerValues) throws(CommandError) -> Write {
    let new = try value.value(on: values)
    return try target.shown { () throws(ExpressionError) in
      let place = target.root.position
      guard let stored = try target.root.storage(on: values), let location = stored.location
      else {
        let isFlag = target.root.resolved(on: values).kind == .register(.poison)
        throw ExpressionError(isFlag ? .noFlag : .notSettable(label), at: place)
      }
      guard stored.isMutable else { throw ExpressionError(.immutable(label), at: place) }
      guard let bits = stored.form.bits(new) else {
        throw ExpressionError(
          .doesNotFit(new, stored.form.name), at: value.root.position)
      }
      let written = StoredValue(form: stored.form, bits: bits, location: location)
      return Write(location: location, bits: bits, old: stored.value, new: written.value)
    }
  }
}

extension ExpressionNode {
  fileprivate var isSettable: Bool {
    switch kind {
    case .namedLocal, .local, .namedGlobal, .global, .memory, .register(.poison), .register(.sp):
      true
    default: false
    }
  }
}
