// Reads JSON text into values that know their lines.
//
// RFC 8259, sections 2 to 7.

/// A cursor over the bytes of a JSON file.
package struct JSONReader {
  private let file: String
  private let bytes: [UInt8]
  private var position = 0
  private var line: Int
  private var depth = 0
  private static let deepest = 32

  /// The one value that a text holds; it begins at a line of a file.
  package static func read(
    _ text: String, file: String, line: Int = 1
  ) throws(CourseError) -> JSONValue {
    var reader = JSONReader(text, file: file, line: line)
    let value = try reader.readValue()
    reader.skipSpace()
    if reader.peek != nil { throw reader.wrong("the end of the file") }
    return value
  }

  private init(_ text: String, file: String, line: Int) {
    self.file = file
    self.line = line
    bytes = Array(text.utf8)
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func wrong(_ expected: String) -> CourseError {
    let found = peek.map { "`\(Character(Unicode.Scalar($0)))`" } ?? "the end of the file"
    return CourseError(.malformed(found: found, expected: expected), file: file, line: line)
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      position += 1
    }
  }

  /// Takes a sign if it comes next.
  private mutating func take(_ sign: Character) -> Bool {
    guard peek == sign.asciiValue else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ sign: Character) throws(CourseError) {
    if !take(sign) { throw wrong("`\(sign)`") }
  }

  private mutating func readValue() throws(CourseError) -> JSONValue {
    skipSpace()
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw wrong("at most \(Self.deepest) levels") }
    let start = line
    return JSONValue(content: try readContent(), line: start)
  }

  private mutating func readContent() throws(CourseError) -> JSONValue.Content {
    if take("{") { return .object(try readFields()) }
    if take("[") { return .array(try readElements()) }
    if take("\"") { return .string(try readString()) }
    for (word, content) in [("null", .null), ("true", .bool(true)), ("false", .bool(false))]
      as [(String, JSONValue.Content)] where bytes[position...].starts(with: word.utf8)
    {
      position += word.utf8.count
      return content
    }
    return .number(try readNumber())
  }

  private mutating func readNumber() throws(CourseError) -> Int {
    var digits = take("-") ? "-" : ""
    while let byte = peek, (0x30...0x39).contains(byte) {
      digits.append(Character(Unicode.Scalar(byte)))
      position += 1
    }
    guard let number = Int(digits), peek.map({ ".eE".utf8.contains($0) }) != true else {
      throw wrong("a value")
    }
    return number
  }

  private mutating func readFields() throws(CourseError) -> [(key: String, value: JSONValue)] {
    var fields: [(key: String, value: JSONValue)] = []
    skipSpace()
    if take("}") { return fields }
    repeat {
      skipSpace()
      try expect("\"")
      let key = try readString()
      skipSpace()
      try expect(":")
      fields.append((key, try readValue()))
      skipSpace()
    } while take(",")
    try expect("}")
    return fields
  }

  private mutating func readElements() throws(CourseError) -> [JSONValue] {
    var elements: [JSONValue] = []
    skipSpace()
    if take("]") { return elements }
    repeat {
      elements.append(try readValue())
      skipSpace()
    } while take(",")
    try expect("]")
    return elements
  }

  /// The rest of a string whose first quotation mark is behind us.
  private mutating func readString() throws(CourseError) -> String {
    var text: [UInt8] = []
    while let byte = peek, byte != 0x0A {
      if take("\"") { return String(decoding: text, as: UTF8.self) }
      if take("\\") {
        text += try readEscape()
      } else {
        text.append(byte)
        position += 1
      }
    }
    throw wrong("`\"`")
  }

  private mutating func readEscape() throws(CourseError) -> [UInt8] {
    let escapes: [(sign: Character, byte: UInt8)] = [
      ("\"", 0x22), ("\\", 0x5C), ("/", 0x2F), ("n", 0x0A), ("t", 0x09),
    ]
    for escape in escapes where take(escape.sign) { return [escape.byte] }
    if take("u") { return try readCode() }
    throw wrong("one of `\\\"`, `\\\\`, `\\/`, `\\n`, `\\t`, `\\u`")
  }

  /// The four digits of a character that is no half of a pair.
  private mutating func readCode() throws(CourseError) -> [UInt8] {
    let digits = String(decoding: bytes[position...].prefix(4), as: UTF8.self)
    guard digits.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code)
    else { throw wrong("four digits of a character") }
    position += 4
    return Array(String(scalar).utf8)
  }
}
