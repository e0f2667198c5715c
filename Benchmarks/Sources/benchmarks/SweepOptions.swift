// The options of `sweep`.

/// What the command line asks of `sweep`.
struct SweepOptions {
  private(set) var rounds = 5
  private(set) var json: String?
  /// False to play every point by itself.
  private(set) var shares = true

  init(_ arguments: [String]) throws(BenchmarkError) {
    var reader = OptionReader(arguments)
    while let option = try reader.next() {
      switch option.name {
      case "--rounds": rounds = try option.number(in: 1...1000)
      case "--json": json = option.value
      case "--plays": shares = option.value != "each"
      default: throw option.unknown
      }
    }
  }
}
