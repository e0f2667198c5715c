// The options of a measurement: names with values.

/// Takes options off a command line, one after the other.
struct OptionReader {
  private var rest: ArraySlice<String>

  init(_ arguments: [String]) { rest = arguments[...] }

  /// The next option with its value; nil behind the last one.
  mutating func next() throws(BenchmarkError) -> Option? {
    guard let name = rest.popFirst() else { return nil }
    guard let value = rest.popFirst() else { throw .usage("\(name): a value is missing") }
    return Option(name: name, value: value)
  }

  /// An option as it stands on the command line.
  struct Option {
    let name: String
    let value: String

    var unknown: BenchmarkError { .usage("no such option: \(name)") }

    func number(in range: ClosedRange<Int>) throws(BenchmarkError) -> Int {
      guard let number = Int(value), range.contains(number) else {
        throw .usage(
          "\(name): \(value) is no number from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }
}
