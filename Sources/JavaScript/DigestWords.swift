// The state of the JavaScript side as a list of words, of which a digest can be made.

/// A state, written down as words: two states are the same exactly if their words are.
///
/// Lists begin with their length and cases with a number of their own, so that no two different
/// states are written alike. Dictionaries are written in the order of their keys.
public struct DigestWords: Sendable {
  public private(set) var words: [UInt64] = []

  public init() {}

  public mutating func add(_ word: UInt64) { words.append(word) }

  public mutating func add(_ number: Int) { words.append(UInt64(bitPattern: Int64(number))) }

  public mutating func add(_ flag: Bool) { words.append(flag ? 1 : 0) }

  public mutating func add(_ number: Double) { words.append(number.bitPattern) }

  public mutating func add(_ object: ObjectID) { add(object.index) }

  public mutating func add(_ tag: HostTag) {
    add(tag.kind)
    add(tag.payload)
  }

  /// Adds a text as its bytes, eight to a word: Swift takes texts for equal that differ in how an
  /// accent is written, JavaScript does not.
  public mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(bytes: UnsafeRawBufferPointer($0)) }
  }

  public mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add(bytes: $0) } }

  private mutating func add(bytes: UnsafeRawBufferPointer) {
    add(bytes.count)
    var place = 0
    while place + 8 <= bytes.count {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    guard place < bytes.count else { return }
    var last: UInt64 = 0
    for byte in bytes[place...].reversed() { last = last << 8 | UInt64(byte) }
    add(last)
  }

  public mutating func add(_ value: JSValue) {
    switch value {
    case .undefined: add(0)
    case .null: add(1)
    case .boolean(let flag): add(flag ? 2 : 3)
    case .number(let number):
      add(4)
      add(number)
    case .bigint(let number):
      add(5)
      add(UInt64(bitPattern: number))
    case .string(let text):
      add(6)
      add(text)
    // The object that stands for no value has a number below 0.
    case .object(let id): add(7 | UInt64(UInt32(bitPattern: Int32(id.index))) << 8)
    }
  }

  public mutating func add(_ values: [JSValue]) { add(values) { $0.add($1) } }

  public mutating func add(_ outcome: Interpreter.Outcome) {
    switch outcome {
    case .value(let value):
      add(0)
      add(value)
    case .thrown(let value):
      add(1)
      add(value)
    }
  }

  /// Adds the elements of a list, and how many they are.
  public mutating func add<Elements: Collection>(
    _ list: Elements, each add: (inout DigestWords, Elements.Element) -> Void
  ) {
    self.add(list.count)
    for element in list { add(&self, element) }
  }

  /// Adds what there is, and whether there is something.
  public mutating func add<Wrapped>(
    _ optional: Wrapped?, ifAny add: (inout DigestWords, Wrapped) -> Void
  ) {
    self.add(optional != nil)
    if let optional { add(&self, optional) }
  }
}
