// Reads JSON. The words of the errors are V8's, so that Node can be compared.
//
// ECMA-262, "JSON.parse".

/// Reads a text in JSON by recursive descent.
struct JSONReader {
  private let text: String
  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private static let maximumDepth = 400

  /// What is wrong.
  struct Problem: Error {
    let message: String
  }

  init(_ text: String) { (self.text, bytes) = (text, Array(text.utf8)) }

  /// The one value of the text.
  mutating func readAll(_ machine: inout Interpreter) throws(Problem) -> JSValue {
    let value = try readValue(&machine)
    skipSpace()
    guard place == bytes.count else {
      throw Problem(message: "Unexpected non-whitespace character after JSON\(whereabouts)")
    }
    return value
  }

  private mutating func readValue(_ machine: inout Interpreter) throws(Problem) -> JSValue {
    skipSpace()
    guard place < bytes.count else { throw unexpected() }
    switch bytes[place] {
    case UInt8(ascii: "{"):
      return try nested { (reader) throws(Problem) in try reader.readObject(&machine) }
    case UInt8(ascii: "["):
      return try nested { (reader) throws(Problem) in try reader.readArray(&machine) }
    case UInt8(ascii: "\""): return .string(try readString())
    case UInt8(ascii: "t"): return try readWord("true", .boolean(true))
    case UInt8(ascii: "f"): return try readWord("false", .boolean(false))
    case UInt8(ascii: "n"): return try readWord("null", .null)
    default: return .number(try readNumber())
    }
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws(Problem) -> JSValue
  ) throws(Problem) -> JSValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      throw Problem(message: "more than \(Self.maximumDepth) levels are not part of the subset")
    }
    return try body(&self)
  }

  private mutating func readObject(_ machine: inout Interpreter) throws(Problem) -> JSValue {
    place += 1
    let object = machine.makeObject()
    skipSpace()
    if eat("}") { return .object(object) }
    var isFirst = true
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else {
        throw expected(isFirst ? "property name or '}'" : "double-quoted property name")
      }
      isFirst = false
      let key = try readString()
      skipSpace()
      guard eat(":") else { throw expected("':' after property name") }
      machine.setProperty(key, of: object, to: try readValue(&machine))
      skipSpace()
    } while eat(",")
    guard eat("}") else { throw expected("',' or '}' after property value") }
    return .object(object)
  }

  private mutating func readArray(_ machine: inout Interpreter) throws(Problem) -> JSValue {
    place += 1
    var elements: [JSValue] = []
    skipSpace()
    if eat("]") { return .object(machine.makeArray([])) }
    repeat {
      elements.append(try readValue(&machine))
      skipSpace()
    } while eat(",")
    guard eat("]") else { throw expected("',' or ']' after array element") }
    return .object(machine.makeArray(elements))
  }

  private mutating func readWord(_ word: String, _ value: JSValue) throws(Problem) -> JSValue {
    for byte in word.utf8 {
      guard peek == byte else { throw unexpected() }
      place += 1
    }
    return value
  }

  private mutating func readNumber() throws(Problem) -> Double {
    let start = place
    if peek == UInt8(ascii: "-") {
      place += 1
      guard isDigit else { throw at("No number after minus sign") }
    }
    guard isDigit else { throw unexpected() }
    let hasZero = eat("0")
    if hasZero, isDigit { throw at("Unexpected number") }
    passDigits()
    if eat(".") {
      guard isDigit else { throw at("Unterminated fractional number") }
      passDigits()
    }
    if eat("e") || eat("E") {
      if !eat("+") { _ = eat("-") }
      guard isDigit else { throw at("Exponent part is missing a number") }
      passDigits()
    }
    return numberValue(of: String(decoding: bytes[start..<place], as: UTF8.self))
  }

  // MARK: Strings

  private mutating func readString() throws(Problem) -> String {
    place += 1
    var units: [UInt16] = []
    var start = place
    while true {
      guard place < bytes.count else { throw at("Unterminated string") }
      switch bytes[place] {
      case UInt8(ascii: "\""):
        units += String(decoding: bytes[start..<place], as: UTF8.self).utf16
        place += 1
        return String(decoding: units, as: UTF16.self)
      case UInt8(ascii: "\\"):
        units += String(decoding: bytes[start..<place], as: UTF8.self).utf16
        place += 1
        units.append(try readEscape())
        start = place
      case 0..<0x20: throw at("Bad control character in string literal")
      default: place += 1
      }
    }
  }

  private static let escapes: [UInt8: UInt16] = [
    UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "/"): 0x2F,
    UInt8(ascii: "\\"): 0x5C,
    UInt8(ascii: "b"): 0x08,
    UInt8(ascii: "f"): 0x0C,
    UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D,
    UInt8(ascii: "t"): 0x09,
  ]

  private mutating func readEscape() throws(Problem) -> UInt16 {
    guard let letter = peek else { throw unexpected() }
    if let unit = Self.escapes[letter] {
      place += 1
      return unit
    }
    guard letter == UInt8(ascii: "u") else { throw at("Bad escaped character") }
    var unit: UInt16 = 0
    for _ in 0..<4 {
      place += 1
      guard let digit = peek.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw at("Bad Unicode escape")
      }
      unit = unit << 4 + UInt16(digit)
    }
    place += 1
    return unit
  }

  // MARK: Bytes

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private var isDigit: Bool { peek.map(Lexer.isDigit) ?? false }

  private mutating func passDigits() { while isDigit { place += 1 } }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { place += 1 }
  }

  private mutating func eat(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  // MARK: Problems

  private func expected(_ what: String) -> Problem { at("Expected \(what)") }

  private func at(_ message: String) -> Problem {
    Problem(message: "\(message) in JSON\(whereabouts)")
  }

  private var whereabouts: String { " at position \(position)" }

  /// In UTF-16 code units.
  private var position: Int { String(decoding: bytes[..<place], as: UTF8.self).utf16.count }

  private func unexpected() -> Problem {
    // What comes of values that are no texts is told as a whole.
    if text == "undefined" || text == "[object Object]" {
      return Problem(message: "\"\(text)\" is not valid JSON")
    }
    guard place < bytes.count else { return Problem(message: "Unexpected end of JSON input") }
    let rest = String(decoding: bytes[place...], as: UTF8.self).unicodeScalars
    let token = rest.first.map { String($0) } ?? ""
    return Problem(message: "Unexpected token '\(token)', \(excerpt) is not valid JSON")
  }

  /// The text, or what is around the place if it is long.
  private var excerpt: String {
    let units = Array(text.utf16)
    let (reach, place) = (10, position)
    if units.count <= 40 { return "\"\(text)\"" }
    let (start, end) = (max(0, place - reach), min(units.count, place + reach))
    let part = String(decoding: units[start..<end], as: UTF16.self)
    return (start > 0 ? "..." : "") + "\"\(part)\"" + (end < units.count ? "..." : "")
  }
}
