// From one kind of value to another, without a call of the program's functions.
//
// ECMA-262, "Type Conversion".

extension Interpreter {
  /// A value as a text, as `String(value)` gives it if no function of the program is asked.
  public func text(_ value: JSValue) -> String { text(value, depth: 0) }

  /// Arrays may contain themselves: so deep, and not deeper.
  private static var deepest: Int { 8 }

  private func text(_ value: JSValue, depth: Int) -> String {
    switch value {
    case .undefined: "undefined"
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): numberText(value)
    case .bigint(let value): String(value)
    case .string(let value): value
    case .object(let id): id.raw < 0 ? "<uninitialized>" : text(of: id, depth: depth)
    }
  }

  private func text(of object: ObjectID, depth: Int) -> String {
    let id = target(of: object)
    switch objects[id.index].kind {
    case .array:
      guard depth < Self.deepest else { return "" }
      return objects[id.index].elements.map { element in
        element.isNullish ? "" : text(element, depth: depth + 1)
      }.joined(separator: ",")
    case .error: return errorText(id)
    case .wrapper(let value): return text(value, depth: depth)
    case .closure(let closure): return sourceText(of: closure.code)
    case .native, .hostFunction, .bound:
      return "function \(functionName(.object(id)) ?? "")() { [native code] }"
    default: return "[object \(classTag(of: id))]"
    }
  }

  /// What stands between the brackets of `[object Object]`.
  func classTag(of id: ObjectID) -> String {
    switch objects[id.index].kind {
    case .array: "Array"
    case .error: "Error"
    case .closure, .native, .hostFunction, .bound: "Function"
    case .promise: "Promise"
    case .map: "Map"
    case .set: "Set"
    case .weakMap: "WeakMap"
    case .weakReference: "WeakRef"
    case .registry: "FinalizationRegistry"
    case .namespace: "Module"
    default: hostClassTag(of: id) ?? "Object"
    }
  }

  /// The tag that the embedder gave to its objects.
  func hostClassTag(of id: ObjectID) -> String? {
    guard case .string(let tag)? = property(Self.classTagKey, of: id) else { return nil }
    return tag
  }

  /// As in `TypeError: x is not a function`.
  func errorText(_ id: ObjectID) -> String {
    let name = property("name", of: id).map { text($0, depth: 1) } ?? "Error"
    let message = property("message", of: id).map { text($0, depth: 1) } ?? ""
    if message.isEmpty { return name }
    return name.isEmpty ? message : "\(name): \(message)"
  }

  private func sourceText(of code: Code) -> String {
    code.lines.filter { code.source.indices.contains($0) }.map { code.source[$0] }
      .joined(separator: "\n")
  }

  func toNumber(_ value: JSValue) -> Double {
    switch value {
    case .undefined: .nan
    case .null: 0
    case .boolean(let value): value ? 1 : 0
    case .number(let value): value
    case .bigint(let value): Double(value)
    case .string(let value): numberValue(of: value)
    case .object(let id): id.raw < 0 ? .nan : numberValue(of: text(of: id, depth: 0))
    }
  }

  /// What `Number(text)` gives.
  public func number(of text: String) -> Double { numberValue(of: text) }

  /// The lower 32 bits of a number.
  func int32(_ value: Double) -> Int32 {
    if let small = Int32(exactly: value) { return small }
    guard value.isFinite else { return 0 }
    let remainder = value.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
    return Int32(truncatingIfNeeded: Int64(remainder))
  }

  /// An index or a count among the arguments of a native: towards zero, 0 if it is no number.
  func toInteger(_ value: JSValue) -> Int {
    let number = toNumber(value)
    if number.isNaN { return 0 }
    return Int(max(-9_007_199_254_740_991, min(9_007_199_254_740_991, number)))
  }

  func propertyKey(_ value: JSValue) -> String {
    if case .string(let key) = value { key } else { text(value) }
  }

  func power(_ base: Double, _ exponent: Double) -> Double {
    guard let count = Int(exactly: exponent), abs(count) <= 1_100 else {
      return exponent == 0.5 ? base.squareRoot() : .nan
    }
    var (result, factor, rest) = (1.0, base, count.magnitude)
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      factor *= factor
      rest >>= 1
    }
    return count < 0 ? 1 / result : result
  }

  func typeName(_ value: JSValue) -> String {
    switch value {
    case .undefined: "undefined"
    case .null: "object"
    case .boolean: "boolean"
    case .number: "number"
    case .bigint: "bigint"
    case .string: "string"
    case .object: isCallable(value) ? "function" : "object"
    }
  }
}
