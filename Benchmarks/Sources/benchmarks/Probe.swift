// A command that measures one or more figures.

/// A group of figures that are measured together, or the reason why they are not.
struct Probe {
  /// Under the names by which ``measure`` reports them.
  private(set) var figures: [(key: String, figure: Figure)]
  /// One round; nil if it cannot be measured here.
  private let measure: (() throws(BenchmarkError) -> [String: Double])?
  /// Why it cannot be measured here.
  let absence: String?

  init(
    _ figures: [(key: String, figure: Figure)],
    measure: @escaping () throws(BenchmarkError) -> [String: Double]
  ) {
    self.figures = figures
    self.measure = measure
    absence = nil
  }

  /// A single figure.
  init(_ figure: Figure, measure: @escaping () throws(BenchmarkError) -> Double) {
    self.init([("", figure)]) { () throws(BenchmarkError) in ["": try measure()] }
  }

  init(absent figure: Figure, because reason: String) {
    figures = [("", figure)]
    measure = nil
    absence = reason
  }

  mutating func run() throws(BenchmarkError) {
    guard let numbers = try measure?() else { return }
    for index in figures.indices {
      guard let number = numbers[figures[index].key] else { continue }
      figures[index].figure.rounds.append(number)
    }
  }
}
