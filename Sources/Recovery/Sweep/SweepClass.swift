// Which points of a sweep cannot lead to different things.
//
// A fault throws away what is on the way: a trap all frames of the activation, an exception those
// that no handler covers. What remains decides everything that follows. Two points at which the same
// remains are one class, and one of them is played for all.

import WasmMachine
import WasmModel
import WasmValidation

/// What remains of a worker where a fault strikes, as far as it changes within a sweep. Points with
/// equal values have the same future.
struct SweepClass: Hashable, Sendable {
  private let words: [UInt64]

  /// What a fault leaves at the place where the worker stands. `version` counts the changes of
  /// everything but frames and operands, `point` the points.
  init(_ fault: Fault, at worker: Worker, version: Int, point: Int) {
    switch Self.remainder(of: fault, in: worker) {
    case .everything: words = [UInt64(point)]
    case .store: words = [UInt64(version), Self.depth(worker)]
    case .coveredFrames:
      words = [UInt64(version), Self.depth(worker)] + Self.coveredFrames(of: worker)
    }
  }

  private enum Remainder {
    /// The program goes on where it stands.
    case everything
    /// Memories, globals, tables and JavaScript.
    case store
    /// The same, and the frames that have a handler around their pc.
    case coveredFrames
  }

  private static func remainder(of fault: Fault, in worker: Worker) -> Remainder {
    switch fault {
    case .abort(.host), .hostError, .earlyReturn, .change: .everything
    case .abort: .store
    case .exception: .coveredFrames
    case .panic: worker.strategy.build == .unwind ? .coveredFrames : .store
    }
  }

  /// Code that runs behind a fault may use up the stack, and sooner the deeper it is.
  private static func depth(_ worker: Worker) -> UInt64 {
    let frames = worker.machine.frames.count
    return 2 * frames > worker.machine.limits.frames ? UInt64(frames) : 0
  }

  /// The places, locals and lower operands of the frames of the current activation that a handler
  /// covers. Of the others nothing remains.
  private static func coveredFrames(of worker: Worker) -> [UInt64] {
    guard let activation = worker.machine.activations.last else { return [] }
    let machine = worker.machine
    var words: [UInt64] = []
    for (number, frame) in machine.frames.enumerated().dropFirst(Int(activation.baseFrame)) {
      let table = machine.code(of: frame).function.sideTable
      guard let innermost = table.innermostHandler(at: Int(frame.pc)) else { continue }
      words += [UInt64(number), UInt64(frame.function.value), UInt64(innermost)]
      let end = Int(frame.operands) + height(from: innermost, table.handlers)
      words += machine.slots[Int(frame.base)..<min(end, machine.top)]
    }
    return words
  }

  /// How many operands stay at most, if a handler or one around it takes the exception.
  private static func height(from innermost: Int, _ handlers: [Handler]) -> Int {
    var height = 0
    var next: Int? = innermost
    while let number = next {
      switch handlers[number].kind {
      case .tryTable(let clauses):
        height = clauses.reduce(height) { max($0, Int($1.branch.height)) }
      case .legacy(let clauses, _): height = clauses.reduce(height) { max($0, $1.height) }
      case .delegate: break
      }
      next = handlers[number].outer
    }
    return height
  }
}

extension Change {
  /// True for what a frame consists of: a fault that throws the frame away takes it along.
  var isOfFrames: Bool {
    switch self {
    case .position, .slot, .slots, .status, .frameEntered, .frameLeft, .activationEntered,
      .activationLeft:
      true
    default: false
    }
  }
}
