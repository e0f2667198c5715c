// Values as Node's `console.log` shows them.
//
// Objects are shown to a depth of two, with what is too long for a line in several, as
// `util.inspect` does it; errors are shown without their stack, which there is none of here.

extension Interpreter {
  /// A value as `console.log` shows it: texts bare, all else as it would be written.
  public func describe(_ value: JSValue) -> String {
    if case .string(let text) = value { return text }
    return quote(value)
  }

  /// The same, but a text in quotes: as `console.log` shows it inside an array.
  public func quote(_ value: JSValue) -> String {
    var describer = Describer(machine: self)
    return describer.text(of: value)
  }
}

/// Describes one value and all that it holds.
struct Describer {
  let machine: Interpreter
  /// The objects around the place.
  private var around: [ObjectID] = []
  /// Those of them that contain themselves, in the order in which that was found.
  private var circles: [ObjectID] = []
  /// How deep the object is that was described last, and how far lines are indented.
  private var lastDepth = 0
  private var indentation = 0

  /// Objects deeper than this are shown by their class.
  private static let deepest = 2
  /// More elements than this are counted.
  static let mostElements = 100

  init(machine: Interpreter) { self.machine = machine }

  /// The parts of the text of an object.
  struct Parts {
    /// What stands before the braces, as `Counter` or `[Function: f]`.
    var head: String
    var braces = ("{", "}")
    var items: [String] = []
    /// Items are elements, perhaps many short ones.
    var isList = false
    /// The last item says how many elements there are more.
    var isCut = false
    var isNumeric = false
    /// Without items the head says all.
    var standsAlone = false
  }

  mutating func text(of value: JSValue) -> String {
    switch value {
    case .undefined, .null, .boolean: return machine.text(value)
    case .number(let number):
      return number == 0 && number.sign == .minus ? "-0" : numberText(number)
    case .bigint(let value): return "\(value)n"
    case .string(let text): return Self.quoted(text)
    case .object(let id) where value.isUninitialized: return "<uninitialized \(id.index)>"
    case .object(let id): return text(of: machine.target(of: id))
    }
  }

  private mutating func text(of id: ObjectID) -> String {
    if around.contains(id) {
      if !circles.contains(id) { circles.append(id) }
      return "[Circular *\((circles.firstIndex(of: id) ?? 0) + 1)]"
    }
    let isBare = machine.isBare(id) && !hasCause(id)
    if isBare { return joined(machine.head(of: id, isInner: !around.isEmpty)) }
    if around.count > Self.deepest {
      return "[\(machine.isArray(id) ? "Array" : className(id))]"
    }
    lastDepth = around.count
    around.append(id)
    var parts = parts(of: id)
    around.removeLast()
    if let circle = circles.firstIndex(of: id) {
      let mark = "<ref *\(circle + 1)>"
      parts.head = parts.head.isEmpty ? mark : "\(mark) \(parts.head)"
    }
    return joined(parts)
  }

  private func hasCause(_ id: ObjectID) -> Bool {
    machine.isError(.object(id)) && machine.objects[id.index].properties["cause"] != nil
  }

  private func className(_ id: ObjectID) -> String {
    machine.constructorName(id) ?? "Object: null prototype"
  }

  // MARK: Parts

  private mutating func parts(of id: ObjectID) -> Parts {
    var parts = machine.head(of: id, isInner: around.count > 1)
    if parts.isList {
      let elements = machine.objects[id.index].elements
      parts.isCut = elements.count > Self.mostElements
      parts.isNumeric = elements.allSatisfy(\.isNumeric)
    }
    indentation += 2
    parts.items = contents(of: id) + properties(of: id)
    indentation -= 2
    return parts
  }

  /// What an object holds besides its properties.
  private mutating func contents(of id: ObjectID) -> [String] {
    switch machine.objects[id.index].kind {
    case .array:
      let elements = machine.objects[id.index].elements
      return limited(elements.count, elements.prefix(Self.mostElements).map { text(of: $0) })
    case .set(let table): return table.entries.compactMap { $0 }.map { text(of: $0.key) }
    case .map(let table):
      return table.entries.compactMap { $0 }.map {
        "\(text(of: $0.key)) => \(text(of: $0.value))"
      }
    case .weakMap: return ["<items unknown>"]
    case .weakReference(let target): return [target.map { text(of: $0) } ?? "<cleared>"]
    case .promise(let record):
      switch record.state {
      case .pending: return ["<pending>"]
      case .fulfilled(let value): return [text(of: value)]
      case .rejected(let value): return ["<rejected> \(text(of: value))"]
      }
    default: return []
    }
  }

