// A random program in three machines: one is copied, two take snapshots and go back to them.

import Stepping
import WasmMachine
import WasmModel

/// Plays a program and at random takes snapshots, goes back to them and drops some.
struct SnapshotPlay {
  private let program: PreparedProgram
  private var schedule: Schedule
  private var random: RandomSource
  /// Nobody records what it writes; a copy of it is what a snapshot must be.
  private var plain: Machine
  /// Records by stepping.
  private var stepped: Machine
  /// Records in the fast form.
  private var fast: Machine
  private let meter: MemoryMeter
  private var kept: [Kept] = []
  private var answered = 0

  /// A snapshot of each machine that takes some.
  private struct Kept {
    var stepped: MachineSnapshot
    var fast: MachineSnapshot
    let plain: Machine
    /// Of each memory, what must count as written since the one before; nil if that is all.
    var marks: [[UInt8]]?
  }

  init(_ program: PreparedProgram, _ kind: Schedule.Kind, meter: MemoryMeter) {
    self.program = program
    self.meter = meter
    schedule = Schedule(kind, seed: program.source.seed, program.programs)
    random = RandomSource(seed: program.source.seed ^ 0x5EED)
    plain = program.machine
    stepped = program.machine
    fast = program.machine
    stepped.recordsWrites = true
    fast.recordsWrites = true
  }

  /// Plays so many rounds; returns the first thing that is not as it must be.
  mutating func play(rounds: Int) -> String? {
    for round in 0..<rounds {
      let chance = random.below(100)
      let problem: String? =
        switch chance {
        case 0..<15: takeSnapshot()
        case 15..<25 where !kept.isEmpty: goBack()
        case 25..<30 where kept.count > 1: absorb()
        default: move()
        }
      if let problem { return "in round \(round): \(problem)" }
    }
    return nil
  }

  private mutating func all(_ change: (inout Machine) -> Void) {
    change(&plain)
    change(&stepped)
    change(&fast)
  }

  private func compare() -> String? {
    findDifference(plain, fast).map { "the fast form: \($0)" }
      ?? findDifference(plain, stepped).map { "the faithful form: \($0)" }
  }

  // MARK: Moving

  private mutating func move() -> String? {
    if plain.canStep { return playPiece() }
    if case .hostCall = plain.status {
      let (program, number) = (program, answered)
      all { program.answer(number, &$0) }
      answered += 1
    } else if plain.activations.isEmpty {
      let invocation = random.pick(program.source.invocations)
      let address = program.find(invocation)
      all { $0.invoke(address, invocation.arguments) }
    } else {
      all { $0.endActivation() }
    }
    return compare()
  }

  private mutating func playPiece() -> String? {
    var piece = schedule.next(plain)
    piece.ticks = min(piece.ticks, 3000)
    if piece.kind == .undo {
      all { $0.stepAndUndo(piece.ticks) }
      return compare()
    }
    let ticks = plain.stepTowards(piece)
    let steppedTicks = stepped.run(piece.goal, form: .faithful)
    let fastTicks = fast.run(piece.goal, form: .fast)
    if ticks != fastTicks || ticks != steppedTicks {
      return "\(piece): \(ticks) ticks, by steps \(steppedTicks), by the fast form \(fastTicks)"
    }
    return compare()
  }

  // MARK: Snapshots

  private mutating func takeSnapshot() -> String? {
    let marks = readMarks(&stepped)
    if marks != readMarks(&fast) { return "the forms marked different bytes" }
    let before = kept.last
    if let before, let problem = findUnmarked(marks, since: before.plain) { return problem }
    kept.append(
      Kept(
        stepped: stepped.takeSnapshot(after: before?.stepped, meter: meter),
        fast: fast.takeSnapshot(after: before?.fast, meter: meter),
        plain: plain, marks: before == nil ? nil : marks))
    return compare() ?? checkWritten(kept.count - 1)
  }

  private mutating func goBack() -> String? {
    let index = random.below(kept.count)
    stepped.restore(kept[index].stepped)
    fast.restore(kept[index].fast)
    plain = kept[index].plain
    kept.removeLast(kept.count - index - 1)
    return compare()
  }

  /// Drops a snapshot that is not the newest.
  private mutating func absorb() -> String? {
    let index = random.below(kept.count - 1)
    kept[index + 1].stepped.absorb(kept[index].stepped)
    kept[index + 1].fast.absorb(kept[index].fast)
    if let marks = kept[index + 1].marks, let earlier = kept[index].marks {
      kept[index + 1].marks = marks.enumerated().map { number, marks in
        marks.enumerated().map { address, mark in
          address < earlier[number].count ? mark | earlier[number][address] : mark
        }
      }
    } else {
      kept[index + 1].marks = nil
    }
    kept.remove(at: index)
    return checkWritten(index)
  }

  /// The marks of all memories, which stay.
  private func readMarks(_ machine: inout Machine) -> [[UInt8]] {
    machine.memories.indices.map { index in
      let memory = MemoryAddress(index)
      let range = 0..<machine.memories[index].bytes.count
      let marks = machine.takeMarks(range, of: memory)
      machine.putMarks(marks, range, of: memory)
      return marks
    }
  }

  /// A byte that is not what it was, and has no mark.
  private func findUnmarked(_ marks: [[UInt8]], since before: Machine) -> String? {
    for (number, memory) in plain.memories.enumerated() {
      let old = before.memories[number].bytes
      for address in memory.bytes.indices where marks[number][address] == 0 {
        let was = address < old.count ? old[address] : 0
        if memory.bytes[address] != was { return "byte \(address) of memory \(number): no mark" }
      }
    }
    return nil
  }

  /// Asks a snapshot for some ranges.
  private mutating func checkWritten(_ index: Int) -> String? {
    for (number, memory) in kept[index].plain.memories.enumerated() {
      let size = memory.bytes.count
      guard size > 0 else { continue }
      for _ in 0..<40 {
        // Most programs write near the beginning.
        let start = random.below(random.chance(50) ? size : min(size, 300))
        let end = min(size, start + random.below(random.chance(80) ? 10 : 10_000))
        let isWritten =
          kept[index].marks.map { $0[number][start..<end].contains { $0 != 0 } } ?? (start < end)
        for snapshot in [kept[index].stepped, kept[index].fast]
        where snapshot.mayHaveWritten(start..<end, of: MemoryAddress(number)) != isWritten {
          return "bytes \(start)..<\(end) of memory \(number): expected \(isWritten)"
        }
      }
    }
    return nil
  }
}

extension Machine {
  fileprivate mutating func stepAndUndo(_ ticks: Int) {
    let begin = mark
    for _ in 0..<ticks where canStep { _ = step() }
    undo(to: begin)
  }
}
