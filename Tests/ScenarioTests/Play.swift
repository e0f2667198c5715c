// A scenario under one strategy: as PanicLab plays it, and as Node is told to.

import Bindgen
import Foundation
import Recovery
import WasmBinary
import WasmMachine

/// A module as it is bound for a strategy: plays share it.
struct Setting: Hashable, Sendable {
  let module: String
  /// As in `unwind-exnref`.
  let build: String
  let strategy: Strategy
  let release: Release?

  var isLegacy: Bool { build == "unwind-legacy" }

  /// As in `workshop.unwind-legacy-guard`; the name of its folder.
  var name: String {
    "\(module).\(build)-\(strategy.rawValue)" + (release.map { "-\($0)" } ?? "")
  }

  func makeModule() throws -> WorkerModule {
    let file = PackageFolder.find("Examples/rust/\(module).\(build).wasm")
    return try WorkerModule(
      name: module, bytes: [UInt8](Data(contentsOf: file)), strategy: strategy, release: release)
  }

  /// Writes what Node needs to run the module.
  func write(_ module: WorkerModule, to folder: URL) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in module.files + [GlueFile(name: "package.json", text: #"{"type":"module"}"#)] {
      try Data(file.text.utf8).write(to: folder.appending(path: file.name))
    }
    try Data(encode(module.program.module)).write(to: folder.appending(path: "module.wasm"))
  }
}

/// A scenario in a setting, as far as Node can play it.
struct Play: Sendable {
  /// With a step for each `js` expectation.
  let scenario: Scenario
  /// For each step its line in the file.
  let lines: [Int]
  let setting: Setting
  /// Why the rest of the scenario is left out, if it is.
  let end: String?

  /// Prepares the steps that Node can play.
  init(_ original: Scenario, _ setting: Setting) throws {
    var text: [String] = []
    var lines: [Int] = []
    var end: String?
    for step in original.steps {
      end = Self.obstacle(step)
      if end != nil { break }
      text.append(step.text)
      lines.append(step.line)
      for expectation in step.expectations
      where expectation.strategies.contains(setting.strategy) {
        guard case .script(let piece, _) = expectation.check else { continue }
        text.append("call \(piece.source)")
        lines.append(expectation.line)
      }
    }
    // A scenario has at least one step.
    if text.isEmpty { (text, lines) = (["call undefined"], [1]) }
    scenario = try Scenario(text.joined(separator: "\n"), name: original.name)
    (self.lines, self.setting, self.end) = (lines, setting, end)
  }

  /// What Node cannot do as PanicLab does it.
  private static func obstacle(_ step: Scenario.Step) -> String? {
    switch step.kind {
    case .fault(let fault): "a fault is struck: \(fault.text)"
    case .run, .requests, .flag, .collect: nil
    }
  }

  /// What PanicLab makes of it, from loading on.
  func perform(on module: WorkerModule) throws -> [PlayedStep] {
    var player = ScenarioPlayer(try Worker(module, strategy: setting.strategy))
    let loading = PlayedStep(loading: player.worker)
    return try [loading]
      + scenario.steps.map { try PlayedStep(player.play($0), strategy: setting.strategy) }
  }

  /// As in `panic.scenario S1 workshop.abort`.
  var name: String {
    "\(scenario.name) \(setting.strategy.number) \(setting.module).\(setting.build)"
  }

  /// The line of a step in the file, from 1; loading has none of its own.
  func line(of step: Int) -> Int { lines.indices.contains(step - 1) ? lines[step - 1] : 1 }
}

/// A play as Tests/ScenarioTests/Node/play.mjs reads it.
struct PlayForNode: Encodable {
  let folder: String
  let files: [String]
  let steps: [Step]
  let isLegacy: Bool

  struct Step: Encodable {
    var kind: String
    var pieces: [String] = []
    var value: UInt32?
  }

  init(_ play: Play, _ module: WorkerModule, in folder: URL) {
    self.folder = folder.appending(path: play.setting.name).path
    files = module.files.map(\.name)
    steps = play.scenario.steps.compactMap { Step($0.kind) }
    isLegacy = play.setting.isLegacy
  }
}

extension PlayForNode.Step {
  init?(_ kind: Scenario.Kind) {
    switch kind {
    case .run(let piece): self.init(kind: "pieces", pieces: [piece.source])
    case .requests(let pieces): self.init(kind: "pieces", pieces: pieces.map(\.source))
    case .flag(let value): self.init(kind: "flag", value: value)
    case .collect: self.init(kind: "collect")
    case .fault: return nil
    }
  }
}

/// The root of the package.
enum PackageFolder {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func find(_ path: String) -> URL { root.appending(path: path) }
}
