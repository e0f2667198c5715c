// Who wrote what and when in a history: the oracle of `why`.

import Recovery
import WasmMachine
import WasmModel
import WasmValidation

/// Every write of a history, found by looking at each instruction before it is executed.
struct WriteLog {
  private(set) var memory: [(place: Int, memory: MemoryAddress, range: Range<Int>)] = []
  private(set) var globals: [GlobalAddress: [Int]] = [:]
  /// By the number of the frame, and by the slot.
  private var locals: [Int: [(place: Int, slots: Range<Int>)]] = [:]
  /// The places behind which a frame of a number is new.
  private var entries: [Int: [Int]] = [:]
  /// The places at which there was another trap.
  private(set) var traps: [Int] = []

  init(_ run: StraightRun, of subject: Subject) {
    var walker = Walker(run, of: subject)
    while true {
      let before = NextWrite(walker.worker)
      let isMachine = !walker.isAtInput && walker.worker.isAtWasm
      guard let (event, mark) = walker.advance() else { return }
      let changes = walker.worker.machine.changes(since: mark.machine)
      if isMachine, event == .tick { note(before, walker.place) }
      for change in changes { note(change, isMachine: isMachine, walker) }
      noteTraps(walker)
    }
  }

  private mutating func note(_ write: NextWrite, _ place: Int) {
    for access in write.accesses where access.isWrite && !access.range.isEmpty {
      memory.append((place, access.memory, access.range))
    }
    if let global = write.global { globals[global, default: []].append(place) }
    if let (frame, slots) = write.local { locals[frame, default: []].append((place, slots)) }
  }

  /// What JavaScript and inputs write has no instruction.
  private mutating func note(_ change: Change, isMachine: Bool, _ walker: Walker) {
    let place = walker.place
    if case .frameEntered = change {
      entries[walker.worker.machine.frames.count - 1, default: []].append(place)
    }
    if isMachine { return }
    switch change {
    case .memory(let address, _, let written, let width):
      memory.append((place, written, Int(address)..<Int(address) + Int(width)))
    case .memoryRange(let address, let old, let written):
      memory.append((place, written, address..<address + old.count))
    case .global(let global, _): globals[global, default: []].append(place)
    case .slot(let slot, _):
      let frame = walker.worker.machine.frames.lastIndex { $0.base <= slot } ?? 0
      locals[frame, default: []].append((place, Int(slot)..<Int(slot) + 1))
    default: break
    }
  }

  private mutating func noteTraps(_ walker: Walker) {
    let events = walker.worker.realm.events
    guard events.count > eventCount else { return }
    if events[eventCount...].contains(where: { if case .trap = $0.kind { true } else { false } }) {
      traps.append(walker.place)
    }
    eventCount = events.count
  }
  private var eventCount = 0

  // MARK: The last ones

  func lastWrite(of bytes: Range<Int>, in memory: MemoryAddress, upTo place: Int) -> Int? {
    self.memory.last {
      $0.place <= place && $0.memory == memory && $0.range.overlaps(bytes)
    }?.place
  }

  func lastWrite(of global: GlobalAddress, upTo place: Int) -> Int? {
    globals[global]?.last { $0 <= place }
  }

  /// Or where the frame was entered.
  func lastWrite(ofLocal slots: Range<Int>, frame: Int, upTo place: Int) -> Int? {
    let entry = entries[frame]?.last { $0 <= place }
    let write = locals[frame]?.last { $0.place <= place && $0.slots.overlaps(slots) }?.place
    return [entry, write].compactMap { $0 }.max()
  }
}

/// What the next instruction is about to write.
private struct NextWrite {
  let accesses: [MemoryAccess]
  var global: GlobalAddress?
  var local: (frame: Int, slots: Range<Int>)?

  init(_ worker: Worker) {
    let machine = worker.machine
    accesses = worker.isAtWasm ? machine.nextAccesses : []
    guard worker.isAtWasm, let opcode = machine.nextOpcode, let frame = machine.frames.last
    else { return }
    guard [.globalSet, .localSet, .localTee].contains(opcode) else { return }
    switch machine.nextInstruction?.immediate {
    case .global(let index) where opcode == .globalSet:
      global = machine.instances[frame.instance.value].globals[index.value]
    case .local(let index):
      let function = machine.code(of: frame).function
      let slot = Int(frame.base) + function.slot(ofLocal: index.value)
      local = (
        machine.frames.count - 1, slot..<slot + function.locals[index.value].slotCount
      )
    default: break
    }
  }
}
