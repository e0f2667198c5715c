// The random programs reach everything: each instruction, each end, each trap.

import Testing
import WasmMachine
import WasmModel

@Suite struct VarietyTests {
  @Test("big functions run for more ticks than fit into 16 bits", arguments: [1, 2, 3, 4, 5])
  func big(_ seed: UInt64) throws {
    let program = try PreparedProgram(RandomProgram(seed: seed, isBig: true))
    var comparison = Comparison(
      program, Schedule(.whole, seed: seed, program.programs), form: .faithful, maximum: 250_000)
    _ = comparison.play()
    #expect(comparison.machines.ticks > 65536, "\(comparison.ends)")
  }

  /// What many programs did.
  struct Survey {
    var executed: Set<Opcode> = []
    var ends: [String: Int] = [:]
    var ticks = 0

    init(_ seeds: ClosedRange<UInt64>) throws {
      for seed in seeds {
        let program = try PreparedProgram(RandomProgram(seed: seed))
        var comparison = Comparison(
          program, Schedule(.whole, seed: seed, program.programs), form: .faithful)
        _ = comparison.play()
        for end in comparison.ends { ends[Self.name(end), default: 0] += 1 }
        ticks += comparison.machines.ticks
        executed.formUnion(comparison.program.executed())
      }
    }

    private static func name(_ status: Status) -> String {
      switch status {
      case .trapped(let trap): trap.phrase
      case .uncaught: "uncaught"
      default: "\(status)"
      }
    }
  }

  private static let count: UInt64 = 5000
  private static let ends = [
    "uncaught", "exhausted", "unreachable", "out of bounds memory access",
    "out of bounds array access", "out of bounds table access", "indirect call type mismatch",
    "uninitialized element", "undefined element", "integer divide by zero", "integer overflow",
    "invalid conversion to integer", "null exception reference", "null function reference",
    "null structure reference", "null array reference", "null i31 reference", "null reference",
    "cast failure",
  ]

  @Test(
    "the random programs execute every instruction, and end in every way",
    .enabled(if: !isDebug, "thousands of programs, in a release build only"))
  func variety() throws {
    let survey = try Survey(1...Self.count)
    let missing = Opcode.allCases.filter { !survey.executed.contains($0) }
    #expect(missing.isEmpty, "never executed: \(missing.map(\.card.mnemonic))")
    for end in Self.ends {
      #expect(survey.ends[end, default: 0] > 0, "no program ended as: \(end)")
    }
    // Nothing is tested by programs that end at once.
    #expect(survey.ends["finished", default: 0] > Int(Self.count))
    #expect(survey.ticks > 500 * Int(Self.count))
  }
}

extension PreparedProgram {
  /// The instructions that a play of all invocations executes.
  func executed() -> Set<Opcode> {
    var executed: Set<Opcode> = []
    var machine = machine
    var answered = 0
    for invocation in source.invocations {
      machine.invoke(find(invocation), invocation.arguments)
      var ticks = 0
      while ticks < 2000 {
        if machine.canStep {
          if let opcode = machine.nextOpcode { executed.insert(opcode) }
          _ = machine.step()
          ticks += 1
        } else if case .hostCall = machine.status {
          answer(answered, &machine)
          answered += 1
        } else if machine.activations.count > 1 {
          machine.endActivation()
        } else {
          break
        }
      }
      while !machine.activations.isEmpty { machine.endActivation() }
    }
    return executed
  }
}

/// True in a build that is not optimized.
let isDebug: Bool = {
  #if DEBUG
    true
  #else
    false
  #endif
}()
