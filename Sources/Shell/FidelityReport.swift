// A row of the fidelity table, played under its strategies.

import Recovery

/// What became of a row.
public struct FidelityReport: Sendable {
  public let scenario: Scenario
  public let row: FidelityRow
  /// How many expectations were looked at.
  public let count: Int
  public let failures: [ScenarioFailure]

  /// Plays a row. Throws if its text or its module cannot be read.
  public init(text: String, name: String) throws(FidelityError) {
    do { scenario = try Scenario(text, name: name) } catch { throw .unreadable("\(error)") }
    guard let row = scenario.row else {
      throw .unreadable("\(name): a line `row` is missing")
    }
    self.row = row
    var (count, failures) = (0, [ScenarioFailure]())
    if row.reason == nil {
      for strategy in scenario.strategies {
        var player = ScenarioPlayer(try Self.worker(scenario, strategy))
        let found = player.check(scenario)
        count += found.count
        failures += found.failures
      }
    }
    (self.count, self.failures) = (count, failures)
  }

  private static func worker(
    _ scenario: Scenario, _ strategy: Strategy
  ) throws(FidelityError) -> Worker {
    do {
      return try ScenarioWorkers.make(
        scenario.module ?? "workshop", strategy, release: scenario.release
      ) { _ in .failure(FileProblem("no file")) }
    } catch { throw .unreadable("\(scenario.name): \(error.message)") }
  }
}

/// Why a row could not be played.
public enum FidelityError: Error, CustomStringConvertible {
  case unreadable(String)

  public var description: String {
    switch self {
    case .unreadable(let problem): problem
    }
  }
}

/// The sum over rows.
public struct FidelityTotal: Sendable {
  public private(set) var rows = 0
  /// Rows of which every expectation holds.
  public private(set) var passed = 0
  /// Rows of which one does not.
  public private(set) var failed = 0
  /// Rows that cannot be reproduced.
  public private(set) var left = 0
  public private(set) var expectations = 0
  public private(set) var byEvidence: [Evidence: Int] = [:]

  public init() {}

  /// Adds a row.
  public mutating func add(_ report: FidelityReport) {
    rows += 1
    expectations += report.count
    byEvidence[report.row.evidence, default: 0] += 1
    if report.row.reason != nil {
      left += 1
    } else if report.failures.isEmpty {
      passed += 1
    } else {
      failed += 1
    }
  }
}
