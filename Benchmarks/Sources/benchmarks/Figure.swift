// One number that is measured, and what we promise about it.

/// A figure of `engine`: a row of its table.
struct Figure {
  let name: String
  let unit: String
  var promise: Promise?
  /// One for each round.
  var rounds: [Double] = []

  init(_ name: String, _ unit: String, _ promise: Promise? = nil) {
    self.name = name
    self.unit = unit
    self.promise = promise
  }

  var median: Double { rounds.median { $0 } }

  /// Whether the promise holds, in the words of the table.
  var verdict: String {
    promise.map { $0.holds(for: median) ? "holds" : "DOES NOT HOLD" } ?? ""
  }
}

/// What we promise about a figure.
enum Promise: CustomStringConvertible {
  case atMost(Double)
  case atLeast(Double)

  func holds(for number: Double) -> Bool {
    switch self {
    case .atMost(let bound): number <= bound
    case .atLeast(let bound): number >= bound
    }
  }

  var description: String {
    switch self {
    case .atMost(let bound): "at most \(bound.shortText)"
    case .atLeast(let bound): "at least \(bound.shortText)"
    }
  }
}

extension Double {
  /// With two digits behind the point, without zeros at the end.
  fileprivate var shortText: String {
    self == rounded() ? text(0) : self * 10 == (self * 10).rounded() ? text(1) : text(2)
  }
}
