// The code section of a file, found without the decoder that is measured.

/// Where the code of a module is, and how much there is of it.
struct CodeSection {
  /// The size of the section's contents.
  let byteCount: Int
  let functionCount: Int

  /// Finds the code section by its number, 10; nil if there is none or the file makes no sense.
  static func find(in bytes: [UInt8]) -> CodeSection? {
    var position = 8
    while position < bytes.count {
      let id = bytes[position]
      position += 1
      guard let size = readNumber(bytes, &position) else { return nil }
      if id == 10 {
        guard let count = readNumber(bytes, &position) else { return nil }
        return CodeSection(byteCount: size, functionCount: count)
      }
      position += size
    }
    return nil
  }

  /// An unsigned number in the LEB128 encoding.
  private static func readNumber(_ bytes: [UInt8], _ position: inout Int) -> Int? {
    var number = 0
    for shift in stride(from: 0, to: 35, by: 7) where position < bytes.count {
      let byte = bytes[position]
      position += 1
      number |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return number }
    }
    return nil
  }
}
