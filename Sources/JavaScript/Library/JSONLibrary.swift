// Plain data as JSON and back.
//
// ECMA-262, "The JSON Object". No function of the program is called: there are no replacers and
// revivers, and methods named `toJSON` are not asked.

/// What programs find in `JSON`.
enum JSONLibrary {
  static let functions = [
    Native("parse", 2, parse),
    Native("stringify", 3, stringify),
  ]

  private static func parse(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    if machine.isCallable(call[1]) {
      throw machine.typeError("JSON.parse with a function is not part of the subset")
    }
    var reader = JSONReader(machine.text(call[0]))
    do throws(JSONReader.Problem) {
      return try reader.readAll(&machine)
    } catch {
      throw JSThrow(value: machine.error("SyntaxError", error.message))
    }
  }

  private static func stringify(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    if machine.isCallable(call[1]) {
      throw machine.typeError("JSON.stringify with a function is not part of the subset")
    }
    let listed = call[1].object.flatMap { machine.elements(of: $0) }
    var writer = JSONWriter(
      keys: listed?.map { machine.propertyKey($0) }, indentation: indentation(machine, call[2]))
    let text = try writer.text(of: call[0], key: "", in: &machine)
    return text.map { .string($0) } ?? .undefined
  }

  /// What a level is indented by: some spaces, or the beginning of a text.
  private static func indentation(_ machine: Interpreter, _ value: JSValue) -> String {
    switch machine.unwrapped(value) {
    case .number(let count): String(repeating: " ", count: Int(max(0, min(10, count))))
    case .string(let text): String(text.prefix(10))
    default: ""
    }
  }
}

/// Writes a value and all that it holds.
struct JSONWriter {
  /// The only keys that are written, if they are given.
  let keys: [String]?
  let indentation: String
  /// The objects around the place, and the keys that lead to them.
  private var around: [(id: ObjectID, key: String)] = []

  init(keys: [String]?, indentation: String) {
    (self.keys, self.indentation) = (keys, indentation)
  }

  /// Nil for what JSON has no text for: undefined and functions.
  mutating func text(
    of value: JSValue, key: String, in machine: inout Interpreter
  ) throws(JSThrow) -> String? {
    switch machine.unwrapped(value) {
    case .undefined: return nil
    case .null: return "null"
    case .boolean(let value): return value ? "true" : "false"
    case .number(let value): return value.isFinite ? numberText(value) : "null"
    case .bigint: throw machine.typeError("Do not know how to serialize a BigInt")
    case .string(let text): return Self.quoted(text)
    case .object(let object):
      if machine.isCallable(value) { return nil }
      let id = machine.target(of: object)
      try checkAround(id, key, &machine)
      around.append((id, key))
      defer { around.removeLast() }
      return machine.isArray(id) ? try arrayText(id, &machine) : try objectText(id, &machine)
    }
  }

  private static let maximumDepth = 400

  private func checkAround(
    _ id: ObjectID, _ key: String, _ machine: inout Interpreter
  ) throws(JSThrow) {
    guard around.count < Self.maximumDepth else {
      throw machine.rangeError("Maximum call stack size exceeded")
    }
    guard let start = around.firstIndex(where: { $0.id == id }) else { return }
    func name(_ place: Int) -> String {
      "object with constructor '\(machine.className(of: .object(around[place].id)))'"
    }
    func step(_ key: String, from place: Int) -> String {
      machine.isArray(around[place].id) ? "index \(key)" : "property '\(key)'"
    }
    var lines = ["Converting circular structure to JSON", "    --> starting at \(name(start))"]
    let last = around.count - 1
    for place in around.indices.dropFirst(start + 1) {
      // The first two and the last are named.
      if place <= start + 2 || place == last {
        let step = step(around[place].key, from: place - 1)
        lines.append("    |     \(step) -> \(name(place))")
      } else if place == start + 3 {
        lines.append("    |     ...")
      }
    }
    lines.append("    --- \(step(key, from: last)) closes the circle")
    throw machine.typeError(lines.joined(separator: "\n"))
  }

  private mutating func arrayText(
    _ id: ObjectID, _ machine: inout Interpreter
  ) throws(JSThrow) -> String {
    var items: [String] = []
    for (place, element) in machine.objects[id.index].elements.enumerated() {
      items.append(try text(of: element, key: String(place), in: &machine) ?? "null")
    }
    return joined(items, "[", "]")
  }

  private mutating func objectText(
    _ id: ObjectID, _ machine: inout Interpreter
  ) throws(JSThrow) -> String {
    var items: [String] = []
    for key in keys ?? machine.keys(of: id) {
      guard let value = machine.property(key, of: id),
        let text = try text(of: value, key: key, in: &machine)
      else { continue }
      items.append(Self.quoted(key) + (indentation.isEmpty ? ":" : ": ") + text)
    }
    return joined(items, "{", "}")
  }

  private func joined(_ items: [String], _ open: String, _ close: String) -> String {
    if items.isEmpty { return open + close }
    if indentation.isEmpty { return open + items.joined(separator: ",") + close }
    let outer = "\n" + String(repeating: indentation, count: around.count - 1)
    let inner = outer + indentation
    return open + inner + items.joined(separator: "," + inner) + outer + close
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{C}": result += "\\f"
      case "\0"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
