// The steps of `load` that run in a process each, so that time and memory are those of the step.
//
// The kernel counts the memory of the program that starts a process among that process's own peak.
// So the starter stays small: it neither makes nor reads the module.

import WasmBinary
import WasmModel
import WasmValidation

/// A step that the program starts itself for; the raw value is its hidden command.
enum LoadStep: String {
  /// SOURCE CODE-BYTES TARGET: makes the module to measure.
  case make = "load-make"
  /// FILE: reads the file and finds its code, nothing more: the floor.
  case read = "load-read"
  /// FILE: reads, decodes and validates.
  case validate = "load-validate"

  func run(_ arguments: [String]) throws(BenchmarkError) {
    switch (self, arguments.count) {
    case (.make, 3): try make(arguments[0], codeBytes: Int(arguments[1]) ?? 0, arguments[2])
    case (.read, 1): try read(arguments[0])
    case (.validate, 1): try validate(arguments[0])
    default: throw .usage("\(rawValue) is a step of `load`, which starts it")
    }
  }

  private func make(
    _ source: String, codeBytes: Int, _ target: String
  ) throws(BenchmarkError) {
    let module = try decoded(try File.read(source))
    // The encoder writes some numbers shorter than they stand in the source.
    let size = CodeSection.find(in: WasmBinary.encode(module))?.byteCount ?? 0
    guard size > 0 else { throw .module("\(source) has no code") }
    let copies = max(1, codeBytes / size)
    let repeated = RepeatedFunctions(module, copies: copies).module
    try File.write(WasmBinary.encode(repeated), to: target)
    print(StepReport(["copies": Double(copies)]))
  }

  private func read(_ path: String) throws(BenchmarkError) {
    let bytes = try File.read(path)
    let code = CodeSection.find(in: bytes)
    print(
      StepReport([
        "bytes": Double(bytes.count), "code-bytes": Double(code?.byteCount ?? 0),
        "functions": Double(code?.functionCount ?? 0),
      ]))
  }

  /// Releasing the module is measured too: a program that ends does it as well.
  private func validate(_ path: String) throws(BenchmarkError) {
    var bytes = try File.read(path)
    var watch = PhaseWatch()
    var module = try decoded(bytes)
    watch.finish("decode")
    // Validation does not need the file any more.
    bytes = []
    var valid: ValidatedModule? = try validated(module)
    watch.finish("validate")
    var numbers = [
      "functions": Double(valid?.functions.count ?? 0),
      "instructions": Double(module.functions.reduce(0) { $0 + $1.body.count }),
    ]
    watch.restart()
    (module, valid) = (Module(), nil)
    watch.finish("release")
    numbers.merge(watch.numbers) { $1 }
    print(StepReport(numbers))
  }

  private func decoded(_ bytes: [UInt8]) throws(BenchmarkError) -> Module {
    do { return try WasmBinary.decode(bytes) } catch { throw .module("\(error)") }
  }

  private func validated(_ module: Module) throws(BenchmarkError) -> ValidatedModule {
    do { return try WasmValidation.validate(module) } catch { throw .module("\(error)") }
  }
}
