// Whether what was expected of a step holds.

import WasmModel

/// An expectation that does not hold.
public struct ScenarioFailure: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public let line: Int
  public let strategy: Strategy
  public let expected: String
  public let found: String

  public var description: String {
    "line \(line), \(strategy.number): expected \(expected), found \(found)"
  }
}

extension ScenarioPlayer {
  /// Plays a whole scenario, and gives the number of expectations and those that do not hold.
  public mutating func check(_ scenario: Scenario) -> (count: Int, failures: [ScenarioFailure]) {
    var count = 0
    var failures: [ScenarioFailure] = []
    for step in scenario.steps {
      let record = play(step)
      for expectation in step.expectations
      where expectation.strategies.contains(worker.strategy) {
        count += 1
        guard let found = refute(expectation.check, record) else { continue }
        failures.append(
          ScenarioFailure(
            line: expectation.line, strategy: worker.strategy, expected: expectation.text,
            found: found))
      }
    }
    return (count, failures)
  }

  /// What was found instead, or nil if the check holds.
  mutating func refute(_ check: ScenarioCheck, _ record: StepRecord) -> String? {
    switch check {
    case .value, .error, .cause, .hung, .status, .body, .count: return refuteResult(check, record)
    case .flag(let value):
      return record.flag == value ? nil : record.flag.map { "flag \($0)" } ?? "no flag"
    case .instance(let number):
      return record.instance == number ? nil : "instance \(record.instance)"
    case .drops(let count): return record.drops.count == count ? nil : "drops \(record.drops.count)"
    case .console(let pattern):
      let lines = record.console.map(\.text)
      return lines.contains(where: pattern.matches)
        ? nil : lines.isEmpty ? "a silent console" : "console \(lines)"
    case .silent: return record.console.isEmpty ? nil : "console \(record.console.map(\.text))"
    case .uncaught(let pattern):
      return record.uncaught.contains(where: pattern.matches) ? nil : "uncaught \(record.uncaught)"
    case .stackPointer(let change): return refute(change, record)
    case .variable(let variable, let wanted):
      let value =
        switch variable {
        case .scheduled: worker.reinitScheduled
        case .called: worker.calledAbort
        case .critical: worker.criticalError
        }
      return value == wanted ? nil : "\(variable.rawValue) \(value)"
    case .script(let piece, let wanted):
      let found = value(of: piece)
      return found == wanted ? nil : found
    case .events(let patterns): return refute(patterns, record.events)
    }
  }

  private func refuteResult(_ check: ScenarioCheck, _ record: StepRecord) -> String? {
    let found = record.results.map(Self.describe).joined(separator: " & ")
    let holds =
      switch check {
      case .count(let range, let status):
        range.contains(record.results.count { $0.status == status })
      default: !record.results.isEmpty && record.results.allSatisfy { Self.holds(check, $0) }
      }
    return holds ? nil : found.isEmpty ? "no result" : found
  }

  private static func holds(_ check: ScenarioCheck, _ result: StepResult) -> Bool {
    switch (check, result) {
    case (.value(let wanted), .value(let text, _, _)): wanted == text
    case (.error(let name, let pattern), .error(let className, let message, _)):
      name == className && pattern?.matches(message) ?? true
    case (.cause(let pattern), .error(_, _, let cause?)): pattern.matches(cause)
    case (.hung, .hung): true
    case (.status(let wanted), _): result.status == wanted
    case (.body(let pattern), .value(_, _, let body?)): pattern.matches(body)
    case (.body(let pattern), .error(let className, let message, _)):
      pattern.matches("\(className): \(message)")
    case (.body(let pattern), .hung): pattern.matches(WorkerText.cancelled)
    default: false
    }
  }

  /// As in `error RuntimeError "unreachable"`.
  static func describe(_ result: StepResult) -> String {
    switch result {
    case .value(let text, let status, _):
      "value \(text)" + (status.map { " (status \($0))" } ?? "")
    case .error(let className, let message, let cause):
      "error \(className) \"\(message)\"" + (cause.map { " cause \"\($0)\"" } ?? "")
    case .hung: "hung"
    case .unfinished: "unfinished: the limit of ticks was reached"
    }
  }

  private func refute(
    _ change: ScenarioCheck.StackPointerChange, _ record: StepRecord
  ) -> String? {
    guard let now = record.stackPointer, let before = record.stackPointerBefore else {
      return "no stack pointer"
    }
    let holds =
      switch change {
      case .same: now == before
      case .lower: Int32(bitPattern: now) < Int32(bitPattern: before)
      }
    return holds ? nil : "sp \(Int32(bitPattern: before))→\(Int32(bitPattern: now))"
  }

  /// The events of the words that the patterns name must be just these.
  private func refute(_ patterns: [EventPattern], _ events: [Event]) -> String? {
    let words = Set(patterns.map(\.word))
    let found = events.map { EventWord.of($0.kind) }.filter { words.contains($0.word) }
    let holds =
      found.count == patterns.count
      && zip(found, patterns).allSatisfy { event, pattern in
        event.word == pattern.word
          && (pattern.detail.map { TextPattern.contains($0).matches(event.detail) } ?? true)
      }
    guard !holds else { return nil }
    return "events " + found.map { "\($0.word)(\($0.detail))" }.joined(separator: " · ")
  }
}
