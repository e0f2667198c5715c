// Calls that a result alone does not show: depth, identity, nesting, and calls from outside.

import Testing
import WasmMachine
import WasmModel

@Suite struct CallTests {
  @Test("100,000 tail calls run in one frame")
  func tailCalls() throws {
    let scenario = Scenario("tail calls", arguments: [100_000, 0], .returns(100_000)) {
      ControlScenarios.countByTailCalls(&$0)
    }
    var machine = try Player(scenario).started()
    var deepest = 0
    var highest = 0
    while machine.canStep {
      _ = machine.step()
      deepest = max(deepest, machine.frames.count)
      highest = max(highest, machine.top)
      if machine.journalCount > 100_000 { machine.forget(before: machine.mark) }
    }
    #expect(scenario.outcome.matches(machine))
    #expect(deepest == 1)
    #expect(highest <= 5)
  }

  @Test("an exception that is thrown again is the same exception")
  func identity() throws {
    let scenario = Scenario("throw_ref", .returns(0)) {
      $0.tag([.i32])
      $0.run(
        [], [.exnref], locals: [.exnref],
        [
          .block(.exnref), .tryTable(.empty, .allReference(0)), .i32(7), .throw(0), .end,
          .unreachable, .end, .set(0), .block(.exnref), .tryTable(.empty, .allReference(0)),
          .get(0), .throwRef, .end, .unreachable, .end,
        ])
    }
    var machine = try Player(scenario).started()
    while machine.canStep { _ = machine.step() }
    #expect(machine.results == [0])
    #expect(machine.exceptions.count == 1)
  }

  @Test("unwinding takes one handler or one frame a step")
  func unwinding() throws {
    let scenario = Scenario("unwinding", .returns(0)) {
      $0.tag()
      $0.tag()
      $0.function(nil, [.block(), .tryTable(.empty, .tag(1, 0)), .throw(0), .end, .end])
      $0.run([.block(), .tryTable(.empty, .tag(0, 0)), .call(0), .end, .end])
    }
    var machine = try Player(scenario).started()
    var moves: [String] = []
    while machine.canStep {
      if case .unwinding(_, let handler) = machine.status {
        moves.append("\(machine.frames.count) frames, handler \(handler)")
      }
      _ = machine.step()
    }
    #expect(moves == ["2 frames, handler 0", "2 frames, handler -1", "1 frames, handler 0"])
  }

  @Test("a host call shows its arguments, and the machine waits")
  func hostArguments() throws {
    let scenario = Scenario("a host call", .returns(0)) {
      $0.importFunction("ask", [.i32, .i64], [.i32])
      $0.run([], [.i32], [.i32(1), .i32(2), .i64(3), .call(0), .add])
    }
    var machine = try Player(scenario).started()
    while machine.canStep { _ = machine.step() }
    #expect(machine.status == .hostCall(FunctionAddress(0)))
    #expect(machine.hostArguments == [2, 3])
    machine.finishHostCall([40])
    #expect(machine.hostArguments == [])
    while machine.canStep { _ = machine.step() }
    #expect(machine.results == [41])
  }

  @Test("a trap inside a nested call leaves the outer one waiting, with its arguments")
  func nestedTrap() throws {
    let scenario = Scenario("a nested trap", .returns(0)) {
      $0.importFunction("ask", [.i32], [.i32])
      $0.function("trap", [.i32(1), .i32(2), .unreachable])
      $0.run([], [.i32], [.i32(7), .call(0)])
    }
    var machine = try Player(scenario).started()
    while machine.canStep { _ = machine.step() }
    let waiting = MachineState(machine)
    machine.invoke(FunctionAddress(1), [])
    while machine.canStep { _ = machine.step() }
    #expect(machine.status == .trapped(.unreachable))
    #expect(machine.frames.count == 2)
    #expect(machine.activations.count == 2)
    machine.endActivation()
    #expect(MachineState(machine) == waiting)
    #expect(machine.hostArguments == [7])
  }

