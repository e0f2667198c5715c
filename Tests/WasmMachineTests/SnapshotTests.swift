// Snapshots: what they keep, what they share, and what they know of writes.

import Stepping
import Testing
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct SnapshotTests {
  private let page = 4096
  private let memory = MemoryAddress(0)

  private func program(_ build: (inout Module) -> Void) throws -> Program {
    Program(try validate(Module(build)))
  }

  /// A machine with a memory of 64 pages, recording.
  private func machine() throws -> Machine {
    var machine = Machine()
    machine.recordsWrites = true
    _ = try machine.instantiate(program { $0.memory(64, maximum: 70) }) { _ in nil }
    return machine
  }

  @Test("a snapshot adds the pages that were written, and gives them back")
  func sharing() throws {
    let meter = MemoryMeter()
    do {
      var machine = try machine()
      let first = machine.takeSnapshot(after: nil, meter: meter)
      #expect(meter.bytes == first.bytes)
      #expect(first.bytes < page, "zeros take nothing")
      // Two pages, the second one in another group; a page that is written, but zero.
      machine.hostStore(memory, at: 0, 1)
      machine.hostStore(memory, at: UInt64(3 << 20), 1)
      machine.hostStore(memory, at: UInt64(2 << 20), 0)
      let before = meter.bytes
      let second = machine.takeSnapshot(after: first, meter: meter)
      #expect(meter.bytes - before == second.bytes)
      #expect((2 * page..<4 * page).contains(second.bytes))
      let third = machine.takeSnapshot(after: second, meter: meter)
      #expect(third.bytes < page)
      #expect(meter.bytes == first.bytes + second.bytes + third.bytes)
    }
    #expect(meter.bytes == 0)
  }

  @Test("absorbing unites what was written, and drops nothing else")
  func absorb() throws {
    let meter = MemoryMeter()
    var machine = try machine()
    var snapshots = [machine.takeSnapshot(after: nil, meter: meter)]
    for address in [10, 5000, 70] {
      machine.hostStore(memory, at: UInt64(address), 1)
      snapshots.append(machine.takeSnapshot(after: snapshots.last, meter: meter))
    }
    func written(_ snapshot: MachineSnapshot) -> [Int] {
      (0..<6000).filter { snapshot.mayHaveWritten($0..<$0 + 1, of: memory) }
    }
    #expect(written(snapshots[1]) == Array(10..<14))
    #expect(written(snapshots[3]) == Array(70..<74))
    let second = snapshots.remove(at: 2)
    snapshots[2].absorb(second)
    #expect(written(snapshots[2]) == Array(70..<74) + Array(5000..<5004))
    let first = snapshots.remove(at: 1)
    snapshots[1].absorb(first)
    let all = Array(10..<14) + Array(70..<74) + Array(5000..<5004)
    #expect(written(snapshots[1]) == all)
    #expect(!snapshots[1].mayHaveWritten(14..<70, of: memory))
    #expect(snapshots[1].mayHaveWritten(14..<71, of: memory))
    #expect(!snapshots[1].mayHaveWritten(0..<0, of: memory))
    // Nobody knows what was before the oldest one.
    snapshots[1].absorb(snapshots[0])
    #expect(written(snapshots[1]).count == 6000)
    machine.restore(snapshots[0])
    machine.restore(snapshots[1])
    #expect([10, 70, 5000].map { machine.memories[0].bytes[$0] } == [1, 1, 1])
  }

  @Test("memories that grow or are made between snapshots shrink and go again", arguments: [0, 1])
  func sizes(_ shared: Int) throws {
    let meter = MemoryMeter()
    var machine = try machine()
    machine.hostStore(memory, at: 100, 1)
    let small = machine.takeSnapshot(after: nil, meter: meter)
    #expect(machine.hostGrow(memory, byPages: 2) == 64)
    let grown = machine.takeSnapshot(after: small, meter: meter)
    machine.hostStore(memory, at: UInt64(65 << 16), 2)
    let program = try program {
      $0.memory(1)
      $0.data([3], at: 50)
    }
    _ = try machine.instantiate(program) { _ in nil }
    let two = machine.takeSnapshot(after: grown, meter: meter)
    #expect(two.mayHaveWritten(50..<51, of: MemoryAddress(1)))
    #expect(!two.mayHaveWritten(51..<65536, of: MemoryAddress(1)))
    #expect(!grown.mayHaveWritten(0..<65536, of: MemoryAddress(1)))
    let snapshots = [small, grown, two]
    for index in [0, 2, 1, 0, 1, 2, 2, 0] {
      // A copy that lives shares the blocks: they cannot be written in place.
      let copy = shared == 1 ? machine : nil
      machine.restore(snapshots[index])
      #expect(machine.memories.count == [1, 1, 2][index])
      #expect(machine.memories[0].pages == [64, 66, 66][index])
      #expect(machine.memories[0].bytes[100] == 1)
      let last = machine.memories[0].pages == 66 ? machine.memories[0].bytes[65 << 16] : 0
      #expect(last == [0, 0, 2][index])
      if index == 2 { #expect(machine.memories[1].bytes[50] == 3) }
      #expect(!machine.mayHaveWritten(0..<66 << 16, of: memory))
      withExtendedLifetime(copy) {}
      machine.hostStore(memory, at: 100, 9)
    }
    // What comes to be by growing is zero, also where there was something before.
    machine.restore(small)
    #expect(machine.hostGrow(memory, byPages: 2) == 64)
    #expect(machine.memories[0].bytes.allSatisfy { $0 <= 1 })
  }

  @Test("bytes that were written while nobody recorded are compared")
  func unrecorded() throws {
    let meter = MemoryMeter()
    var machine = try machine()
    machine.hostStore(memory, at: 100, 1)
    let first = machine.takeSnapshot(after: nil, meter: meter)
    machine.recordsWrites = false
    machine.hostStore(memory, at: 100, 2)
    machine.hostStore(memory, at: 9000, 3)
    machine.recordsWrites = true
    let second = machine.takeSnapshot(after: first, meter: meter)
    #expect(second.mayHaveWritten(0..<1, of: memory), "nobody knows")
    for (snapshot, bytes) in [(first, [1, 0]), (second, [2, 3]), (first, [1, 0])] {
      machine.recordsWrites.toggle()
      machine.restore(snapshot)
      #expect([100, 9000].map { Int(machine.memories[0].bytes[$0]) } == bytes)
    }
  }

  @Test(
    "a run that is not exact ends at most the margin early", arguments: [1, 500, 1500, 100_000])
  func margin(_ ticks: Int) throws {
    var machine = Machine()
    let endless = try program { $0.run([.loop(), .br(0), .end]) }
    let instance = try machine.instantiate(endless) { _ in nil }
    machine.invoke(machine.instances[instance.value].functions[0], [])
    var goal = RunGoal()
    goal.ticks = ticks
    goal.isExact = false
    var copy = machine
    let done = copy.run(goal)
    #expect(done >= 1 && done <= ticks && done >= ticks - RunGoal.margin)
    if ticks > 1 { #expect(done < ticks, "the rest was stepped") }
    goal.isExact = true
    #expect(machine.run(goal) == ticks)
  }
}
