// Strings and identifiers of the text format, with everything escaped that a terminal could mistake.
//
// Standard: Text Format, Lexical Format, Values, Strings, Names, Identifiers.

/// Writes names and bytes as tokens of the text format.
enum PrinterStrings {
  /// A name in quotes. Letters and signs of all scripts stay as they are; what is invisible or
  /// changes how text is shown does not.
  static func quoted(_ name: String) -> String {
    var text = "\""
    for scalar in name.unicodeScalars { append(scalar, to: &text) }
    return text + "\""
  }

  /// Bytes in quotes: printable ASCII as it is, everything else as `\hh`.
  static func quoted(bytes: some Sequence<UInt8>) -> String {
    var text = "\""
    for byte in bytes { append(byte: byte, to: &text) }
    return text + "\""
  }

  /// Bytes as strings of at most a number of columns, one behind the other.
  static func quoted(bytes: [UInt8], columns: Int) -> [String] {
    var chunks: [String] = []
    var text = "\""
    for byte in bytes {
      // An escape takes at most three columns, the quote one.
      if text.utf8.count + 4 > columns {
        chunks.append(text + "\"")
        text = "\""
      }
      append(byte: byte, to: &text)
    }
    return chunks + [text + "\""]
  }

  /// The identifier for a name: `$name`, or `$"name"` where the name has other characters than an
  /// identifier may have; nil for the empty name, which cannot be one.
  static func identifier(_ name: String) -> String? {
    if name.isEmpty { return nil }
    return name.utf8.allSatisfy(isIdentifierCharacter) ? "$" + name : "$" + quoted(name)
  }

  /// How a name is kept that cannot be an identifier.
  static func annotation(_ name: String) -> String { "(@name \(quoted(name)))" }

  /// The standard's `idchar`.
  private static func isIdentifierCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: signs.contains(byte)
    }
  }

  private static let signs = Set("!#$%&'*+-./:<=>?@\\^_`|~".utf8)

  private static func append(_ scalar: Unicode.Scalar, to text: inout String) {
    if scalar.isASCII {
      append(byte: UInt8(truncatingIfNeeded: scalar.value), to: &text)
    } else if isPlain(scalar) {
      text.unicodeScalars.append(scalar)
    } else {
      text += "\\u{\(String(scalar.value, radix: 16))}"
    }
  }

  private static func append(byte: UInt8, to text: inout String) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      text += "\\"
      text.unicodeScalars.append(Unicode.Scalar(byte))
    case 0x20...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
    default: text += (byte < 0x10 ? "\\0" : "\\") + String(byte, radix: 16)
    }
  }

  /// False for controls, for marks of direction and other formats, for spaces and line ends beyond
  /// ASCII, and for what has no meaning.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }
}
