// Scenarios for runs: every worker that there is, every export of it, and every fault.

import Bundled
import JavaScript
import Recovery
import Stepping
import Testing
import WasmMachine
import WasmModel

/// A module under a strategy.
struct RunScenario: CustomTestStringConvertible, Sendable {
  let name: String
  let strategy: Strategy
  let bytes: [UInt8]
  var testDescription: String { "\(name) under \(strategy.rawValue)" }

  /// The example worker in all builds, the modules of the lessons, and, when it is there, the corpus
  /// of compiled Rust; each under every strategy that takes it.
  static let all: [RunScenario] = {
    let own = BundledFiles.paths.filter { $0.hasSuffix(".wasm") && !isBound($0) }.sorted()
      .compactMap { path in BundledFiles.find(path).map { (path, $0) } }
    let corpus = RecordedRun.all.compactMap { run in
      run.module.map { ("\(run.variant)/\(run.program)", $0) }
    }
    return (own + corpus).flatMap { name, bytes in
      Strategy.allCases.compactMap { strategy in
        let scenario = RunScenario(name: name, strategy: strategy, bytes: bytes)
        return (try? scenario.makeTimeline()) == nil ? nil : scenario
      }
    }
  }()

  /// True for the workers whose functions take more than numbers: their scenarios are the rows of
  /// the fidelity table.
  private static func isBound(_ path: String) -> Bool {
    path.contains("workshop.") || path.contains("service.")
  }

  func makeTimeline(_ limits: TimelineLimits = TimelineLimits()) throws -> Timeline<Worker> {
    let module = try WorkerModule(name: name, bytes: bytes, strategy: strategy)
    return Timeline(try Worker(module, strategy: strategy), limits: limits)
  }

  /// What is given, one after the other, each when nothing is on the way: loading, every export as
  /// a request and as a call with some arguments, and after each fault a request that meets it.
  func inputs() throws -> [Worker.Input] {
    let module = try WorkerModule(name: name, bytes: bytes, strategy: strategy).program.module
    var calls: [ExportCall] = []
    for export in module.exports where !export.name.hasPrefix("__") {
      guard case .function(let index) = export.description else { continue }
      let type = module.functionType(module.functionTypes[index.value])
      for arguments: [Int32] in [[1, 2, 500], [7, 1, 1], [-4, 3, 2]] {
        let values = arguments.prefix(type.parameters.count).map { JSValue.number(Double($0)) }
        calls.append(ExportCall(name: export.name, arguments: values, text: export.name))
        if values.isEmpty { break }
      }
    }
    let requests = calls.map { Worker.Input.request($0) }
    let faults: [Fault] = [.panic] + Fault.AbortKind.allCases.map { .abort($0) }
    let struck = zip(faults.indices, faults).flatMap { number, fault -> [Worker.Input] in
      [
        .arm(ArmedFault(fault)), .request(calls[number % calls.count]),
        requests[number % calls.count],
      ]
    }
    return [.load] + requests + calls.map { .call($0) } + struck
  }
}
