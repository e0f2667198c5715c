// Node plays the scenarios too: what a person sees here is what a real engine does.

import Foundation
import NodeEngine
import Recovery
import Testing

/// The files of Examples, in the order of their names.
private enum ScenarioFolder {
  static let names = ["Examples/scenarios", "Examples/fidelity"]

  static func scenarios() throws -> [Scenario] {
    try names.map(PackageFolder.find).flatMap { folder in
      let paths = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      return try paths.filter { $0.hasSuffix(".scenario") }.sorted().map {
        try Scenario(String(contentsOf: folder.appending(path: $0), encoding: .utf8), name: $0)
      }
    }
  }
}

/// A Node and the builds that it runs.
private enum Stage: CaseIterable {
  case modern
  case legacy

  var node: Node? { self == .modern ? Node.modern : Node.old }

  func builds(_ strategy: Strategy) -> [String] {
    switch (self, strategy.build) {
    case (.modern, .abort): ["abort"]
    case (.modern, .unwind): ["unwind-exnref"]
    case (.legacy, .abort): []
    case (.legacy, .unwind): ["unwind-legacy"]
    }
  }

  /// All scenarios under all their strategies; a module in a file of its own is left out.
  func plays() throws -> [Play] {
    try ScenarioFolder.scenarios().filter { !$0.steps.isEmpty }.flatMap { scenario in
      let module = scenario.module ?? "workshop"
      return try scenario.strategies.flatMap { strategy in
        try builds(strategy).map { build in
          try Play(
            scenario,
            Setting(module: module, build: build, strategy: strategy, release: scenario.release))
        }
      }
    }
  }
}

/// What is known to differ.
private enum ExpectedDifferences {
  /// The names of plays, as in `panic.scenario S1 workshop.abort`.
  static func names() throws -> Set<String> {
    let file = PackageFolder.find("Tests/ScenarioTests/expected-differences.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.filter { !$0.hasPrefix("#") }.compactMap {
        $0.split(separator: ":").first.map(String.init)
      })
  }
}

@Suite(.serialized) struct NodeComparisonTests {
  @Test(arguments: Stage.allCases)
  private func `Node plays every scenario as we do`(_ stage: Stage) async throws {
    let plays = try stage.plays()
    guard let node = stage.node else {
      return print("skipped \(plays.count) plays: no Node for \(stage) modules")
    }
    let report = try await NodeComparison(node: node, plays: plays).report()
    let known = try ExpectedDifferences.names().intersection(plays.map(\.name))
    let surprises = report.differences.filter { !known.contains($0.play) }
    #expect(surprises.isEmpty, "\(surprises.map(\.description).joined(separator: "\n"))")
    #expect(known.subtracting(report.differences.map(\.play)) == [], "these no longer differ")
    print(
      "Node \(node.version): \(plays.count) plays, \(report.steps) steps, "
        + "\(known.count) known differences")
    print("  \(report.stepsWithoutStackPointer) steps without stack pointer: a stack was used up")
    for (reason, ended) in Dictionary(
      grouping: plays.filter { $0.end != nil }, by: { $0.end ?? "" })
    {
      print("  \(ended.count) end early: \(reason)")
    }
  }
}
