// Reads the bytes of a module one after another, never past the end of the part they belong to.
//
// Standard: Binary Format, Conventions and Values.

/// A position in the bytes of a module, with an end.
///
/// It looks at the bytes in place, without a count of references, and is the only type that does:
/// every access is compared with the end of the part, and no reader outlives ``read(_:_:)``.
struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  /// The offset in the module of the next byte.
  private(set) var position: Int
  let end: Int
  private let start: Int
  let part: DecodeError.Part

  /// Gives a reader for a whole module; it must not leave the closure.
  static func read<Result>(
    _ bytes: [UInt8], _ body: (inout ByteReader) throws(DecodeError) -> Result
  ) throws(DecodeError) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(DecodeError) in
      let bytes = UnsafeRawBufferPointer(buffer)
      var reader = ByteReader(bytes: bytes, range: 0..<bytes.count, part: .module)
      return try body(&reader)
    }
  }

  private init(bytes: UnsafeRawBufferPointer, range: Range<Int>, part: DecodeError.Part) {
    self.bytes = bytes
    self.position = range.lowerBound
    self.start = range.lowerBound
    self.end = range.upperBound
    self.part = part
  }

  var isAtEnd: Bool { position == end }
  var remaining: Int { end - position }
  /// The bytes up to the end of the module, whatever part they belong to.
  var remainingInModule: Int { bytes.count - position }

  /// The next byte, not consumed; nil at the end.
  var next: UInt8? { position < end ? bytes[position] : nil }
  /// The next byte of whatever part; nil at the end of the module.
  var nextInModule: UInt8? { position < bytes.count ? bytes[position] : nil }

  @inline(__always)
  mutating func readByte() throws(DecodeError) -> UInt8 {
    guard position < end else { throw unexpectedEnd(needed: 1) }
    defer { position += 1 }
    return bytes[position]
  }

  /// Takes the next byte if it is a whole number of variable length, as nearly all are.
  @inline(__always)
  mutating func readShortNumber() -> UInt8? {
    guard position < end, bytes[position] < 0x80 else { return nil }
    defer { position += 1 }
    return bytes[position]
  }

  /// A byte of a number, which may stand behind the end of the part: that a number is too long is
  /// said first. ``expectPart(holds:)`` comes after the last byte.
  mutating func readByteInModule() throws(DecodeError) -> UInt8 {
    guard position < bytes.count else { throw unexpectedEnd(needed: 1) }
    defer { position += 1 }
    return bytes[position]
  }

  /// Checks that a number, which begins at `offset`, ended within the part.
  func expectPart(holds offset: Int) throws(DecodeError) {
    guard position > end else { return }
    let needed = position - offset
    throw DecodeError(
      .unexpectedEnd(of: part, needed: needed, left: max(end - offset, 0)), at: min(offset, end))
  }

  mutating func readBytes(count: Int) throws(DecodeError) -> [UInt8] {
    guard count <= remaining else { throw unexpectedEnd(needed: count) }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  /// A number with the lowest byte first.
  mutating func readLittleEndian<Number: FixedWidthInteger & BitwiseCopyable>(
    _: Number.Type
  ) throws(DecodeError) -> Number {
    let count = Number.bitWidth / 8
    guard count <= remaining else { throw unexpectedEnd(needed: count) }
    defer { position += count }
    return Number(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: Number.self))
  }

  mutating func readName() throws(DecodeError) -> String {
    let offset = position
    let count = try readCount()
    let name = String(validating: bytes[position..<position + count], as: UTF8.self)
    guard let name else { throw DecodeError(.malformedUTF8Encoding, at: offset) }
    position += count
    return name
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
    if !isAtEnd { throw sizeMismatch(used: position - start) }
  }

  private func sizeMismatch(used: Int) -> DecodeError {
    DecodeError(.sectionSizeMismatch(of: part, declared: end - start, used: used), at: position)
  }

  /// The error of code without an end. Where more of the module follows, the test suite blames the
  /// function, or its size if the very next byte is an end, else the file.
  func missingEnd() -> DecodeError {
    guard case .function = part, let nextInModule else { return unexpectedEnd(needed: 1) }
    if nextInModule == 0x0B { return sizeMismatch(used: end - start + 1) }
    return DecodeError(.endOpcodeExpected(found: nil), at: position)
  }

  func unexpectedEnd(needed: Int) -> DecodeError {
    DecodeError(.unexpectedEnd(of: part, needed: needed, left: max(remaining, 0)), at: position)
  }
}
