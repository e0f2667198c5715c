// Modules that are defined, instances that are made, found and registered.

import WasmMachine
import WasmModel
import WasmText
import WasmValidation

extension ScriptRunner {
  mutating func define(_ module: ScriptModule) -> Result<Program, ScriptProblem> {
    // What follows must not find an older module under the name, or as the newest one.
    lastDefinition = nil
    if let name = module.name { definitions[name] = nil }
    return ScriptModules.validate(module).map { validated in
      let program = Program(validated)
      lastDefinition = program
      if let name = module.name { definitions[name] = program }
      return program
    }
  }

  mutating func forgetInstance(_ name: String?) {
    current = nil
    if let name { instances[name] = nil }
  }

  mutating func makeInstance(of definition: String? = nil, named name: String?) -> Check {
    let known = definition.map { definitions[$0] } ?? lastDefinition
    guard let program = known else {
      return .failure(
        ScriptProblem(
          "not tried: \(definition.map { "$\($0)" } ?? "the module") is not defined",
          isConsequence: true))
    }
    switch instantiate(program) {
    case .failure(let problem):
      return .failure(ScriptProblem("the module does not start: \(problem)"))
    case .success(let address):
      current = address
      if let name { instances[name] = address }
      return .success(())
    }
  }

  /// Instantiates a program and calls its start function.
  mutating func instantiate(
    _ program: Program
  ) -> Result<InstanceAddress, StartProblem> {
    let known = registered
    let exporters = machine.instances
    let address: InstanceAddress
    do {
      address = try machine.instantiate(program) { item in
        known[Array(item.module.utf8)].flatMap { exporters[$0.value].findExport(item.name) }
      }
    } catch { return .failure(.link(error)) }
    guard let start = program.module.start else { return .success(address) }
    let outcome = machine.play(
      machine.instances[address.value].functions[start.value], [], form)
    guard case .returned = outcome else { return .failure(.start(outcome)) }
    return .success(address)
  }

  mutating func register(_ name: String, _ module: String?) -> Check {
    find(module).map { registered[Array(name.utf8)] = $0 }
  }

  /// Finds an instance by its identifier; nil stands for the newest one.
  func find(_ name: String?) -> Result<InstanceAddress, ScriptProblem> {
    if let address = name.map({ instances[$0] }) ?? current { return .success(address) }
    return .failure(
      ScriptProblem(
        "not tried: \(name.map { "$\($0)" } ?? "the module before it") has no instance",
        isConsequence: true))
  }
}

/// Why a module has no instance.
enum StartProblem: Error, CustomStringConvertible {
  case link(InstantiationError)
  case start(ActionOutcome)

  /// What the suite says about it.
  var phrase: String {
    switch self {
    case .link(let error): "\(error)"
    case .start(let outcome): outcome.phrase
    }
  }

  var description: String { phrase }
}
