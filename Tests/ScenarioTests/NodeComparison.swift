// Plays the same in PanicLab and in a Node, and says where they differ.

import Foundation
import NodeEngine
import Recovery

/// Plays that one Node takes.
struct NodeComparison: Sendable {
  let node: Node
  let plays: [Play]

  /// A step that is not the same in Node.
  struct Difference: Sendable, CustomStringConvertible {
    /// As in `panic.scenario S1 workshop.abort`.
    let play: String
    /// From 1.
    let line: Int
    let fields: [String]

    var description: String { "\(play), line \(line): \(fields.joined(separator: "; "))" }
  }

  /// What was compared.
  struct Report: Sendable {
    var steps = 0
    /// In these the stack pointer was not compared: behind the use of a whole stack.
    var stepsWithoutStackPointer = 0
    var differences: [Difference] = []
  }

  /// Plays everything twice, and compares it step by step; what follows a difference is left out.
  func report() async throws -> Report {
    let modules = try makeModules()
    let found = try performInNode(modules)
    let ours = try await perform(on: modules)
    var report = Report()
    for (number, play) in plays.enumerated() {
      compare(play, ours[number] ?? [], found[number] ?? [], into: &report)
    }
    return report
  }

  private func compare(
    _ play: Play, _ ours: [PlayedStep], _ found: [NodeLine], into report: inout Report
  ) {
    var hasOverflown = false
    for step in ours {
      hasOverflown = hasOverflown || step.isOverflow
      report.steps += 1
      report.stepsWithoutStackPointer += hasOverflown ? 1 : 0
      let line = found.indices.contains(step.step) ? found[step.step] : nil
      let fields =
        line?.played.map { step.differences(from: $0, comparesStackPointer: !hasOverflown) }
        ?? ["Node does not play it: \(line?.problem ?? "no answer")"]
      if fields.isEmpty { continue }
      report.differences.append(
        Difference(play: play.name, line: play.line(of: step.step), fields: fields))
      return
    }
  }

  private func makeModules() throws -> [Setting: WorkerModule] {
    var modules: [Setting: WorkerModule] = [:]
    for setting in Set(plays.map(\.setting)) { modules[setting] = try setting.makeModule() }
    return modules
  }

  // MARK: Here

  private func perform(on modules: [Setting: WorkerModule]) async throws -> [Int: [PlayedStep]] {
    try await withThrowingTaskGroup(of: (Int, [PlayedStep]).self) { group in
      for (number, play) in plays.enumerated() {
        guard let module = modules[play.setting] else { continue }
        group.addTask { (number, try play.perform(on: module)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  // MARK: In Node

  /// A line that play.mjs prints.
  private struct NodeLine: Decodable, Sendable {
    let play: Int
    let problem: String?
    let played: PlayedStep?

    private enum CodingKeys: CodingKey { case play, problem }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      play = try values.decode(Int.self, forKey: .play)
      problem = try values.decodeIfPresent(String.self, forKey: .problem)
      played = problem == nil ? try PlayedStep(from: decoder) : nil
    }
  }

  private func performInNode(_ modules: [Setting: WorkerModule]) throws -> [Int: [NodeLine]] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (setting, module) in modules {
      try setting.write(module, to: folder.appending(path: setting.name))
    }
    let list = plays.compactMap { play in
      modules[play.setting].map { PlayForNode(play, $0, in: folder) }
    }
    let file = folder.appending(path: "plays.json")
    try JSONEncoder().encode(list).write(to: file)
    let script = PackageFolder.find("Tests/ScenarioTests/Node/play.mjs")
    let options = ["--expose-gc", "--no-warnings", "--experimental-vm-modules"]
    let output = try node.run(options + [script.path, file.path]).output
    let lines = try output.split(separator: "\n").map {
      try JSONDecoder().decode(NodeLine.self, from: Data($0.utf8))
    }
    return Dictionary(grouping: lines, by: \.play)
  }
}
