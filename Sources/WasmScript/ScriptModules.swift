// From a module in a script to a module that may run, or the reason why not.

import WasmBinary
import WasmModel
import WasmText
import WasmValidation

/// Reads and validates the modules of scripts.
enum ScriptModules {
  /// Reads a module in whatever form the script has it.
  static func read(_ module: ScriptModule) -> Result<Module, ScriptProblem> {
    switch module.contents {
    case .text(let result): return result.mapError { ScriptProblem("\($0)") }
    case .binary(let bytes):
      do { return .success(try decode(bytes)) } catch { return .failure(ScriptProblem("\(error)")) }
    case .quote(let text):
      do { return .success(try parseModule(text)) } catch {
        return .failure(ScriptProblem("\(error)"))
      }
    }
  }

  /// Reads and validates a module.
  static func validate(_ module: ScriptModule) -> Result<ValidatedModule, ScriptProblem> {
    read(module).flatMap { contents in
      do { return .success(try WasmValidation.validate(contents)) } catch {
        return .failure(ScriptProblem("\(error)"))
      }
    }
  }

  /// Compares a message of ours with one of the suite: one must begin with the other, since either
  /// may say more.
  static func compare(_ found: String, with expected: String, _ shown: String? = nil) -> Check {
    if found.hasPrefix(expected) || expected.hasPrefix(found) { return .success(()) }
    // Our message begins with a phrase of the suite and goes on after a colon.
    let phrase = found.prefix { $0 != ":" }
    if expected.hasPrefix(phrase) { return .success(()) }
    return .failure(ScriptProblem("it failed with \"\(shown ?? found)\", expected \"\(expected)\""))
  }
}
