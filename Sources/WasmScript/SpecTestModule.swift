// The module that scripts may import as `spectest`.

import WasmModel
import WasmText
import WasmValidation

/// What every script finds under the name `spectest`. Its print functions print nothing.
///
/// Standard: the interpreter's documentation of scripts, Spectest Host Module.
enum SpecTestModule {
  static let name = "spectest"

  static let text = """
    (module
      (global (export "global_i32") i32 (i32.const 666))
      (global (export "global_i64") i64 (i64.const 666))
      (global (export "global_f32") f32 (f32.const 666.6))
      (global (export "global_f64") f64 (f64.const 666.6))
      (table (export "table") 10 20 funcref)
      (table (export "table64") i64 10 20 funcref)
      (memory (export "memory") 1 2)
      (func (export "print"))
      (func (export "print_i32") (param i32))
      (func (export "print_i64") (param i64))
      (func (export "print_f32") (param f32))
      (func (export "print_f64") (param f64))
      (func (export "print_i32_f32") (param i32 f32))
      (func (export "print_f64_f64") (param f64 f64)))
    """

  /// The module, validated.
  static func make() -> ValidatedModule {
    do {
      return try validate(try parseModule(Array(text.utf8)))
    } catch {
      preconditionFailure("the spectest module is not valid: \(error)")
    }
  }
}
