// What came of a step, in a form in which PanicLab's and Node's can be compared.

import Foundation
import Recovery

/// A step that was played, here or in Node.
struct PlayedStep: Codable, Hashable, Sendable {
  /// From 1; loading the worker is step 0.
  let step: Int
  let results: [Outcome]
  let console: [Line]
  let uncaught: [String]
  let flag: Int?
  let instance: Int
  let drops: [Int]
  let stackPointer: Int?

  struct Line: Codable, Hashable, Sendable {
    let level: String
    let text: String
  }

  /// One of `value`, `error`, `hung` and `unfinished` is there.
  struct Outcome: Codable, Hashable, Sendable {
    var value: String?
    var status: Int?
    var body: String?
    var error: Failure?
    var hung: Bool?
    var unfinished: Bool?
  }

  struct Failure: Codable, Hashable, Sendable {
    let `class`: String
    let message: String
    let cause: String?
  }
}

extension PlayedStep {
  /// What PanicLab says about a step.
  init(_ record: StepRecord, strategy: Strategy) throws {
    let text = record.json(strategy: strategy).text
    self = try JSONDecoder().decode(PlayedStep.self, from: Data(text.utf8))
  }

  /// What happened while a worker was loaded.
  init(loading worker: Worker) {
    var console: [Line] = []
    var uncaught: [String] = []
    var drops: [Int] = []
    for event in worker.realm.events {
      switch event.kind {
      case .console(let level, let text): console.append(Line(level: level.rawValue, text: text))
      case .uncaught(let text), .unhandledRejection(let text), .failed(let text):
        uncaught.append(text)
      case .dropped(let number): drops.append(Int(number))
      default: continue
      }
    }
    step = 0
    results = []
    (self.console, self.uncaught, self.drops) = (console, uncaught, drops)
    flag = worker.terminatedFlag.map { Int($0) }
    instance = worker.realm.instanceCount
    stackPointer = worker.stackPointer.map { Int(Int32(bitPattern: $0)) }
  }

  /// Which fields are not as Node has them, with what stands in both.
  func differences(from node: PlayedStep, comparesStackPointer: Bool) -> [String] {
    // swift-format-ignore
    let fields: [(name: String, ours: String, node: String)] = [
      ("results",       "\(results.map(\.text))",    "\(node.results.map(\.text))"),
      ("console",       "\(console.map(\.line))",    "\(node.console.map(\.line))"),
      ("uncaught",      "\(uncaught)",               "\(node.uncaught)"),
      ("flag",          Self.text(flag),             Self.text(node.flag)),
      ("instance",      "\(instance)",               "\(node.instance)"),
      ("drops",         "\(drops)",                  "\(node.drops)"),
      ("stack pointer", Self.text(stackPointer),     Self.text(node.stackPointer)),
    ]
    return fields.compactMap { field in
      if field.ours == field.node { return nil }
      if field.name == "stack pointer", !comparesStackPointer { return nil }
      return "\(field.name): ours \(field.ours), Node's \(field.node)"
    }
  }

  /// True if a stack was used up. How deep it is then, each engine decides for itself.
  var isOverflow: Bool {
    let texts = results.map(\.text) + console.map(\.text) + uncaught
    return texts.contains { $0.contains("Maximum call stack size exceeded") }
  }

  private static func text(_ number: Int?) -> String { number.map { "\($0)" } ?? "none" }
}

extension PlayedStep.Line {
  /// As in `error Critical …`.
  var line: String { "\(level) \(text)" }
}

extension PlayedStep.Outcome {
  /// As in `RuntimeError: unreachable`.
  var text: String {
    if let error {
      return "\(error.class): \(error.message)" + (error.cause.map { " cause \($0)" } ?? "")
    }
    if let value {
      return value + (status.map { " status \($0)" } ?? "") + (body.map { " body \($0)" } ?? "")
    }
    return hung == true ? "hung" : "unfinished"
  }
}
