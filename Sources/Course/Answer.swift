// When two answers are the same answer.

/// What a student answered: a number in any notation, or words.
///
/// `0x120` and `288` are equal, and so are `$leaf`, `leaf` and `"Leaf"`. An order of letters is the
/// same with spaces, with commas and without: `d c a b`, `d, c, a, b`, `dcab`.
public struct Answer: Hashable, Sendable {
  private enum Content: Hashable {
    case number(Int)
    case words(String)
  }
  private let content: Content

  /// The answer that a text means.
  public init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if let number = Self.findNumber(words) {
      content = .number(number)
      return
    }
    let name = String(words.filter { !"\"`'()".contains($0) }.trimmingDollar).lowercased()
    let letters = name.split { " ,;".contains($0) }
    let isOrder =
      letters.count > 1 && letters.allSatisfy { $0.count == 1 && $0.first?.isLetter == true }
    content = .words(isOrder ? letters.joined() : name)
  }

  /// Whether it is a number.
  public var isNumber: Bool {
    if case .number = content { true } else { false }
  }

  private static func findNumber(_ text: String) -> Int? {
    let isNegative = text.hasPrefix("-")
    let digits = text.dropFirst(isNegative ? 1 : 0).filter { $0 != "_" }.lowercased()
    guard digits.first?.isNumber == true else { return nil }
    let isHexadecimal = digits.hasPrefix("0x")
    let number = isHexadecimal ? Int(digits.dropFirst(2), radix: 16) : Int(digits)
    return number.map { isNegative ? -$0 : $0 }
  }
}

extension String {
  /// The text without the `$` that identifiers of the text format begin with.
  fileprivate var trimmingDollar: Substring { hasPrefix("$") ? dropFirst() : self[...] }
}
