// Real Rust: what V8 and wasmtime did with compiled modules, PanicLab must do too.

import Foundation
import JavaScript
import Recovery
import Stepping
import Testing
import WasmMachine
import WasmModel

/// The folder of recorded traces beside the project, or nil.
private let corpus: URL? = {
  let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let folder = root.deletingLastPathComponent().appending(path: "shared/rust-corpus")
  return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
}()

/// A module and its trace.
struct RecordedRun: CustomTestStringConvertible, Sendable {
  let variant: String
  let program: String
  var testDescription: String { "\(variant)/\(program)" }

  /// The bytes of the module, if the corpus is there.
  var module: [UInt8]? {
    corpus.flatMap {
      try? Array(Data(contentsOf: $0.appending(path: "wasm/\(testDescription).wasm")))
    }
  }

  static let all: [RecordedRun] = ["abort", "unwind-legacy", "unwind-exnref"].flatMap { variant in
    [
      "counter", "counter_catch", "faults", "foreign", "leak", "mutex", "payload", "refcell",
      "tasks", "tiny",
    ].map { RecordedRun(variant: variant, program: $0) }
  }
}

@Suite struct RustTraceTests {
  @Test(
    "a compiled Rust program does call by call what real engines did",
    .enabled(if: corpus != nil, "30 traces skipped: ../shared/rust-corpus is not here"),
    arguments: RecordedRun.all)
  func reproducesTrace(_ run: RecordedRun) throws {
    let corpus = try #require(corpus)
    let player = try TracePlayer(
      bytes: Array(
        Data(contentsOf: corpus.appending(path: "wasm/\(run.variant)/\(run.program).wasm"))))
    let trace = try String(
      contentsOf: corpus.appending(path: "traces/\(run.variant)/\(run.program).jsonl"),
      encoding: .utf8)
    try player.play(trace, hasClass: run.program != "tiny")
  }
}

/// Plays the calls of a trace and compares each with what was recorded.
final class TracePlayer {
  let bytes: [UInt8]
  var timeline: Timeline<Worker>

  init(bytes: [UInt8]) throws {
    self.bytes = bytes
    timeline = try Self.boot(bytes)
  }

  private static func boot(_ bytes: [UInt8]) throws -> Timeline<Worker> {
    // Plain glue: no guard, whatever the build; only S2 has it for what unwinds.
    let strategy = [Strategy.ignore, .unwind].first {
      (try? WorkerModule(name: "trace", bytes: bytes, strategy: $0)) != nil
    }
    let module = try WorkerModule(name: "trace", bytes: bytes, strategy: strategy ?? .ignore)
    var timeline = Timeline(
      try Worker(module, strategy: strategy ?? .ignore))
    timeline.give(.load)
    while timeline.forward() {}
    return timeline
  }

  func play(_ trace: String, hasClass: Bool) throws {
    for (number, line) in trace.split(separator: "\n").enumerated() {
      let json = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let step = try #require(json as? [String: Any])
      let place = "line \(number + 1): \(step["step"] ?? "") \(step["args"] ?? "")"
      switch step["step"] as? String {
      case "reinit", "!reinit": timeline = try Self.boot(bytes)
      case "!abort_hook": continue  // the recorder called the hook by itself; no export does
      default: try compare(step, place, hasClass: hasClass)
      }
      if dependsOnStackLimit(step) {
        print("\(place): not compared, deep recursion ends where an engine's own stack ends")
        continue
      }
      #expect(timeline.world.stackPointer.map(Int.init) == stackPointer(step), "\(place)")
      let memory = try #require(timeline.world.memory)
      #expect(
        timeline.world.machine.memories[memory.value].pages == step["pages"] as? Int, "\(place)")
    }
  }

  private func stackPointer(_ step: [String: Any]) -> Int? {
    (step["sp"] as? Int).map { Int(UInt32(truncatingIfNeeded: $0)) }
  }

  /// Deep recursion ends where an engine's own stack ends: not compared.
  private func dependsOnStackLimit(_ step: [String: Any]) -> Bool {
    guard (step["step"] as? String)?.hasPrefix("recurse") == true else { return false }
    return ((step["args"] as? [Int])?.first ?? 0) >= 100_000
  }

  private func compare(_ step: [String: Any], _ place: String, hasClass: Bool) throws {
    let name = try #require(step["step"] as? String)
    let arguments = try #require(step["args"] as? [Int])
    let first = timeline.world.realm.events.count
    timeline.give(
      .call(
        ExportCall(
          name: name, arguments: arguments.map { .number(Double($0)) }, text: name)))
    while timeline.forward() {}
    let world = timeline.world
    let request = try #require(world.realm.requests.last)
    if dependsOnStackLimit(step) { return }
    #expect(outcome(request, hasClass: hasClass) == expected(step), "\(place)")
    let calls = world.realm.events[first...].compactMap { hostCall($0.kind) }
    #expect(calls == (step["host"] as? [[Any]] ?? []).map(render), "\(place)")
  }

  /// A host call as text. Handles are numbered by the glue, so their numbers are left out.
  private func render(_ call: [Any]) -> String {
    let words = call.map { "\($0)" }
    return (words.first == "__wbindgen_rethrow" ? [words[0]] : words).joined(separator: " ")
  }

  private func hostCall(_ kind: Event.Kind) -> String? {
    switch kind {
    case .began(let id): "event 1 \(id)"
    case .dropped(let id): "event 2 \(id)"
    case .mark(let kind, let value): "event \(kind) \(value)"
    case .imported("__wbindgen_rethrow", _, _): "__wbindgen_rethrow"
    case .imported(let name, _, let text?): "\(name) \(text)"
    case .imported(let name, let arguments, nil): ([name] + arguments).joined(separator: " ")
    default: nil
    }
  }

  private func expected(_ step: [String: Any]) -> String {
    if let trap = step["trap"] as? String { return "trap \(trap)" }
    if let error = step["js"] as? [String: String] {
      return "\(error["class"] ?? ""): \(error["message"] ?? "")"
    }
    if let error = step["host_error"] as? String { return "HostError: \(error)" }
    if let exception = step["exception"] as? String {
      return "exception \(exception) \(step["class"] as? String ?? "")"
    }
    if let result = step["result"] as? Int { return "result \(result)" }
    return "result none"
  }

  private func outcome(_ request: Request, hasClass: Bool) -> String {
    let world = timeline.world
    switch request.outcome {
    case .answered(.undefined): return "result none"
    case .answered(let value): return "result \(world.realm.describe(value))"
    case .failed(let value):
      switch world.realm.engineError(of: value) {
      case .trap(let trap): return "trap \(v8Name(trap))"
      case .exhaustion: return "trap call stack exhausted"
      case nil: break
      }
      guard let address = world.exception(of: value) else { return world.realm.describe(value) }
      let exception = world.machine.exceptions[address.value]
      var text = "exception \(world.tagName(address)) "
      if hasClass, let pointer = exception.payload.first, let memory = world.memory,
        let bytes = world.machine.memories[memory.value].findBytes(at: pointer, count: 8)
      {
        text += String(decoding: bytes, as: UTF8.self)
      }
      return text
    default: return "\(String(describing: request.outcome))"
    }
  }

  /// V8 has one text for a null element and for a wrong type; the traces keep it.
  private func v8Name(_ trap: Trap) -> String {
    switch trap {
    case .uninitializedElement: "indirect call type mismatch"
    case .undefinedElement: "out of bounds table access"
    default: trap.phrase
    }
  }
}
