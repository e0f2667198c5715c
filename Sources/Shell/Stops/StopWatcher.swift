// Looking for stop points while a side moves.

import Recovery
import Stepping
import WasmMachine
import WasmModel
import WasmValidation

/// What is known of the stop points of a side between two moves.
struct StopWatcher {
  let table: StopTable
  /// As in `A`.
  let side: String
  /// The watched values, by the position of their point in the table.
  private var values: [Int: WatchedValue] = [:]
  private var eventCount = 0
  private var instances = 0
  /// What the move that comes next reads or writes.
  private var accesses: [MemoryAccess] = []
  /// The global or local that the move that comes next reads.
  private var reads: StorageLocation?
  private let hasReads: Bool
  /// The instructions that write a global or local, once they were looked for.
  private var writers: [StorageLocation: [BreakpointPlace]] = [:]

  /// A value as it was when it was last looked at.
  private struct WatchedValue {
    var value: Value?
    /// Nil if it may change with every move.
    var locations: [StorageLocation]?
    let scope: StopScope?
    /// True as long as its frame is not there; in the past it may come.
    var isAhead = false
  }

  /// True on the way back: then a frame that is not there may be ahead, else it has ended.
  private let isInPast: Bool

  init(_ table: StopTable, side: String, isInPast: Bool = false) {
    (self.table, self.side, self.isInPast) = (table, side, isInPast)
    hasReads = table.points.contains {
      if case .value(_, let access) = $0.kind { access != .change } else { false }
    }
  }

  /// Begins to look, where a worker stands.
  mutating func begin(_ worker: Worker, _ states: [Int: StopState]) {
    values = [:]
    for (index, point) in table.points.enumerated() {
      guard case .value(let target, _) = point.kind else { continue }
      values[index] = look(target, worker, states[point.number]?.scope)
    }
    eventCount = worker.realm.events.count
    instances = worker.realm.instanceCount
  }

  private func look(_ target: WatchTarget, _ worker: Worker, _ scope: StopScope?) -> WatchedValue {
    let names = names(worker, scope)
    return WatchedValue(
      value: try? target.expression.value(on: names),
      locations: (try? target.expression.locations(on: names)) ?? nil, scope: scope,
      isAhead: scope.map { !$0.isAlive(in: worker) } ?? false)
  }

  private func names(_ worker: Worker, _ scope: StopScope?) -> WorkerValues {
    let frame = scope.map { worker.machine.frames.count - 1 - $0.frame } ?? 0
    return WorkerValues(worker, side: side, frame: max(0, frame))
  }

  /// Notes what the next move is about to read. To be called before each step.
  mutating func prepare(_ worker: Worker) {
    guard hasReads else { return }
    accesses = worker.isAtWasm ? worker.machine.nextAccesses : []
    reads = worker.isAtWasm ? Self.nextRead(worker) : nil
  }

  /// The global or local that the next instruction reads.
  private static func nextRead(_ worker: Worker) -> StorageLocation? {
    guard let next = worker.machine.nextInstruction, let frame = worker.machine.frames.last
    else { return nil }
    switch next.immediate {
    case .global(let index) where next.opcode == .globalGet:
      return .global(worker.machine.instances[frame.instance.value].globals[index.value])
    case .local(let index) where next.opcode == .localGet:
      let function = worker.machine.code(of: frame).function
      let slot = Int(frame.base) + function.slot(ofLocal: index.value)
      let width = function.locals[index.value].slotCount
      return .local(
        frame: worker.machine.frames.count - 1, index: index.value, slots: slot..<slot + width)
    default: return nil
    }
  }

  // MARK: After a move

  /// What stops here: what the moves since the last look did, and where they led. Conditions are
  /// looked at; the error of one that cannot be is shown, and it stops.
  mutating func check(_ worker: Worker) -> [StopHit] {
    var hits: [StopHit] = []
    if !values.isEmpty { hits += changes(worker) }
    if worker.realm.events.count != eventCount {
      if worker.realm.events.count > eventCount { hits += events(worker) }
      eventCount = worker.realm.events.count
    }
    if !table.places.isEmpty, worker.machine.status == .running,
      let place = worker.machine.findPlace(ofFrame: 0),
      let found = table.places[BreakpointPlace(function: place.function, pc: place.pc)]
    {
      hits += found.map { StopHit(number: table.points[$0].number) }
    }
    accesses = []
    reads = nil
    return hits.isEmpty ? [] : hits.compactMap { holding($0, worker) }
  }

  private func holding(_ hit: StopHit, _ worker: Worker) -> StopHit? {
    guard !hit.isOver, !hit.isStart,
      let point = table.points.first(where: { $0.number == hit.number }),
      let condition = point.condition
    else { return hit }
    do {
      return try condition.holds(on: WorkerValues(worker, side: side)) ? hit : nil
    } catch {
      var shown = hit
      shown.detail = "its condition could not be looked at: \(error.message)"
      return shown
    }
  }

