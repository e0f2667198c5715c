// Real Rust: both forms agree inside and after calls of everything that compiled modules export.

import Foundation
import Testing
import WasmBinary
import WasmMachine
import WasmModel
import WasmValidation

@Suite struct RustFormTests {
  /// How many pieces a module is played in at least.
  private static let goals = 400

  @Test(
    "both forms agree on a compiled Rust program of the corpus",
    .enabled(if: SharedFiles.corpus != nil, Comment(rawValue: SharedFiles.noCorpus)),
    arguments: SharedFiles.corpusModules)
  func corpus(_ name: String) throws {
    try compare(try SharedFiles.read(name, in: SharedFiles.corpus), name)
  }

  @Test("both forms agree on a compiled example", arguments: SharedFiles.exampleModules)
  func example(_ name: String) throws {
    try compare(try SharedFiles.read(name, in: SharedFiles.examples), name)
  }

  private func compare(_ bytes: [UInt8], _ name: String) throws {
    var player = try RustPlayer(try decode(bytes), seed: UInt64(bytes.count))
    // Small modules are called more often: their calls have few ticks.
    var round = 0
    while round < 3 || (player.goals < Self.goals && round < 200) {
      round += 1
      for export in player.exports {
        let problem = player.call(export)
        #expect(problem == nil, "\(name): \(export) in round \(round)")
        if problem != nil { return }
      }
    }
    #expect(player.goals >= Self.goals)
  }
}

/// A compiled module in two machines; the host answers something to each call.
struct RustPlayer {
  /// The exported functions.
  let exports: [String]
  private let instance: InstanceAddress
  private var machines: MachinePair
  private var random: RandomSource
  private let tag: TagAddress
  private let programs: [Program]
  /// How many pieces were played.
  var goals: Int { machines.pieces }

  /// How many ticks a call may take: some recurse until the stack is used up.
  private static let maximumTicks = isDebug ? 20_000 : 200_000

  init(_ module: Module, seed: UInt64) throws {
    random = RandomSource(seed: seed)
    let program = Program(try validate(module))
    programs = [program]
    var machine = Machine()
    var values: [Import: ExternalValue] = [:]
    for item in module.imports {
      switch item.description {
      case .function(let type):
        values[item] = .function(machine.addHostFunction(name: item.name, type: type, of: module))
      case .tag(let type):
        values[item] = .tag(machine.addTag(name: item.name, type: type, of: module))
      default: break
      }
    }
    tag = machine.addTag(name: "host", type: FunctionType([], []))
    instance = try machine.instantiate(program) { values[$0] }
    exports = module.exports.compactMap {
      if case .function = $0.description { $0.name } else { nil }
    }
    machines = MachinePair(machine)
  }

  /// Calls an export with random arguments and returns the first difference.
  mutating func call(_ name: String) -> String? {
    guard
      case .function(let address)? =
        machines.faithful.instances[instance.value].findExport(name)
    else { return "no function" }
    let arguments = machines.faithful.functions[address.value].type.parameters.map { _ in
      UInt64(random.below(random.chance(80) ? 8 : 5000))
    }
    machines.record(random.chance(50))
    machines.both { $0.invoke(address, arguments) }
    let problem = playActivation()
    machines.both { $0.endActivation() }
    return (problem ?? machines.compare()).map { "\(name) \(arguments): \($0)" }
  }

  private mutating func playActivation() -> String? {
    let kind = random.pick([Schedule.Kind.whole, .small, .small, .large, .stops])
    var schedule = Schedule(kind, seed: random.next(), programs)
    let end = machines.ticks + Self.maximumTicks
    while machines.ticks < end {
      if machines.faithful.canStep {
        var piece = schedule.next(machines.faithful)
        piece.ticks = min(piece.ticks, end - machines.ticks)
        let before = machines.ticks
        guard let text = machines.play(piece, comparing: .beginning) else { continue }
        return "in a piece \(piece), begun after \(before) ticks in all: \(text)"
      } else if case .hostCall(let function) = machines.faithful.status {
        answer(function)
      } else {
        return nil
      }
    }
    return nil
  }

  /// Numbers, mostly small; sometimes an exception.
  private mutating func answer(_ function: FunctionAddress) {
    let types = machines.faithful.functions[function.value].type.results
    if random.chance(5) {
      let exception = ExceptionInstance(tag: tag, payload: [])
      machines.both { $0.throwFromHost($0.makeException(exception)) }
    } else {
      let results = types.map { $0.isReference ? Reference.null : UInt64(random.below(16)) }
      machines.both { $0.finishHostCall(results) }
    }
  }
}