  private func limited(_ count: Int, _ items: [String]) -> [String] {
    let rest = count - items.count
    return rest > 0 ? items + ["... \(rest) more item\(rest > 1 ? "s" : "")"] : items
  }

  private mutating func properties(of id: ObjectID) -> [String] {
    var items: [String] = []
    if case .namespace = machine.objects[id.index].kind {
      for key in machine.keys(of: id) {
        let value = machine.property(key, of: id) ?? .undefined
        items.append("\(Self.key(key)): \(text(of: value))")
      }
      return items
    }
    let properties = machine.objects[id.index].properties.properties
    let isError = machine.isError(.object(id))
    for key in machine.ownKeys(of: id, onlyEnumerable: false) {
      guard let property = properties.first(where: { $0.key == key }) else { continue }
      let isCause = isError && key == "cause"
      guard property.isEnumerable || isCause else { continue }
      // What the head of an error says already.
      if isError, key == "name" || key == "message",
        case .data(.string(let text)) = property.content,
        machine.errorHead(id).contains(text)
      {
        continue
      }
      items.append("\(isCause ? "[cause]" : Self.key(key)): \(text(of: property))")
    }
    return items
  }

  private mutating func text(of property: Property) -> String {
    switch property.content {
    case .data(let value): text(of: value)
    case .accessor(_?, _?): "[Getter/Setter]"
    case .accessor(_?, nil): "[Getter]"
    case .accessor(nil, _): "[Setter]"
    }
  }

  // MARK: Lines

  /// The width that `util.inspect` fills.
  private static let width = 80
  /// So many levels of objects may stand on one line.
  private static let levelsOnLine = 3

  private func joined(_ parts: Parts) -> String {
    if parts.items.isEmpty {
      if parts.standsAlone { return parts.head }
      let braces = parts.braces.0 + parts.braces.1
      return parts.head.isEmpty ? braces : "\(parts.head) \(braces)"
    }
    let head = parts.head.isEmpty ? "" : parts.head + " "
    var items = parts.items
    if parts.isList, items.count > 6 {
      items = ElementColumns(indentation: indentation, width: Self.width).grouped(
        items, isCut: parts.isCut, isNumeric: parts.isNumeric)
    }
    let isShallow = lastDepth - around.count < Self.levelsOnLine
    if isShallow, items.count == parts.items.count, let line = line(head, parts) {
      return line
    }
    let newline = "\n" + String(repeating: " ", count: indentation)
    let body = items.joined(separator: ",\(newline)  ")
    return "\(head)\(parts.braces.0)\(newline)  \(body)\(newline)\(parts.braces.1)"
  }

  /// All on one line, if it is not too long.
  private func line(_ head: String, _ parts: Parts) -> String? {
    let items = parts.items
    // What `util.inspect` reckons with for the braces and the commas.
    let base = parts.standsAlone ? parts.head.utf16.count : 0
    let opening = parts.standsAlone ? 1 : (head + parts.braces.0).utf16.count
    let frame = items.count + indentation + opening + base + 10
    let length = items.reduce(items.count + frame) { $0 + $1.utf16.count }
    guard length <= Self.width, !parts.head.contains("\n") else { return nil }
    let body = items.joined(separator: ", ")
    if body.contains("\n") { return nil }
    return "\(head)\(parts.braces.0) \(body) \(parts.braces.1)"
  }

  // MARK: Texts

  /// In those quotes that are not in it.
  static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars
    var quote: Unicode.Scalar = "'"
    if scalars.contains("'") {
      quote = !scalars.contains("\"") ? "\"" : !scalars.contains("`") ? "`" : "'"
    }
    var result = String(quote)
    for scalar in scalars {
      switch scalar {
      case quote, "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      case "\u{B}": result += "\\v"
      case "\u{C}": result += "\\f"
      case "\0"..<" ", "\u{7F}"..."\u{9F}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + String(quote)
  }

  /// A key as it is written in an object literal.
  static func key(_ key: String) -> String {
    let isName = !key.isEmpty && key.utf8.allSatisfy { Lexer.isWordByte($0) && $0 != 0x24 }
    return isName && !Lexer.isDigit(key.utf8.first ?? 0x30) ? key : quoted(key)
  }
}

extension JSValue {
  fileprivate var isNumeric: Bool {
    switch self {
    case .number, .bigint: true
    default: false
    }
  }
}
