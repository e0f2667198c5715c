// Scripts for sweeps, and a worker that plays a point of one from the start.

import Bundled
import JavaScript
import Recovery
import Testing
import WasmMachine

/// A request of the bank.
func request(_ name: String, _ arguments: Int...) -> Worker.Input {
  let text = "\(name)(\(arguments.map { "\($0)" }.joined(separator: ", ")))"
  return .request(
    ExportCall(name: name, arguments: arguments.map { .number(Double($0)) }, text: text))
}

/// A worker of an example to which nothing was given.
func newWorker(_ name: String, _ strategy: Strategy) throws -> Worker {
  let build = strategy.build == .abort ? "abort" : "unwind-exnref"
  let bytes = try #require(BundledFiles.find("Examples/rust/\(name).\(build).wasm"))
  return try Worker(
    WorkerModule(name: name, bytes: bytes, strategy: strategy), strategy: strategy)
}

extension SweepScript {
  /// A transfer, with an answer before it and questions behind it.
  static let transfer = SweepScript([
    [.load], [request("deposit", 1, 50)], [request("transfer", 1, 2, 30)],
    [request("balance", 1)], [request("balance", 2)],
  ])
}

/// Plays a script from the start, strikes where so many ticks are complete, and says how the requests
/// from a group on ended.
func playFromStart(
  _ worker: Worker, _ script: SweepScript, _ fault: Fault, at tick: Int, from group: Int
) -> [String] {
  var worker = worker
  var isStruck = false
  var first = 0
  for (number, inputs) in script.groups.enumerated() {
    if number == group { first = worker.realm.requests.count }
    for input in inputs { worker.apply(input) }
    var goal = Worker.Goal()
    goal.form = .faithful
    while worker.canStep {
      let left = isStruck ? 1_000_000 : tick - worker.ticks
      if left > 0 { _ = worker.run(left, effort: .max, to: goal) }
      if !isStruck, worker.ticks == tick {
        worker.apply(.fault(fault))
        isStruck = true
      }
    }
  }
  return worker.realm.requests[first...].map { request in
    let number = request.number > 0 ? "#\(request.number) " : ""
    let end =
      switch request.outcome {
      case .answered(let value): "=> \(worker.realm.describe(value))"
      case .failed(let value): "500 \(worker.realm.describe(value))"
      case .hung: "hung"
      case nil: "without end"
      }
    return "\(number)\(request.call.text) \(end)"
  }
}
