// Reads the bytes of a module one after another, never past the end of the part they belong to.
//
// Standard: Binary Format, Conventions and Values.

/// A position in the bytes of a module, with an end.
struct ByteReader {
  private let bytes: [UInt8]
  /// The offset in the module of the next byte.
  private(set) var position: Int
  let end: Int
  private let start: Int
  let part: DecodeError.Part

  init(_ bytes: [UInt8]) {
    self.init(bytes: bytes, range: 0..<bytes.count, part: .module)
  }

  private init(bytes: [UInt8], range: Range<Int>, part: DecodeError.Part) {
    self.bytes = bytes
    self.position = range.lowerBound
    self.start = range.lowerBound
    self.end = range.upperBound
    self.part = part
  }

  var isAtEnd: Bool { position == end }
  var isAtEndOfModule: Bool { position == bytes.count }
  var remaining: Int { end - position }

  /// The next byte, not consumed; nil at the end.
  var next: UInt8? { position < end ? bytes[position] : nil }

  mutating func readByte() throws(DecodeError) -> UInt8 {
    guard position < end else { throw unexpectedEnd(needed: 1) }
    let byte = bytes[position]
    position += 1
    return byte
  }

  mutating func readBytes(count: Int) throws(DecodeError) -> [UInt8] {
    guard count <= remaining else { throw unexpectedEnd(needed: count) }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// A number of `count` bytes, the lowest first.
  mutating func readLittleEndian(count: Int) throws(DecodeError) -> UInt64 {
    guard count <= remaining else { throw unexpectedEnd(needed: count) }
    var result: UInt64 = 0
    for index in 0..<count { result |= UInt64(bytes[position + index]) << UInt64(index * 8) }
    position += count
    return result
  }

  /// How many items follow. Every item has at least one byte, so a count that cannot be right is
  /// found before memory is reserved for it.
  mutating func readCount() throws(DecodeError) -> Int {
    let offset = position
    let count = Int(try readUnsigned32())
    guard count <= remaining else {
      throw DecodeError(.unexpectedEnd(of: part, needed: count, left: remaining), at: offset)
    }
    return count
  }

  mutating func readName() throws(DecodeError) -> String {
    let offset = position
    let count = try readCount()
    let name = String(validating: bytes[position..<position + count], as: UTF8.self)
    guard let name else { throw DecodeError(.malformedUTF8Encoding, at: offset) }
    position += count
    return name
  }

  /// A byte that the standard reserves.
  mutating func readZeroByte() throws(DecodeError) {
    let offset = position
    let byte = try readByte()
    guard byte == 0 else { throw DecodeError(.zeroByteExpected(found: byte), at: offset) }
  }

  /// Steps over `size` bytes and gives a reader for them alone.
  mutating func readPart(
    _ part: DecodeError.Part, size: Int
  ) throws(DecodeError) -> ByteReader {
    guard size <= remaining else { throw unexpectedEnd(needed: size) }
    defer { position += size }
    return ByteReader(bytes: bytes, range: position..<position + size, part: part)
  }

  /// Checks that the part has no more bytes than were read.
  func expectEnd() throws(DecodeError) {
    guard !isAtEnd else { return }
    throw DecodeError(
      .sectionSizeMismatch(of: part, declared: end - start, used: position - start), at: position)
  }

  func unexpectedEnd(needed: Int) -> DecodeError {
    DecodeError(.unexpectedEnd(of: part, needed: needed, left: remaining), at: position)
  }
}
