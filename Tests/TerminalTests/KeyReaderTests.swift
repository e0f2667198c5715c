// Which bytes are which key.

import Terminal
import Testing

@Suite struct KeyReaderTests {
  /// The key that some bytes make, and the bytes that are left for the next one.
  private func key(_ text: String) -> (key: Key, rest: String) {
    var bytes = Array(text.utf8)
    let first = bytes.removeFirst()
    let key = KeyReader.key(first) { bytes.isEmpty ? nil : bytes.removeFirst() }
    return (key, String(decoding: bytes, as: UTF8.self))
  }

  @Test(
    "a key is known by its bytes, and what was typed behind it is left",
    arguments: [
      ("\r", .enter), ("\n", .enter), (" ", .character(" ")), ("b", .character("b")),
      ("é", .character("é")), ("→", .character("→")), ("😀", .character("😀")),
      ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{3}", .cancelled),
      ("\u{4}", .endOfInput), ("\u{1}", .other), ("\u{1B}[A", .up), ("\u{1B}[B", .down),
      ("\u{1B}[C", .right), ("\u{1B}OD", .left), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6~", .pageDown), ("\u{1B}[15~", .other), ("\u{1B}[1;5C", .other),
    ] as [(String, Key)])
  func keys(_ text: String, _ expected: Key) {
    #expect(key(text).key == expected)
    let more = key(text + "x")
    #expect(more.key == expected && more.rest == "x")
  }

  @Test("the key Escape alone means nothing, and so do bytes that are no text")
  func others() {
    #expect(key("\u{1B}").key == .other)
    #expect(KeyReader.key(0xFF) { nil } == .other)
    #expect(KeyReader.key(0xC3) { nil } == .other)
    #expect(KeyReader.key(0x80) { nil } == .other)
  }
}
