// What comes next: the instruction or glue line that the next move will do.

import Recovery
import Styling
import WasmMachine
import WasmModel
import WasmValidation

/// The next move of a worker, as a person reads it, with what is needed to tell later what it
/// changed.
public struct MovePreview: Sendable {
  /// How many ticks were complete.
  public let tick: Int
  /// As in `transfer+0x2e` or `__wbg_call_guard:3`.
  public let place: String
  public let text: String
  /// True for a line of JavaScript.
  public let isGlue: Bool
  let eventCount: Int
  let top: Int
  let frameCount: Int
  let state: GlueState

  /// Previews the next move, or gives nil if there is nothing to do.
  public init?(_ worker: Worker) {
    guard worker.canStep else { return nil }
    tick = worker.ticks
    eventCount = worker.realm.events.count
    top = worker.machine.top
    frameCount = worker.machine.frames.count
    state = GlueState(worker)
    let subject = worker.isAtWasm ? Self.wasmSubject(worker) : Self.glueSubject(worker)
    (place, text, isGlue) = (subject.place, subject.text, subject.isGlue)
  }

  private typealias Subject = (place: String, text: String, isGlue: Bool)

  private static func glueSubject(_ worker: Worker) -> Subject {
    guard let place = worker.scriptPlace else { return ("event loop", "the next task", true) }
    return (place.name, place.text, true)
  }

  private static func wasmSubject(_ worker: Worker) -> Subject {
    let machine = worker.machine
    switch machine.status {
    case .running:
      guard let place = machine.findPlace(ofFrame: 0), let next = machine.nextInstruction else {
        return ("-", "-", false)
      }
      let code = CodeText(worker.source.program.module)
      return (placeText(place, code), code.text(next), false)
    case .unwinding(let exception, let handler):
      return unwindingSubject(worker, exception, Int(handler))
    case .hostCall(let address):
      guard case .host(let name) = machine.functions[address.value].kind else {
        return ("-", "-", true)
      }
      return (name, "the import \(name), called by Wasm", true)
    case .finished: return back(worker, "returns")
    case .uncaught: return back(worker, "throws")
    case .trapped, .exhausted, .storeExhausted: return back(worker, "throws the trap as an error")
    case .idle: return glueSubject(worker)
    }
  }

  private static func back(_ worker: Worker, _ what: String) -> Subject {
    let (place, text, _) = glueSubject(worker)
    return (place, "\(text)   // Wasm \(what)", true)
  }

  private static func unwindingSubject(
    _ worker: Worker, _ exception: ExceptionAddress, _ handler: Int
  ) -> Subject {
    let machine = worker.machine
    guard let place = machine.findPlace(ofFrame: 0), let frame = machine.frames.last else {
      return ("-", "-", false)
    }
    let code = CodeText(worker.source.program.module)
    let name = placeText(place, code)
    guard handler >= 0 else { return (name, "unwinding: no handler here, leave the frame", false) }
    let function = machine.code(of: frame)
    let start = function.function.sideTable.handlers[handler].start
    let offset =
      function.offsets.indices.contains(start)
      ? NumberText.hex(function.offsets[start] - function.bodyOffset) : "\(start)"
    let text = code.text(function.body[start])
    return (name, "unwinding: try the clauses of +\(offset) \(text)", false)
  }

  /// As in `transfer+0x2e`.
  public static func placeText(_ place: Place, _ code: CodeText) -> String {
    "\(code.name(place.function))+\(NumberText.hex(place.bodyOffset, digits: 2))"
  }

  /// The line with the sign for "next".
  public func line(width: Int) -> StyledText {
    (StyledText("> ", .pc) + StyledText("\(place)", .dim)
      + StyledText("  \(text)", isGlue ? .code : .pc)).truncated(to: width)
  }
}

/// What of the JavaScript side a glue line can change, with its names.
struct GlueState: Sendable {
  let fields: [(name: String, value: String)]

  init(_ worker: Worker) {
    let realm = worker.realm
    fields = [
      ("instance", realm.instanceCount == 0 ? "none" : "\(realm.instanceCount)"),
      ("__instance_terminated", worker.terminatedFlag.map(String.init) ?? "-"),
      ("__wbg_called_abort", "\(worker.calledAbort)"),
      ("__wbg_reinit_scheduled", "\(worker.reinitScheduled)"),
      ("__wbg_instance_id", "\(worker.instanceID)"),
      ("initState.criticalError", "\(worker.criticalError)"),
      ("initState.instanceId", "\(worker.workerID)"),
    ]
  }

  /// The fields that differ, as `name old→new`.
  func differences(from old: GlueState) -> [String] {
    zip(old.fields, fields).compactMap { before, after in
      before.value == after.value ? nil : "\(after.name) \(before.value)→\(after.value)"
    }
  }
}
