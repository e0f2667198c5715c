// Assertions about modules: those that must not be read, be valid, be linked or start.

import WasmMachine
import WasmModel
import WasmText
import WasmValidation

extension ScriptRunner {
  mutating func checkModuleTrap(_ module: ScriptModule, _ message: String) -> Check {
    ScriptModules.validate(module).flatMap { validated in
      switch instantiate(Program(validated)) {
      case .success: .failure(ScriptProblem("it started, expected a trap: \(message)"))
      case .failure(let problem): ScriptModules.compare(problem.phrase, with: message, "\(problem)")
      }
    }
  }

  mutating func checkUnlinkable(_ module: ScriptModule, _ message: String) -> Check {
    ScriptModules.validate(module).flatMap { validated in
      switch instantiate(Program(validated)) {
      case .success: .failure(ScriptProblem("it was linked, expected: \(message)"))
      case .failure(.link(let error)):
        ScriptModules.compare("\(error)", with: message, "\(error)")
      case .failure(let problem):
        .failure(ScriptProblem("it failed with \(problem), expected: \(message)"))
      }
    }
  }

  func checkMalformed(_ module: ScriptModule, _ message: String) -> Check {
    switch ScriptModules.read(module) {
    case .success: .failure(ScriptProblem("it was read, expected: \(message)"))
    case .failure(let problem): ScriptModules.compare(problem.message, with: message)
    }
  }

  /// Annotations are checked while text is read.
  func checkInvalidCustom(_ module: ScriptModule, _ message: String) -> Check {
    switch ScriptModules.validate(module) {
    case .success: .failure(ScriptProblem("it is valid, expected: \(message)"))
    case .failure(let problem): ScriptModules.compare(problem.message, with: message)
    }
  }

  func checkInvalid(_ module: ScriptModule, _ message: String) -> Check {
    ScriptModules.read(module).mapError { ScriptProblem("it is malformed: \($0.message)") }
      .flatMap { contents in
        do {
          _ = try validate(contents)
          return .failure(ScriptProblem("it is valid, expected: \(message)"))
        } catch { return ScriptModules.compare("\(error)", with: message) }
      }
  }
}
