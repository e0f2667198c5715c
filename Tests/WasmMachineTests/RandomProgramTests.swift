// Random programs: forward n, back n, forward n is the identity.

import Testing
import WasmMachine
import WasmModel

@Suite struct RandomProgramTests {
  private static let longest = 60

  @Test("forward n, back n, forward n is the identity", arguments: 1...300 as ClosedRange<UInt64>)
  func identity(_ seed: UInt64) throws {
    guard try !isIdentity(seed, Self.longest) else { return }
    // The beginning of a program is a program: the shortest one that fails is shown.
    let length = try (1...Self.longest).first { try !isIdentity(seed, $0) } ?? Self.longest
    let program = RandomProgram(seed: seed, length: length)
    Issue.record("seed \(seed) fails with length \(length):\n\(program.listing)")
  }

  private func isIdentity(_ seed: UInt64, _ length: Int) throws -> Bool {
    var machine = try Player(RandomProgram(seed: seed, length: length).scenario).started()
    let begin = MachineState(machine)
    let mark = machine.mark
    var marks: [Int] = []
    var states: [MachineState] = []
    while machine.canStep {
      marks.append(machine.mark)
      states.append(MachineState(machine))
      _ = machine.step()
    }
    let end = MachineState(machine)
    for index in marks.indices.reversed() {
      machine.undo(to: marks[index])
      if MachineState(machine) != states[index] { return false }
      var again = machine
      while again.canStep { _ = again.step() }
      if MachineState(again) != end { return false }
    }
    return machine.mark == mark && MachineState(machine) == begin
  }

  @Test("the random programs reach ends of several kinds")
  func variety() throws {
    var finished = 0
    var phrases: Set<String> = []
    for seed in 1...300 as ClosedRange<UInt64> {
      var machine = try Player(
        RandomProgram(seed: seed, length: Self.longest).scenario
      ).started()
      while machine.canStep { _ = machine.step() }
      switch machine.status {
      case .finished: finished += 1
      case .trapped(let trap): phrases.insert(trap.phrase)
      default: Issue.record("seed \(seed) ended as \(machine.status)")
      }
    }
    #expect(finished > 30)
    #expect(phrases.count >= 3)
  }
}