  private mutating func changes(_ worker: Worker) -> [StopHit] {
    var hits: [StopHit] = []
    let isRenewed = worker.realm.instanceCount != instances
    instances = worker.realm.instanceCount
    for index in values.keys.sorted() {
      guard let old = values[index], case .value(let target, let access) = table.points[index].kind
      else { continue }
      let number = table.points[index].number
      if let scope = old.scope {
        if !scope.isAlive(in: worker) {
          values[index]?.isAhead = true
          if isInPast { continue }
          values[index] = nil
          hits.append(
            StopHit(number: number, detail: "its frame has ended", isOfMove: true, isOver: true))
          continue
        }
        if isInPast, old.isAhead {
          values[index] = look(target, worker, scope)
          hits.append(StopHit(number: number, detail: "its frame begins here", isStart: true))
          continue
        }
      }
      let value = try? target.expression.value(on: names(worker, old.scope))
      if value != old.value || isRenewed || target.expression.root.isIndirect {
        values[index] = look(target, worker, old.scope)
      }
      if value != old.value, access != .read {
        hits.append(StopHit(number: number, detail: Self.arrow(old.value, value), isOfMove: true))
      } else if access != .change, let detail = accessDetail(old, value, access) {
        hits.append(StopHit(number: number, detail: detail, isOfMove: true))
      }
    }
    return hits
  }

  private static func arrow(_ old: Value?, _ new: Value?) -> String {
    "\(old.map(\.description) ?? "nothing") -> \(new.map(\.description) ?? "nothing")"
  }

  /// How the newest move touched a value without changing it.
  private func accessDetail(
    _ old: WatchedValue, _ value: Value?, _ access: StopPoint.Access
  ) -> String? {
    let shown = value.map(\.description) ?? "nothing"
    for location in old.locations ?? [] {
      if let reads, reads == location { return "\(shown) was read" }
      guard case .memory(let memory, let range) = location else { continue }
      for touched in accesses where touched.memory == memory && touched.range.overlaps(range) {
        if !touched.isWrite { return "\(shown) was read" }
        if access == .both { return "\(shown) was written again" }
      }
    }
    return nil
  }

  private func events(_ worker: Worker) -> [StopHit] {
    var hits: [StopHit] = []
    for event in worker.realm.events[eventCount...] {
      let name = EventName.of(event.kind)
      for point in table.points {
        guard case .event(let wanted, let details) = point.kind, wanted.word == name else {
          continue
        }
        let detail = EventWord.of(event.kind).detail
        guard details.allSatisfy({ detail.contains($0) }) else { continue }
        let text = ([name] + detail.split(separator: " ").map(String.init)).joined(separator: " ")
        hits.append(StopHit(number: point.number, detail: text, isOfMove: true))
      }
    }
    return hits
  }

  // MARK: Runs

  /// What a run has to look for, so that nothing is missed between two looks.
  struct Needs {
    var watched: [Worker.WatchedBytes] = []
    var events: Set<String> = []
    /// Instructions that write what is watched.
    var writers: [BreakpointPlace] = []
    /// A run must end where no more frames than these are on the way, of Wasm and JavaScript.
    var depth: Int?
  }

  /// True if each move must be looked at.
  var isAnywhere: Bool {
    hasReads || values.values.contains { $0.locations == nil }
  }

  mutating func needs(_ worker: Worker) -> Needs {
    var needs = Needs()
    for point in table.points {
      if case .event(let event, _) = point.kind { needs.events.insert(event.scenarioWord) }
    }
    if !values.isEmpty { needs.events.insert("instantiate") }
    for watched in values.values {
      if let scope = watched.scope {
        needs.depth = max(needs.depth ?? 0, scope.scriptDepth + scope.frame)
      }
      for location in watched.locations ?? [] { add(location, to: &needs, worker) }
    }
    return needs
  }

  private mutating func add(_ location: StorageLocation, to needs: inout Needs, _ worker: Worker) {
    switch location {
    case .memory(_, let range):
      // In the past, or after a reinit, it is another instance whose memory is meant.
      for instance in worker.machine.instances {
        if let memory = instance.memories.first { needs.watched.append(.init(memory, range)) }
      }
    case .events: needs.events.formUnion(EventWord.all)
    case .global, .local:
      let found = writers[location] ?? WriterPlaces.find(location, in: worker)
      writers[location] = found
      needs.writers += found
    }
  }

  /// True if what has to be looked for in the past cannot be told from the present.
  var isAnywhereInPast: Bool {
    isAnywhere
      || table.points.contains {
        if case .value(let target, _) = $0.kind { target.expression.root.isIndirect } else { false }
      }
  }
}

extension ExpressionNode {
  /// True if the place of a part depends on other values, as in `u8[%sp]`.
  var isIndirect: Bool {
    switch kind {
    case .memory(_, let address), .local(let address), .global(let address):
      !address.isConstant
    case .text(let address, let count), .bytes(let address, let count):
      !address.isConstant || !count.isConstant
    default: parts.contains(where: \.isIndirect)
    }
  }
}
