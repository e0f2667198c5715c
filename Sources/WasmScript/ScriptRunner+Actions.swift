// Actions, and assertions about what comes of them.

import WasmMachine
import WasmModel
import WasmText

extension ScriptRunner {
  mutating func perform(_ action: ScriptAction) -> Check {
    outcome(of: action).flatMap { outcome in
      guard case .returned = outcome else {
        return .failure(ScriptProblem("it ended with \(outcome.phrase)"))
      }
      return .success(())
    }
  }

  mutating func outcome(
    of action: ScriptAction
  ) -> Result<ActionOutcome, ScriptProblem> {
    switch action {
    case .invoke(let module, let name, let arguments):
      find(module).flatMap { instance in
        guard case .function(let address)? = machine.instances[instance.value].findExport(name)
        else { return .failure(ScriptProblem("no function \"\(name)\" is exported")) }
        return .success(machine.play(address, arguments.flatMap(\.slots), form))
      }
    case .get(let module, let name):
      find(module).flatMap { instance in
        guard case .global(let address)? = machine.instances[instance.value].findExport(name)
        else { return .failure(ScriptProblem("no global \"\(name)\" is exported")) }
        let global = machine.globals[address.value]
        return .success(.returned([TypedValue(global.type.value, global.slot, global.high)]))
      }
    }
  }

  mutating func checkReturn(_ action: ScriptAction, _ expected: [ScriptResult]) -> Check {
    outcome(of: action).flatMap { outcome in
      let wanted = expected.map(\.text).joined(separator: " ")
      guard case .returned(let values) = outcome else {
        return .failure(ScriptProblem("it ended with \(outcome.phrase), expected [\(wanted)]"))
      }
      let agree =
        values.count == expected.count
        && zip(expected, values).allSatisfy { $0.matches($1, machine) }
      if agree { return .success(()) }
      let found = values.map(\.text).joined(separator: " ")
      return .failure(ScriptProblem("it returned [\(found)], expected [\(wanted)]"))
    }
  }

  mutating func checkException(_ action: ScriptAction) -> Check {
    outcome(of: action).flatMap { outcome in
      if case .threw = outcome { return .success(()) }
      return .failure(ScriptProblem("it ended with \(outcome.phrase), expected an exception"))
    }
  }

  mutating func checkTrap(_ action: ScriptAction, _ message: String) -> Check {
    outcome(of: action).flatMap { outcome in
      guard case .trapped = outcome else {
        return .failure(
          ScriptProblem("it ended with \(outcome.phrase), expected a trap: \(message)"))
      }
      return ScriptModules.compare(outcome.phrase, with: message)
    }
  }

  mutating func checkExhaustion(_ action: ScriptAction, _ message: String) -> Check {
    outcome(of: action).flatMap { outcome in
      guard case .exhausted = outcome else {
        return .failure(ScriptProblem("it ended with \(outcome.phrase), expected: \(message)"))
      }
      return ScriptModules.compare(outcome.phrase, with: message)
    }
  }
}
