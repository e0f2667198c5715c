// The sections of a file in the binary format, as they follow each other.
//
// Standard: Binary Format, Modules, Sections.

import WasmModel

/// A section and where it is.
public struct SectionSummary: Sendable {
  public let section: Section
  /// The name of a custom section.
  public let name: String?
  /// Of the contents, in bytes from the beginning of the file.
  public let offset: Int
  /// Of the contents, in bytes.
  public let byteCount: Int

  /// Lists the sections of a module that could be decoded.
  static func list(_ bytes: [UInt8]) -> [SectionSummary] {
    var result: [SectionSummary] = []
    var position = 8
    while position < bytes.count, let section = Section(rawValue: bytes[position]) {
      position += 1
      let size = readSize(bytes, &position)
      var name: String?
      if section == .custom {
        var start = position
        let length = readSize(bytes, &start)
        name = String(decoding: bytes[start..<min(bytes.count, start + length)], as: UTF8.self)
      }
      result.append(
        SectionSummary(section: section, name: name, offset: position, byteCount: size))
      position += size
    }
    return result
  }

  /// A size in LEB128. The module was decoded before, so it is well-formed.
  private static func readSize(_ bytes: [UInt8], _ position: inout Int) -> Int {
    var result = 0
    var shift = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      result |= Int(byte & 0x7F) << shift
      shift += 7
      if byte < 0x80 { break }
    }
    return result
  }
}
