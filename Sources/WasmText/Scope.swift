// Names of a text and what they stand for.
//
// Standard: Text Format, Conventions, Contexts.

import WasmModel

/// A name such as `$loop`, without the dollar sign. Two are the same if all bytes are, whatever
/// Unicode says of the characters.
struct Identifier: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Self, b: Self) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var copy = text
    copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// The names of one index space.
struct Scope {
  let space: TextError.NameSpace
  private var indices: [Identifier: UInt32] = [:]
  /// How many indices are taken, with a name or without.
  private(set) var count: UInt32 = 0

  init(_ space: TextError.NameSpace) { self.space = space }

  /// Takes the next index, and gives it a name if there is one.
  @discardableResult
  mutating func add(_ name: Identifier?, at offset: Int) throws(TextError) -> UInt32 {
    if let name, indices.updateValue(count, forKey: name) != nil {
      throw TextError(.duplicate(space, name.text), at: offset)
    }
    count += 1
    return count - 1
  }

  /// Takes indices without names.
  mutating func skip(_ number: Int) { count += UInt32(number) }

  func find(_ name: Identifier) -> UInt32? { indices[name] }
}
