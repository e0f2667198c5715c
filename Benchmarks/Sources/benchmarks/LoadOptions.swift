// The options of `load`.

/// What the command line asks of `load`.
struct LoadOptions {
  /// A module to measure; nil makes one of the example worker.
  private(set) var module: String?
  private(set) var json: String?
  private(set) var megabytes = 20
  private(set) var rounds = 9

  init(_ arguments: [String]) throws(BenchmarkError) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      guard let value = rest.popFirst() else { throw .usage("\(name): a value is missing") }
      switch name {
      case "--module": module = value
      case "--json": json = value
      case "--megabytes": megabytes = try Self.number(name, value, in: 1...1000)
      case "--rounds": rounds = try Self.number(name, value, in: 1...1000)
      default: throw .usage("no such option: \(name)")
      }
    }
  }

  private static func number(
    _ name: String, _ value: String, in range: ClosedRange<Int>
  ) throws(BenchmarkError) -> Int {
    guard let number = Int(value), range.contains(number) else {
      throw .usage("\(name): \(value) is no number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
