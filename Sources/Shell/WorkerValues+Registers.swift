// Registers and events of a worker, for expressions.

import Recovery
import Views
import WasmMachine
import WasmModel

extension WorkerValues {
  /// `%tick` and the others.
  func register(_ register: Register) throws(ExpressionProblem) -> Value {
    switch register {
    case .tick: .integer(Int64(worker.ticks))
    case .pc: .integer(Int64(try offset()))
    case .depth: .integer(Int64(worker.machine.frames.count))
    case .poison: flag()?.value ?? .integer(0)
    case .sp: try stackPointer().value
    case .exn: exception.map { .integer(Int64($0.value)) } ?? .null
    case .instance: .integer(Int64(worker.realm.instanceCount))
    case .request: .integer(Int64(worker.realm.requests.map(\.number).max() ?? 0))
    case .side: .text(side)
    case .status: .text(status)
    }
  }

  /// The offset of the frame's instruction in the module.
  private func offset() throws(ExpressionProblem) -> Int {
    guard let place = worker.machine.findPlace(ofFrame: frame) else { throw .noFrame }
    return place.offset ?? place.bodyOffset
  }

  /// The exception that is on its way.
  private var exception: ExceptionAddress? {
    guard worker.isAtWasm else { return nil }
    switch worker.machine.status {
    case .unwinding(let exception, _), .uncaught(let exception): return exception
    default: return nil
    }
  }

  /// What the worker is about to do, in a word.
  private var status: String {
    guard !worker.realm.crossings.isEmpty else { return worker.canStep ? "waiting" : "idle" }
    guard worker.isAtWasm else { return "script" }
    switch worker.machine.status {
    case .running: return "running"
    case .unwinding: return "unwinding"
    case .trapped: return "trapped"
    case .exhausted, .storeExhausted: return "exhausted"
    case .uncaught: return "uncaught"
    case .finished: return "returned"
    case .hostCall, .idle: return "script"
    }
  }

  // MARK: Events

  /// How many events of a name passed all filters.
  func count(_ name: EventName, where isMeant: (Event) -> Bool) -> Int {
    worker.realm.events.count { EventName.of($0.kind) == name.word && isMeant($0) }
  }

  /// True if an event is in, or of, a function; it may be named without what Rust's generics add.
  static func isIn(_ function: String, _ event: Event) -> Bool {
    guard let name = EventName.function(of: event.kind) else { return false }
    return name == function || CodeText.short(name) == function
  }

  /// The functions of the module, its imports and exports, by their names.
  var functionNames: [String] {
    let module = worker.source.program.module
    return module.functionTypes.indices.flatMap { index in
      let name = module.displayName(of: FunctionIndex(index))
      return [name, CodeText.short(name)]
    } + module.imports.map(\.name) + worker.source.exportedNames
  }

  /// The tags of exceptions that can be thrown, by their names.
  var tagNames: [String] {
    worker.machine.tags.map(\.name)
      + (worker.instance?.module.exports ?? []).compactMap {
        if case .tag = $0.description { $0.name } else { nil }
      }
  }
}
