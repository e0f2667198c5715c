// The values of a JSON file, each with its line, so that a mistake can be pointed at.
//
// RFC 8259. Deliberately absent: fractions and exponents, which the index does not need.

/// A value and where it begins.
package struct JSONValue: Sendable {
  package enum Content: Sendable {
    case null
    case bool(Bool)
    case number(Int)
    case string(String)
    case array([JSONValue])
    case object([(key: String, value: JSONValue)])
  }

  package let content: Content
  package let line: Int

  /// What it is called in a message.
  var name: String {
    switch content {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let number): "\(number)"
    case .string(let text): "\"\(text)\""
    case .array: "an array"
    case .object: "an object"
    }
  }
}

/// An object of a file, asked for its fields by name.
package struct JSONObject {
  package let file: String
  package let line: Int
  private let fields: [(key: String, value: JSONValue)]

  /// The object that a value is; all its keys must be among those allowed.
  package init(_ value: JSONValue, file: String, allowed: [String]) throws(CourseError) {
    guard case .object(let fields) = value.content else {
      throw CourseError(
        .malformed(found: value.name, expected: "an object"), file: file, line: value.line)
    }
    for (key, field) in fields where !allowed.contains(key) {
      throw CourseError(
        .unknown("key \"\(key)\"", expected: allowed.joined(separator: ", ")), file: file,
        line: field.line)
    }
    for (index, field) in fields.enumerated() {
      guard fields[..<index].contains(where: { $0.key == field.key }) else { continue }
      throw CourseError(.duplicate("key \"\(field.key)\""), file: file, line: field.value.line)
    }
    self.file = file
    self.line = value.line
    self.fields = fields
  }

  package func value(_ key: String) throws(CourseError) -> JSONValue {
    guard let field = fields.first(where: { $0.key == key }) else {
      throw CourseError(.missing("\"\(key)\""), file: file, line: line)
    }
    return field.value
  }

  package func string(_ key: String) throws(CourseError) -> String {
    let value = try value(key)
    return try string(value)
  }

  package func integer(_ key: String) throws(CourseError) -> Int {
    let value = try value(key)
    guard case .number(let number) = value.content else { throw wrong(value, "a number") }
    return number
  }

  package func array(_ key: String) throws(CourseError) -> [JSONValue] {
    let value = try value(key)
    guard case .array(let elements) = value.content else { throw wrong(value, "an array") }
    return elements
  }

  package func strings(_ key: String) throws(CourseError) -> [String] {
    var texts: [String] = []
    for element in try array(key) { texts.append(try string(element)) }
    return texts
  }

  private func string(_ value: JSONValue) throws(CourseError) -> String {
    guard case .string(let text) = value.content else { throw wrong(value, "a text in quotes") }
    return text
  }

  private func wrong(_ value: JSONValue, _ expected: String) -> CourseError {
    CourseError(.malformed(found: value.name, expected: expected), file: file, line: value.line)
  }
}
