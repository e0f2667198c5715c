// Runs the commands of a script, one after the other, on one machine.
//
// Standard: the interpreter's documentation, Scripts.

import WasmMachine
import WasmModel
import WasmText
import WasmValidation

/// Runs `.wast` scripts: modules, actions and assertions about what comes of them.
public struct ScriptRunner {
  var machine: Machine
  /// The instances that modules can import from, by the bytes of their name.
  var registered: [[UInt8]: InstanceAddress] = [:]
  /// The instances by their identifier in the script.
  var instances: [String: InstanceAddress] = [:]
  var current: InstanceAddress?
  /// The modules that were defined and can be instantiated, by their identifier.
  var definitions: [String: Program] = [:]
  var lastDefinition: Program?
  private(set) var report = ScriptReport()
  let form: ExecutionForm

  /// How many ticks an action may take.
  static let maximumTicks = 1_000_000_000

  /// Runs a script from the beginning, on a fresh machine.
  public static func run(
    _ script: Script, limits: MachineLimits = .script, form: ExecutionForm = .fast
  ) -> ScriptReport {
    var runner = ScriptRunner(limits: limits, form: form)
    for command in script.commands { runner.run(command) }
    return runner.report
  }

  init(limits: MachineLimits, form: ExecutionForm) {
    self.form = form
    machine = Machine(limits: limits)
    if case .success(let address) = instantiate(Program(SpecTestModule.make())) {
      registered[Array(SpecTestModule.name.utf8)] = address
    }
  }

  mutating func run(_ command: ScriptCommand) {
    switch perform(command.kind) {
    case .success: report.passed += 1
    case .failure(let problem):
      let note = ScriptNote(offset: command.offset, message: problem.message)
      if problem.isConsequence { report.skipped.append(note) } else { report.failures.append(note) }
    }
    // Nobody steps back in a script.
    machine.forget(before: machine.mark)
  }

  private mutating func perform(_ command: ScriptCommand.Kind) -> Check {
    switch command {
    case .module(let module):
      // What follows must not meet an older instance if this one fails.
      forgetInstance(module.name)
      return define(module).flatMap { _ in makeInstance(named: module.name) }
    case .definition(let module): return define(module).map { _ in }
    case .instance(let name, let definition): return makeInstance(of: definition, named: name)
    case .register(let name, let module): return register(name, module)
    case .action(let action): return perform(action)
    case .assertReturn(let action, let results): return checkReturn(action, results)
    case .assertException(let action): return checkException(action)
    case .assertTrap(let action, let message): return checkTrap(action, message)
    case .assertExhaustion(let action, let message): return checkExhaustion(action, message)
    case .assertModuleTrap(let module, let message): return checkModuleTrap(module, message)
    case .assertUnlinkable(let module, let message): return checkUnlinkable(module, message)
    case .assertMalformed(let module, let message): return checkMalformed(module, message)
    case .assertMalformedCustom(let module, let message): return checkMalformed(module, message)
    case .assertInvalid(let module, let message): return checkInvalid(module, message)
    case .assertInvalidCustom(let module, let message): return checkInvalidCustom(module, message)
    }
  }
}

/// Whether a command did what it should.
typealias Check = Result<Void, ScriptProblem>

/// Why a command did not do what it should, in words.
struct ScriptProblem: Error {
  let message: String
  /// True if the command was not tried, because one before it failed.
  let isConsequence: Bool

  init(_ message: String, isConsequence: Bool = false) {
    self.message = message
    self.isConsequence = isConsequence
  }
}

extension MachineLimits {
  /// What the official suite needs.
  public static var script: MachineLimits {
    var limits = MachineLimits()
    limits.memoryPages = 65536
    limits.tableElements = 10_000_000
    return limits
  }
}
