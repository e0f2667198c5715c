// The official suite: both forms leave the same machine behind after every command, and agree inside
// every invocation.

import Testing
import WasmMachine
import WasmModel
import WasmText

@testable import WasmScript

@Suite struct SuiteFormTests {
  @Test(
    "both forms agree on every command of a script of the official suite",
    .enabled(if: SharedFiles.suite != nil, Comment(rawValue: SharedFiles.noSuite)),
    arguments: SharedFiles.scripts)
  func script(_ name: String) throws {
    let source = try SharedFiles.read(name, in: SharedFiles.suite)
    var faithful = ScriptRunner(limits: .script, form: .faithful)
    var fast = ScriptRunner(limits: .script, form: .fast)
    for (number, command) in try parseScript(source).commands.enumerated() {
      let action = command.kind.action
      var problem = action.flatMap { faithful.compareForms($0, seed: UInt64(number)) }
      faithful.run(command)
      fast.run(command)
      problem = problem ?? findDifference(faithful.machine, fast.machine)
      let place = "\(name): command \(number) at offset \(command.offset)"
      #expect(problem == nil, "\(place): \(action.map { "\($0)" } ?? "a module")")
      // What comes behind it would differ, too.
      if problem != nil { return }
    }
    #expect(faithful.report.passed == fast.report.passed)
    #expect(faithful.report.failures.map(\.message) == fast.report.failures.map(\.message))
  }
}

extension ScriptCommand.Kind {
  /// What the command lets an instance do.
  fileprivate var action: ScriptAction? {
    switch self {
    case .action(let action), .assertReturn(let action, _), .assertException(let action),
      .assertTrap(let action, _), .assertExhaustion(let action, _):
      action
    default: nil
    }
  }
}

extension ScriptRunner {
  /// Performs an invocation on copies of the machine, in one go and in pieces, and returns the first
  /// difference.
  fileprivate func compareForms(_ action: ScriptAction, seed: UInt64) -> String? {
    guard case .invoke(let module, let name, let arguments) = action,
      case .success(let instance) = find(module),
      case .function(let address)? = machine.instances[instance.value].findExport(name)
    else { return nil }
    let slots = arguments.flatMap(\.slots)
    for kind in [Schedule.Kind.whole, .small] {
      var schedule = Schedule(kind, seed: seed, [])
      var machines = MachinePair(machine)
      machines.record(kind == .small)
      machines.both { $0.invoke(address, slots) }
      while machines.faithful.canStep {
        let piece = machines.pieces < 60 ? schedule.next(machines.faithful) : Piece()
        let before = machines.ticks
        guard let text = machines.play(piece, comparing: .beginning) else { continue }
        return "in a piece \(piece), begun after \(before) ticks: \(text)"
      }
    }
    return nil
  }
}
