// Single keys, for what is played before people: no Enter is needed.

import CInterrupt

/// What came of waiting for a key.
public enum Key: Hashable, Sendable {
  /// A key with a sign of its own, the space among them.
  case character(Character)
  case enter, backspace
  /// Arrows, and the keys of a remote control for slides.
  case up, down, left, right, pageUp, pageDown
  /// A key that means nothing here.
  case other
  /// Ctrl-C.
  case cancelled
  /// Ctrl-D, or nobody is there any more.
  case endOfInput
  /// The program was stopped by Ctrl-Z and goes on: what stood on the screen may be gone.
  case resumed
  /// The time is over.
  case timeOver
}

/// Reads keys at a terminal. Between ``begin()`` and ``end()`` it does not show what is typed, and a
/// signal that ends or stops the program puts its usual mode back.
public struct KeyReader {
  /// A reader of standard input. From now on Ctrl-C sets the flag of ``Interrupt``.
  public init() { Interrupt.install() }

  /// To be called before a question is shown: a key that is pressed at once is not shown either.
  public func begin() {
    Interrupt.clear()
    key_mode_begin()
  }

  /// Puts the terminal back, for commands that run and lines that are typed.
  public func end() { key_mode_end() }

  /// The next key, or what came first.
  public func read(milliseconds: Int? = nil) -> Key {
    key_mode_begin()
    let count = key_mode_wait(milliseconds.map { CLong($0) } ?? -1)
    if count < 0 { return signalled() }
    if count == 0 { return .timeOver }
    guard let bytes = Descriptor.input.readSome(atMost: 1) else { return signalled() }
    guard let first = bytes.first else { return .endOfInput }
    return Self.key(first) { nextByte() }
  }

  /// Waits without looking at keys. False after Ctrl-C.
  public func rest(milliseconds: Int) -> Bool {
    Interrupt.clear()
    // Nothing is ever to be read from there.
    _ = Descriptor(number: -1).waitUntilReadable(milliseconds: CInt(clamping: milliseconds))
    return !Interrupt.isRequested
  }

  private func signalled() -> Key {
    guard Interrupt.isRequested else { return .resumed }
    Interrupt.clear()
    return .cancelled
  }

  /// A byte of the same key: those come at once. What was typed behind it stays for who reads next.
  private func nextByte() -> UInt8? {
    guard Descriptor.input.waitUntilReadable(milliseconds: 50) == true else { return nil }
    return Descriptor.input.readSome(atMost: 1)?.first
  }

  /// The key that begins with a byte.
  package static func key(_ first: UInt8, next: () -> UInt8?) -> Key {
    switch first {
    case 0x0A, 0x0D: return .enter
    case 0x04: return .endOfInput
    case 0x03: return .cancelled
    case 0x08, 0x7F: return .backspace
    case 0x1B: return escaped(next)
    case 0x20..<0x7F: return .character(Character(Unicode.Scalar(first)))
    case 0xC0...: break
    default: return .other
    }
    var bytes = [first]
    for _ in 0..<(first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1) {
      if let byte = next() { bytes.append(byte) }
    }
    return String(validating: bytes, as: UTF8.self)?.first.map { .character($0) } ?? .other
  }

  /// The rest of `ESC [ A` or `ESC [ 5 ~`.
  private static func escaped(_ next: () -> UInt8?) -> Key {
    guard let kind = next(), kind == UInt8(ascii: "[") || kind == UInt8(ascii: "O") else {
      return .other
    }
    var text = ""
    while let byte = next() {
      text.unicodeScalars.append(Unicode.Scalar(byte))
      if (0x40...0x7E).contains(byte) { break }
    }
    return switch text {
    case "A": .up
    case "B": .down
    case "C": .right
    case "D": .left
    case "5~": .pageUp
    case "6~": .pageDown
    default: .other
    }
  }
}
