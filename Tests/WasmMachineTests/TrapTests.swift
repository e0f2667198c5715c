// Every kind of trap has a program that reaches it, with its data and its text.

import Testing
import WasmMachine
import WasmModel

@Suite struct TrapTests {
  @Test("a trap says the test suite's phrase and its data", arguments: TrapScenarios.rows)
  func text(_ row: TrapScenarios.Row) throws {
    var player = try Player(row.scenario)
    player.start()
    while player.move() {}
    guard case .trapped(let trap) = player.machine.status else {
      Issue.record("it ended as \(player.machine.status)")
      return
    }
    #expect(trap.phrase == row.phrase)
    #expect(trap.detail == row.detail)
  }

  @Test("every kind of trap is reached")
  func kinds() {
    #expect(Set(TrapScenarios.rows.map { Kind($0.trap) }) == Set(Kind.allCases))
  }

  @Test("a trap leaves pc, operands and frames as they were, and is no completed step")
  func incomplete() throws {
    let scenario = Scenario("a division by zero", .traps(.integerDivideByZero)) {
      $0.run([], [.i32], [.i32(5), .i32(0), Instruction(.i32DivU)])
    }
    var machine = try Player(scenario).started()
    _ = machine.step()
    _ = machine.step()
    let before = MachineState(machine)
    let isComplete = machine.step()
    let after = MachineState(machine)
    #expect(!isComplete)
    #expect(after.status == .trapped(.integerDivideByZero))
    #expect(after.slots == before.slots)
    #expect(after.frames == before.frames)
    #expect(!machine.canStep)
  }

  @Test("exhaustion keeps the frames, and its last call is not entered")
  func exhaustedFrames() throws {
    var limits = MachineLimits()
    limits.frames = 10
    let scenario = Scenario("recursion", limits: limits, .exhausts) { $0.run([.call(0)]) }
    var machine = try Player(scenario).started()
    while machine.canStep { _ = machine.step() }
    #expect(machine.status == .exhausted)
    #expect(machine.frames.count == 10)
    machine.endActivation()
    #expect(machine.status == .idle)
    #expect(machine.frames.isEmpty && machine.top == 0)
  }

  @Test("a tail call that exhausts the slots keeps its frame")
  func exhaustedTailCall() throws {
    var limits = MachineLimits()
    limits.slots = 50
    let scenario = Scenario("a tail call", limits: limits, .exhausts) {
      $0.function(nil, [.i32], [], locals: Array(repeating: .i64, count: 99), [])
      $0.run([.i32(1), .i32(2), .returnCall(0)])
    }
    var machine = try Player(scenario).started()
    _ = machine.step()
    _ = machine.step()
    let before = MachineState(machine)
    let isComplete = machine.step()
    #expect(!isComplete)
    #expect(machine.status == .exhausted)
    #expect(MachineState(machine).frames == before.frames)
    #expect(MachineState(machine).slots == before.slots)
  }

  /// The kinds of traps without their data; a new kind does not compile until it is listed.
  private enum Kind: CaseIterable {
    case unreachable, integerDivideByZero, integerOverflow, conversionOverflow
    case invalidConversionToInteger
    case outOfBoundsMemoryAccess, outOfBoundsTableAccess, undefinedElement, uninitializedElement
    case indirectCallTypeMismatch, nullExceptionReference, nullReference, nullFunctionReference
    case nullStructureReference, nullArrayReference, nullI31Reference, castFailure
    case outOfBoundsArrayAccess

    init(_ trap: Trap) {
      self =
        switch trap {
        case .unreachable: .unreachable
        case .integerDivideByZero: .integerDivideByZero
        case .integerOverflow: .integerOverflow
        case .conversionOverflow: .conversionOverflow
        case .invalidConversionToInteger: .invalidConversionToInteger
        case .outOfBoundsMemoryAccess: .outOfBoundsMemoryAccess
        case .outOfBoundsTableAccess: .outOfBoundsTableAccess
        case .undefinedElement: .undefinedElement
        case .uninitializedElement: .uninitializedElement
        case .indirectCallTypeMismatch: .indirectCallTypeMismatch
        case .nullExceptionReference: .nullExceptionReference
        case .nullReference: .nullReference
        case .nullFunctionReference: .nullFunctionReference
        case .nullStructureReference: .nullStructureReference
        case .nullArrayReference: .nullArrayReference
        case .nullI31Reference: .nullI31Reference
        case .castFailure: .castFailure
        case .outOfBoundsArrayAccess: .outOfBoundsArrayAccess
        }
    }
  }
}
