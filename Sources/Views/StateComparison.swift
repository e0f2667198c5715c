// What differs between sides now: instances, flags, memories, the outcomes of requests.

import Recovery
import Styling
import WasmMachine
import WasmModel

/// Compares what sides are, not how they came there.
enum StateComparison {
  struct Difference {
    let label: String
    let text: String
    /// In a word or two, for a sentence.
    let short: String
  }

  private static let shownRequests = 4

  static func differences(_ sides: [ComparedSide]) -> [Difference] {
    [instances(sides), flags(sides), memories(sides), requests(sides)].compactMap(\.self)
  }

  private static func instances(_ sides: [ComparedSide]) -> Difference? {
    guard Set(sides.map(\.worker.realm.instanceCount)).count > 1 else { return nil }
    let names = sides.map { "\($0.label).\($0.worker.realm.instanceCount)" }
    return Difference(label: "instance", text: names.joined(separator: ", "), short: "instance")
  }

  private static func flags(_ sides: [ComparedSide]) -> Difference? {
    guard Set(sides.map(\.worker.terminatedFlag)).count > 1 else { return nil }
    let texts = sides.map { side in
      "\(side.label) " + (side.worker.terminatedFlag.map { "\($0)" } ?? "has none")
    }
    return Difference(label: "flag", text: texts.joined(separator: ", "), short: "flag")
  }

  /// Builds lay out their memories differently: only those of the same build can be compared.
  private static func memories(_ sides: [ComparedSide]) -> Difference? {
    var builds: [Strategy.Build] = []
    for build in sides.map(\.worker.strategy.build) where !builds.contains(build) {
      builds.append(build)
    }
    let groups = builds.map { build in sides.filter { $0.worker.strategy.build == build } }
    let pairs = groups.flatMap { group in
      group.dropFirst().map { (group[0].label, $0.label, bytes(group[0].worker, $0.worker)) }
    }
    let texts = pairs.filter { $0.2 > 0 }.map { "\(count($0.2)) between \($0.0) and \($0.1)" }
    guard builds.count > 1 else {
      guard let most = pairs.map(\.2).max(), most > 0 else { return nil }
      return Difference(
        label: "memory", text: texts.joined(separator: ", "), short: "memory (\(count(most)))")
    }
    let names = zip(builds, groups).map { build, group in
      "\(build.rawValue) in \(group.map(\.label).joined(separator: ", "))"
    }
    let other = "not comparable between builds: " + names.joined(separator: "; ")
    return Difference(
      label: "memory", text: (texts + [other]).joined(separator: "; "),
      short: "memory (not comparable)")
  }

  private static func count(_ bytes: Int) -> String { "\(bytes) byte\(bytes == 1 ? "" : "s")" }

  /// How many bytes differ; those that only one memory has count.
  private static func bytes(_ first: Worker, _ second: Worker) -> Int {
    guard let old = first.memory, let new = second.memory else { return 0 }
    let before = first.machine.memories[old.value].bytes
    let after = second.machine.memories[new.value].bytes
    let ranges = before.withUnsafeBytes { a in
      after.withUnsafeBytes { b in
        ByteDifference.ranges(a, b).map { range in range.count { a[$0] != b[$0] } }
      }
    }
    return ranges.reduce(0, +) + abs(before.count - after.count)
  }

  private static func requests(_ sides: [ComparedSide]) -> Difference? {
    let last = sides.map { $0.worker.realm.requests.map(\.number).max() ?? 0 }.max() ?? 0
    guard last > 0 else { return nil }
    let tables = sides.map { outcomes($0.worker.realm) }
    let different = (1...last).filter { number in Set(tables.map { $0[number] ?? "-" }).count > 1 }
    guard !different.isEmpty else { return nil }
    let texts = different.prefix(shownRequests).map { number in
      "#\(number) "
        + zip(sides, tables).map { "\($0.label) \($1[number] ?? "-")" }.joined(separator: ", ")
    }
    let more = different.count - texts.count
    return Difference(
      label: "requests",
      text: texts.joined(separator: "; ") + (more > 0 ? "; and \(more) more: `requests`" : ""),
      short: "\(different.count) request\(different.count == 1 ? "" : "s")")
  }

  /// The outcomes by request, as in `ok 150` or `500 PanicError`.
  private static func outcomes(_ realm: Realm) -> [Int: String] {
    var outcomes: [Int: String] = [:]
    for request in realm.requests where request.number > 0 {
      outcomes[request.number] =
        switch request.outcome {
        case .answered(let value): "ok \(realm.describe(value))"
        case .failed(let value): "500 \(realm.className(value))"
        case .hung: "500 hung"
        case nil: "on the way"
        }
    }
    return outcomes
  }
}
