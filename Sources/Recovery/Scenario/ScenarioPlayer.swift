// Plays a scenario on a worker and writes down what happened.

import JavaScript
import WasmMachine
import WasmModel

/// What became of one step.
public struct StepRecord: Sendable {
  /// From 1.
  public let number: Int
  /// The line of the scenario, from 1.
  public let line: Int
  public let text: String
  public let results: [StepResult]
  /// As in `error Critical Error: Rust panic: …`, in order.
  public let console: [(level: ConsoleLevel, text: String)]
  /// Errors that nobody caught, and rejections that nobody handled.
  public let uncaught: [String]
  /// The terminated flag of the current instance, if it has one.
  public let flag: UInt32?
  /// The number of the instance that the glue is bound to, from 1.
  public let instance: Int
  /// The numbers of the guards that were dropped.
  public let drops: [Int32]
  /// `__stack_pointer`, if it is exported, and what it was before the step.
  public let stackPointer: UInt32?
  public let stackPointerBefore: UInt32?
  public let events: [Event]
}

/// How a request or a piece ended.
public enum StepResult: Hashable, Sendable {
  /// The value, as `console.log` shows it; for a response its status and body too.
  case value(String, status: Int?, body: String?)
  /// For an error its message and that of its cause; for another value its text.
  case error(className: String, message: String, cause: String?)
  case hung
  /// It did not end within the limit.
  case unfinished

  /// The status that a client sees.
  public var status: Int {
    switch self {
    case .value(_, let status, _): status ?? 200
    case .error, .hung, .unfinished: 500
    }
  }
}

/// A worker that plays a scenario.
public struct ScenarioPlayer: Sendable {
  public private(set) var worker: Worker
  public private(set) var records: [StepRecord] = []
  /// How many ticks a step may take.
  public let maximumTicks: Int

  /// Loads the worker.
  public init(_ worker: Worker, maximumTicks: Int = 100_000_000) {
    self.worker = worker
    self.maximumTicks = maximumTicks
    self.worker.apply(.load)
    _ = run()
  }

  /// Plays one step.
  public mutating func play(_ step: Scenario.Step) -> StepRecord {
    let (firstEvent, firstRequest) = (worker.realm.events.count, worker.realm.requests.count)
    let before = worker.stackPointer
    switch step.kind {
    case .run(let piece): worker.apply(.run(piece))
    case .requests(let pieces): for piece in pieces { worker.apply(.serve(piece)) }
    case .fault(let fault): worker.apply(.arm(ArmedFault(fault)))
    case .flag(let value): worker.apply(.flag(value))
    case .collect: worker.apply(.collect)
    }
    _ = run()
    let record = record(step, firstEvent, firstRequest, before)
    records.append(record)
    return record
  }

  /// Runs a piece behind the last step, and gives its value.
  mutating func value(of piece: ScriptPiece) -> String {
    worker.apply(.run(piece))
    _ = run()
    guard let request = worker.realm.requests.last else { return "" }
    return switch result(request) {
    case .value(let text, _, _): text
    case .error(let className, let message, _): "\(className): \(message)"
    case .hung: "hung"
    case .unfinished: "unfinished"
    }
  }

  /// Lets the worker run until there is nothing to do. False at the limit.
  private mutating func run() -> Bool {
    let end = worker.ticks + maximumTicks
    while worker.canStep {
      _ = worker.run(end - worker.ticks, effort: .max, to: Worker.replayGoal)
      if worker.ticks >= end { return false }
    }
    return true
  }

  // MARK: Writing down

  private func record(
    _ step: Scenario.Step, _ firstEvent: Int, _ firstRequest: Int, _ before: UInt32?
  ) -> StepRecord {
    let events = Array(worker.realm.events[firstEvent...])
    var console: [(ConsoleLevel, String)] = []
    var uncaught: [String] = []
    var drops: [Int32] = []
    for event in events {
      switch event.kind {
      case .console(let level, let text): console.append((level, text))
      case .uncaught(let text), .unhandledRejection(let text): uncaught.append(text)
      case .dropped(let number): drops.append(number)
      default: continue
      }
    }
    return StepRecord(
      number: records.count + 1, line: step.line, text: step.text,
      results: worker.realm.requests[firstRequest...].map(result), console: console,
      uncaught: uncaught, flag: worker.terminatedFlag, instance: worker.realm.instanceCount,
      drops: drops, stackPointer: worker.stackPointer, stackPointerBefore: before, events: events)
  }

  private func result(_ request: Request) -> StepResult {
    let script = worker.realm.script
    switch request.outcome {
    case .answered(let value):
      guard case .object(let object) = value,
        case .number(let status)? = script.property("status", of: object)
      else { return .value(worker.realm.describe(value), status: nil, body: nil) }
      let body = script.property("body", of: object).map(worker.realm.describe)
      return .value(worker.realm.describe(value), status: Int(status), body: body)
    case .failed(let value): return error(value)
    case .hung: return .hung
    case nil: return .unfinished
    }
  }

  private func error(_ value: JSValue) -> StepResult {
    let script = worker.realm.script
    guard case .object(let object) = value, worker.realm.isError(value) else {
      return .error(
        className: script.className(of: value), message: worker.realm.describe(value), cause: nil)
    }
    func message(_ value: JSValue) -> String? {
      guard case .object(let object) = value else { return worker.realm.describe(value) }
      return script.property("message", of: object).map(worker.realm.describe)
    }
    return .error(
      className: script.className(of: value), message: message(value) ?? "",
      cause: script.property("cause", of: object).flatMap(message))
  }
}
