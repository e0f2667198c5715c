// The example worker, ready to be asked.

import Bundled
import JavaScript
import Recovery
import Stepping
import Testing
import WasmModel

/// A timeline with the bank loaded under a strategy.
func bank(_ strategy: Strategy, build: String? = nil) throws -> Timeline<Worker> {
  let build = build ?? (strategy.build == .abort ? "abort" : "unwind-exnref")
  let bytes = try #require(BundledFiles.find("Examples/rust/bank.\(build).wasm"))
  let module = try WorkerModule(name: "bank", bytes: bytes, strategy: strategy)
  var timeline = Timeline(try Worker(module, strategy: strategy))
  timeline.give(.load)
  while timeline.forward() {}
  return timeline
}

extension Timeline<Worker> {
  /// Sends a request and lets it run to its end. Returns the outcome as text.
  @discardableResult
  mutating func request(_ name: String, _ arguments: Int32...) -> String {
    let text = "\(name)(\(arguments.map(String.init).joined(separator: ", ")))"
    give(
      .request(ExportCall(name: name, arguments: arguments.map { .number(Double($0)) }, text: text))
    )
    while forward() {}
    switch world.realm.requests.last?.outcome {
    case .answered(let value): return world.realm.describe(value)
    case .failed(let value): return world.realm.describe(value)
    case .hung: return "hung"
    case nil: return "on the way"
    }
  }

  /// The events of a request as short words.
  func words(ofRequest number: Int) -> [String] {
    world.realm.events(ofRequest: number).compactMap { word($0.kind) }
  }

  private func word(_ kind: Event.Kind) -> String? {
    switch kind {
    case .request, .answered: nil
    case .failed(let text): "fail(\(text))"
    case .guarded(let flag, let called, let scheduled):
      "guard(flag=\(flag ?? 0) called=\(called) scheduled=\(scheduled))"
    case .enter(let call): "enter(\(call))"
    case .leave(let value): "leave(\(value))"
    case .trap(let trap, _): "trap(\(trap.phrase))"
    case .exhausted: "exhausted"
    case .thrown(let tag, _): "throw(\(tag))"
    case .landingPad: "landing-pad"
    case .caught(let tag, _): "catch(\(tag))"
    case .guardInWasm(let flag, _): "in-wasm-guard(\(flag))"
    case .stackPointerRestored: "sp-restored"
    case .leaveWrapped: "leave-wrapped"
    case .leaveUnwrapped(let text): "leave-unwrapped(\(text))"
    case .changed(let text): "set(\(text))"
    case .imported(let name, _, _): "import(\(name))"
    case .began(let id): "begin(\(id))"
    case .dropped(let id): "drop(\(id))"
    case .flagSet(let writer): "flag:=1(\(writer))"
    case .hook(let index): "hook(\(index == 0 ? "none" : "handler"))"
    case .hookSwallowed(let text): "hook-swallow(\(text))"
    case .reinitScheduled: "scheduled"
    case .criticalError: "critical"
    case .reset(let from, let to): "reset(\(from)→\(to))"
    case .instantiated(let number): "instance(\(number))"
    case .startRan: "start"
    case .console(let level, let text): "console.\(level.rawValue)(\(text))"
    case .refused: "refused"
    case .fault(let text): "fault(\(text))"
    case .mark, .collected, .timer, .uncaught, .unhandledRejection, .cancelled: nil
    }
  }
}
