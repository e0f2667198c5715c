// The options of `engine`.

/// What the command line asks of `engine`.
struct EngineOptions {
  private(set) var rounds = 5
  private(set) var json: String?
  /// The program whose start and trace are measured.
  private(set) var paniclab = "\(Repository.root)/.build/release/paniclab"

  init(_ arguments: [String]) throws(BenchmarkError) {
    var reader = OptionReader(arguments)
    while let option = try reader.next() {
      switch option.name {
      case "--rounds": rounds = try option.number(in: 1...1000)
      case "--json": json = option.value
      case "--paniclab": paniclab = option.value
      default: throw option.unknown
      }
    }
  }
}