  @Test("a function that a fault injects finds room for its parameters")
  func injectedCall() throws {
    let scenario = Scenario("a big frame", .returns(0)) {
      $0.function(nil, Array(repeating: .i32, count: 9), [], [.unreachable])
      $0.run(locals: Array(repeating: .i64, count: 2000), [.nop])
    }
    var machine = try Player(scenario).started()
    let before = MachineState(machine)
    let mark = machine.mark
    machine.injectCall(FunctionAddress(0))
    #expect(machine.frames.count == 2)
    #expect(machine.locals(ofFrame: 0).map(\.slot) == Array(repeating: 0, count: 9))
    _ = machine.step()
    #expect(machine.status == .trapped(.unreachable))
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
  }

  @Test("locals and operands of two slots are shown as one value")
  func inspection() throws {
    let scenario = Scenario("vectors", .returns(0)) {
      $0.run(
        [.i32, .v128, .i64], [], locals: [.v128, .f32],
        [.i32(1), .v128(8, 9), .i64(2), .nop, .drop, .drop, .drop])
    }
    var machine = try Player(scenario).started()
    machine.endActivation()
    machine.invoke(FunctionAddress(0), [3, 4, 5, 6])
    for _ in 0..<3 { _ = machine.step() }
    let locals = machine.locals(ofFrame: 0)
    #expect(locals.map(\.type) == [.i32, .v128, .i64, .v128, .f32])
    #expect(locals.map(\.slot) == [3, 4, 6, 0, 0])
    #expect(locals.map(\.high) == [0, 5, 0, 0, 0])
    let operands = machine.operands(ofFrame: 0)
    #expect(operands.map(\.type) == [.i32, .v128, .i64])
    #expect(operands.map(\.slot) == [1, 8, 2])
    #expect(operands.map(\.high) == [0, 9, 0])
  }

  @Test("what comes from outside has no bits that its type lacks")
  func cleanSlots() throws {
    let scenario = Scenario("a host call", .returns(0)) {
      $0.importFunction("ask", [], [.f32])
      $0.run([.i32, .i64], [.i32, .i64, .f32], [.get(0), .get(1), .call(0)])
    }
    var machine = try Player(scenario).started()
    machine.endActivation()
    machine.invoke(FunctionAddress(1), [~0, ~0])
    while machine.canStep { _ = machine.step() }
    machine.finishHostCall([~0])
    while machine.canStep { _ = machine.step() }
    #expect(machine.results == [0xFFFF_FFFF, ~0, 0xFFFF_FFFF])
  }

  @Test("faults that are injected strike at the pc and can be taken back")
  func injectedFaults() throws {
    let scenario = Scenario("a handler", .returns(0)) {
      $0.tag()
      $0.memory(1)
      $0.run([], [.i32], [.block(), .tryTable(.empty, .tag(0, 0)), .nop, .end, .end, .i32(1)])
    }
    var machine = try Player(scenario).started()
    _ = machine.step()
    _ = machine.step()
    let before = MachineState(machine)
    let mark = machine.mark
    machine.injectTrap(.unreachable)
    #expect(machine.status == .trapped(.unreachable))
    machine.undo(to: mark)
    machine.injectExhaustion()
    #expect(machine.status == .exhausted)
    machine.undo(to: mark)
    machine.hostStore(MemoryAddress(0), at: 4, 0x0102_0304)
    #expect(Array(machine.memories[0].bytes[4..<8]) == [4, 3, 2, 1])
    machine.undo(to: mark)
    machine.injectException(
      machine.makeException(ExceptionInstance(tag: TagAddress(0), payload: [])))
    while machine.canStep { _ = machine.step() }
    #expect(machine.results == [1])
    machine.undo(to: mark)
    #expect(MachineState(machine) == before)
  }
}

extension Player {
  /// The machine with `run` called and not yet begun.
  func started() -> Machine {
    var player = self
    player.start()
    return player.machine
  }
}
