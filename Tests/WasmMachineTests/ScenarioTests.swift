// Every program of the suite ends as its row says, and can be taken back to its beginning.

import Testing
import WasmMachine
import WasmModel

extension Scenario {
  static let all: [Scenario] =
    CardRow.scenarios + ControlScenarios.all + StoreScenarios.all + MemoryScenarios.all
    + TryTableScenarios.all + LegacyScenarios.all + HostScenarios.all + TrapScenarios.all
    + VectorScenarios.all + VectorMemoryScenarios.all + WideScenarios.all + ReferenceScenarios.all
    + StructureScenarios.all + ArrayScenarios.all
}

@Suite struct ScenarioTests {
  @Test("every program ends as its row says", arguments: Scenario.all)
  func outcome(_ scenario: Scenario) throws {
    var player = try Player(scenario)
    player.start()
    while player.move() {}
    let machine = player.machine
    #expect(
      scenario.outcome.matches(machine), "\(machine.status), results \(machine.results)")
  }

  @Test("every line of the tables can be read", arguments: CardRow.lines)
  func readable(_ line: String) {
    #expect(CardRow.scenario(line) != nil)
  }

  /// The instructions that need a case of their own: all but those of a ``VectorKind``.
  private static let single = InstructionCard.all.filter { VectorKind($0.meaning) == nil }

  @Test("every instruction has a case that executes it", arguments: single.map(\.opcode))
  func covered(_ opcode: Opcode) throws {
    let executed = try executed { $0 == opcode }
    #expect(executed.contains(opcode), "no case for \(opcode.card.mnemonic)")
  }

  /// What a vector instruction computes is tested with its card; how its operands come and go
  /// depends on its kind only.
  @Test("every kind of vector instruction has a case", arguments: VectorKind.allCases)
  func covered(_ kind: VectorKind) throws {
    let isKind = { (opcode: Opcode) in VectorKind(opcode.card.meaning) == kind }
    #expect(try executed(isKind).contains(where: isKind), "no case for \(kind)")
  }

  /// What is executed by the cases of some instructions.
  private func executed(_ isWanted: (Opcode) -> Bool) throws -> Set<Opcode> {
    var executed: Set<Opcode> = []
    for scenario in Scenario.all where scenario.card.map(isWanted) ?? false {
      var player = try Player(scenario)
      player.start()
      while player.move() {}
      executed.formUnion(player.executed)
    }
    return executed
  }

  @Test(
    "back move by move to the beginning and forward again is the identity",
    arguments: Scenario.all)
  func time(_ scenario: Scenario) throws {
    var player = try Player(scenario)
    let beginning = MachineState(player.machine)
    let before = player.moment
    player.start()
    var moments: [Player.Moment] = []
    var states = [MachineState(player.machine)]
    while true {
      let moment = player.moment
      guard player.move() else { break }
      moments.append(moment)
      states.append(MachineState(player.machine))
    }
    for (index, moment) in moments.enumerated().reversed() {
      player.goBack(to: moment)
      try #require(MachineState(player.machine) == states[index], "back at move \(index)")
    }
    player.goBack(to: before)
    #expect(MachineState(player.machine) == beginning)
    #expect(player.machine.mark == before.mark)
    player.start()
    for index in moments.indices {
      try #require(MachineState(player.machine) == states[index], "forward at move \(index)")
      _ = player.move()
    }
    #expect(MachineState(player.machine) == states[moments.count])
    #expect(scenario.outcome.matches(player.machine))
  }
}
