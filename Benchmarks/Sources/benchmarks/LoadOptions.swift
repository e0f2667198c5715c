// The options of `load`.

/// What the command line asks of `load`.
struct LoadOptions {
  /// A module to measure; nil makes one of the example worker.
  private(set) var module: String?
  private(set) var json: String?
  private(set) var megabytes = 20
  private(set) var rounds = 9

  init(_ arguments: [String]) throws(BenchmarkError) {
    var reader = OptionReader(arguments)
    while let option = try reader.next() {
      switch option.name {
      case "--module": module = option.value
      case "--json": json = option.value
      case "--megabytes": megabytes = try option.number(in: 1...1000)
      case "--rounds": rounds = try option.number(in: 1...1000)
      default: throw option.unknown
      }
    }
  }
}
