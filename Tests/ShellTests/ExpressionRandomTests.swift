// Expressions of words in a random order: none crashes, and every error has its caret in the text.

import Testing

@testable import Shell

@Suite struct ExpressionRandomTests {
  @Test("words in a random order never crash, and every caret lies inside the text")
  func randomWords() throws {
    let values = try Lab.valuesInLab()
    let words = [
      "1", "0x100", "1.5", "\"a\"", "\"", "\\", "%sp", "%", "%tick", "%status", "$amount", "$p",
      "$",
      "$x", "local[", "stack[", "global[", "u8[", "i64[", "f32[", "str[", "bytes[", "]", "]", "(",
      ")", ")", ",", "count(", "trap", "throw", "tag=", "boom", "request=", "inner", "function=",
      "+", "-", "*", "/", "&", "|", "^", "<<", ">>", "==", "!=", "<", ">=", "and", "or", "not", "!",
      "&&", "||", "=", "null", "true", " ", "\t", "é", "\u{4F60}", "\u{1F600}", "\n", "landing-pad",
    ]
    let seed: UInt64 = 20_250_117
    var random = SmallRandom(state: seed)
    var parsed = 0
    for _ in 0..<20_000 {
      let count = 1 + Int(random.next() % 9)
      let text = (0..<count).map { _ in words[Int(random.next() % UInt64(words.count))] }
        .joined(separator: random.next() % 2 == 0 ? " " : "")
      do throws(CommandError) {
        let expression = try Expression(parsing: text)
        parsed += 1
        _ = try expression.locations(on: values)
        _ = try expression.value(on: values)
      } catch { try checkCaret(error, text, seed) }
      do throws(CommandError) {
        _ = try WatchTarget(parsing: text).locations(on: values)
      } catch { try checkCaret(error, text, seed) }
      do throws(CommandError) { _ = try Assignment(parsing: text).write(on: values) } catch {
        try checkCaret(error, text, seed)
      }
    }
    #expect(parsed > 500)
  }

  private func checkCaret(_ error: CommandError, _ text: String, _ seed: UInt64) throws {
    try #require(error.excerpt.count == 2, "\(text) (seed \(seed))")
    let (shown, caret) = (error.excerpt[0], error.excerpt[1])
    #expect(caret.hasSuffix("^") && caret.count { $0 == "^" } == 1)
    #expect(caret.dropLast().allSatisfy { $0 == " " || $0 == "\t" })
    #expect(caret.dropLast().displayColumns <= shown[...].displayColumns, "\(text) (seed \(seed))")
  }
}

extension Substring {
  /// Columns, where a tab is one.
  fileprivate var displayColumns: Int {
    reduce(0) { $0 + (String($1).unicodeScalars.contains { $0.value > 0x4000 } ? 2 : 1) }
  }
}

/// Numbers that look random and are the same each time (xorshift).
private struct SmallRandom {
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 11
  }
}
