// JSON to write, without Foundation: its libraries would count as memory of ours.

/// A value of JSON; an object keeps the order of its members.
enum JSONValue {
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(name: String, value: JSONValue)])

  /// The value in two spaces to a level.
  var text: String { text(indent: "") + "\n" }

  private func text(indent: String) -> String {
    switch self {
    case .number(let number): Self.text(number)
    case .string(let string): Self.quoted(string)
    case .array(let values):
      Self.list("[", values.map { $0.text(indent: indent + "  ") }, "]", indent)
    case .object(let members):
      Self.list(
        "{", members.map { "\(Self.quoted($0.name)): \($0.value.text(indent: indent + "  "))" },
        "}",
        indent)
    }
  }

  /// JSON has no word for what a division by zero gives.
  private static func text(_ number: Double) -> String {
    guard number.isFinite else { return "null" }
    return number == number.rounded() ? "\(Int(number))" : "\(number)"
  }

  private static func list(
    _ open: String, _ items: [String], _ close: String, _ indent: String
  ) -> String {
    guard !items.isEmpty else { return open + close }
    let lines = items.map { "\n\(indent)  \($0)" }.joined(separator: ",")
    return "\(open)\(lines)\n\(indent)\(close)"
  }

  private static func quoted(_ string: String) -> String {
    let escaped = string.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "\\\""
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\t": "\\t"
      default: String(Character(scalar))
      }
    }
    return "\"\(escaped.joined())\""
  }
}
