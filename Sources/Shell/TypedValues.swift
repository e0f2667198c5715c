// Values for the machine, as people type them.

import WasmModel

/// Values of known types: the payload of an exception, the results of a function.
struct TypedValues: Hashable, Sendable {
  /// The slots of the values.
  let slots: [UInt64]
  /// As in `7, 1.5`.
  let text: String

  /// Reads `1 2`, `1, 2` or `(1, 2)`; `what` names what has the types, as in `transfer returns`, and
  /// `command` is what stands before the values.
  init(_ text: String, _ types: [ValueType], what: String, command: String) throws(CommandError) {
    let words = text.split { " ,()".contains($0) }.map(String.init)
    guard words.count == types.count else {
      let list = types.map(\.description).joined(separator: ", ")
      let count = types.count == 1 ? "1 value" : "\(types.count) values"
      throw CommandError(
        "\(what) \(types.isEmpty ? "no values" : "\(count) (\(list))")"
          + ", but \(words.isEmpty ? "none" : "\(words.count)") \(words.count < 2 ? "was" : "were") given",
        try: ([command] + types.map(Self.example)).joined(separator: " "))
    }
    var slots: [UInt64] = []
    for (word, type) in zip(words, types) { slots.append(try Self.slot(word, type, what, command)) }
    self.slots = slots
    self.text = words.joined(separator: ", ")
  }

  private static func example(_ type: ValueType) -> String {
    switch type {
    case .f32, .f64: "1.5"
    case .reference: "null"
    default: "7"
    }
  }

  private static func slot(
    _ word: String, _ type: ValueType, _ what: String, _ command: String
  ) throws(CommandError) -> UInt64 {
    let number = Number.parse(word)
    switch type {
    case .i32:
      if let number, number >= Int64(Int32.min), number <= Int64(UInt32.max) {
        return UInt64(UInt32(truncatingIfNeeded: number))
      }
    case .i64: if let number { return UInt64(bitPattern: number) }
    case .f32: if let value = Float(word) { return UInt64(value.bitPattern) }
    case .f64: if let value = Double(word) { return value.bitPattern }
    case .v128: throw CommandError("values of v128 cannot be typed here")
    case .reference: if word == "null" { return Reference.null }
    }
    throw CommandError(
      "`\(word)` is no \(type): \(what) \(type)", try: "\(command) \(example(type))")
  }
}
