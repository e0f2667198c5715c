// Snapshots of a worker: the machine with shared pages, the realm as a value.

import Stepping
import WasmMachine

/// About how much work something is; the unit is an instruction that the fast form executes. There
/// are three of them in a nanosecond.
enum WorkerEffort {
  /// An instruction that is stepped.
  static let instructionStepped = 100
  /// A line of JavaScript, with what is kept to undo it.
  static let line = 2500
  /// A snapshot, even if nothing has changed, and the copies that the first changes behind it make.
  static let snapshot = 50_000
  /// Copying some bytes, with their marks.
  static func copying(_ bytes: Int) -> Int { 2 * bytes }
  /// Looking for marks beside so many bytes.
  static func lookingThrough(_ bytes: Int) -> Int { bytes / 4 }
}

/// A state of a worker to come back to.
public struct WorkerSnapshot: WorldSnapshot {
  private var parts: Parts
  public let effort: Int
  /// For what is not in pages.
  private let charge: MemoryCharge

  /// A worker is large, so snapshots are referred to: many of them are handed around.
  private final class Parts: Sendable {
    /// The worker without its machine and its journals.
    let worker: Worker
    let machine: MachineSnapshot

    init(_ worker: Worker, _ machine: MachineSnapshot) {
      self.worker = worker
      self.machine = machine
    }
  }

  fileprivate init(
    _ worker: Worker, _ machine: MachineSnapshot, memoryBytes: Int, _ meter: MemoryMeter
  ) {
    parts = Parts(worker, machine)
    let realm = worker.realm
    // What of them is full is shared with the worker that goes on.
    let lists =
      realm.events.bytesOfCopy + realm.requests.bytesOfCopy + realm.views.bytesOfCopy
      + realm.buffers.bytesOfCopy + realm.externrefs.bytesOfCopy
    // What the interpreter does not share is some pieces of its arrays.
    charge = MemoryCharge(meter, bytes: 16_384 + lists)
    effort =
      WorkerEffort.snapshot + WorkerEffort.copying(machine.bytes + lists)
      + WorkerEffort.lookingThrough(memoryBytes)
  }

  fileprivate var worker: Worker { parts.worker }
  fileprivate var machine: MachineSnapshot { parts.machine }

  public mutating func absorb(_ previous: Self) {
    var machine = parts.machine
    machine.absorb(previous.machine)
    parts = Parts(parts.worker, machine)
  }

  public func mayReach(_ goal: Worker.Goal, after previous: Self) -> Bool {
    if goal.stops != nil || goal.depth != nil || goal.isAnywhere { return true }
    if goal.watched.contains(where: { machine.mayHaveWritten($0.range, of: $0.memory) }) {
      return true
    }
    return worker.realm.events[previous.worker.realm.events.count...].contains {
      goal.events.contains(EventWord.of($0.kind).word) || goal.endsAtTraps && $0.kind.endsRuns
    }
  }
}

extension Worker {
  public typealias Snapshot = WorkerSnapshot

  public mutating func takeSnapshot(
    after previous: WorkerSnapshot?, _ meter: MemoryMeter
  ) -> WorkerSnapshot {
    if !machine.recordsWrites { machine.recordsWrites = true }
    let kept = machine.takeSnapshot(after: previous?.machine, meter: meter)
    if let previous { realm.share(previous.worker.realm) }
    var rest = self
    rest.machine = Machine(limits: machine.limits)
    rest.realmJournal = Journal()
    let memoryBytes = machine.memories.reduce(0) { $0 + $1.bytes.count }
    return WorkerSnapshot(rest, kept, memoryBytes: memoryBytes, meter)
  }

  public mutating func restore(_ snapshot: WorkerSnapshot) {
    var restored = snapshot.worker
    // The machine is moved, so that its memory can be written where it is.
    swap(&restored.machine, &machine)
    restored.machine.restore(snapshot.machine)
    self = restored
  }

  public mutating func noteChangesAnew() { machine.clearMarks() }
}

extension Realm {
  /// Takes what an earlier realm has, too: moves that were made again made it anew. Requests and
  /// buffers are left out, because what stands in them changes.
  fileprivate mutating func share(_ earlier: Realm) {
    events.share(earlier.events)
    views.share(earlier.views)
    externrefs.share(earlier.externrefs)
  }
}

extension Event.Kind {
  /// True for what ends every run: a trap or an exhaustion.
  var endsRuns: Bool {
    switch self {
    case .trap, .exhausted: true
    default: false
    }
  }
}
