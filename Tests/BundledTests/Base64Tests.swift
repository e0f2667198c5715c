// The decoder of bundled files, on the examples of its standard.

import Bundled
import Testing

@Suite struct Base64Tests {
  @Test(
    "the examples of RFC 4648, section 10, decode",
    arguments: [
      ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
      ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"),
    ])
  func examples(encoded: String, text: String) {
    #expect(Base64.decode(encoded.utf8) == Array(text.utf8))
  }

  @Test("every character of the alphabet has its value")
  func alphabet() {
    let encoded = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    let bytes = Base64.decode(encoded.utf8) ?? []
    let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
    let values = (0..<64).map { index in bits[index * 6..<index * 6 + 6].reduce(0) { $0 * 2 + $1 } }
    #expect(values == Array(0..<64))
  }

  @Test(
    "anything else is refused",
    arguments: ["A", "AA", "AAA", "AA-A", "A===", "====", "Zg==Zg==", "Zm9v\nZm9v", "Zg=A", "é==="])
  func refused(encoded: String) {
    #expect(Base64.decode(encoded.utf8) == nil)
  }
}
