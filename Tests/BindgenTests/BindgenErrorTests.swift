// Modules that cannot be bound in a mode, and what is said of them.

import Bindgen
import Testing
import WasmModel

/// A change to the sample, a mode, and the error that comes of both.
private struct ErrorRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sample: ModeRow
  let change: @Sendable (inout Module) -> Void
  let error: BindgenError

  init(
    _ name: String, _ sample: ModeRow, _ error: BindgenError,
    _ change: @escaping @Sendable (inout Module) -> Void = { _ in }
  ) {
    (testDescription, self.sample) = (name, sample)
    (self.change, self.error) = (change, error)
  }

  /// The sample without one of its exports.
  init(without export: String, _ sample: ModeRow, reason: String) {
    self.init(
      "no \(export)", sample, .missingExport(export, reason: reason),
      { $0.exports.removeAll { $0.name == export } })
  }

  static let all: [ErrorRow] = [
    ErrorRow("abort in mode D", ModeRow(.d, "i32.const 0"), .wrongBuild(.d, found: .abort)),
    ErrorRow("unwind in mode C", ModeRow(.c, legacyBody), .wrongBuild(.c, found: .unwind)),
    ErrorRow("unwind in mode A", ModeRow(.a, standardBody), .wrongBuild(.a, found: .unwind)),
    ErrorRow(
      "mode C of an old release", ModeRow(.c, "i32.const 0", release: 124),
      .oldRelease(.c, Release(patch: 124), since: Release(patch: 125))),
    ErrorRow(
      "an import that nobody knows", ModeRow(.a, "i32.const 0"),
      .unknownImport("__wbg_other"),
      { $0.imports[1].name = "__wbg_other" }),
    ErrorRow(
      "an import of another type", ModeRow(.a, "i32.const 0"),
      .wrongImportType(
        "__wbindgen_reinit", found: FunctionType([.i32], []), expected: FunctionType([], [])),
      { $0.imports[4].description = $0.imports[3].description }),
    ErrorRow(
      without: "__wbindgen_malloc", ModeRow(.a, "i32.const 0"), reason: "parameters in memory"),
    ErrorRow(
      without: "__wbindgen_free", ModeRow(.a, "i32.const 0"), reason: "results in memory"),
    ErrorRow(
      without: "__externref_table_alloc", ModeRow(.a, "i32.const 0"),
      reason: "values of JavaScript"),
    ErrorRow(
      without: "__wbindgen_exn_store", ModeRow(.e, legacyBody), reason: "imports that catch"),
    ErrorRow(
      without: "__wbindgen_destroy_closure", ModeRow(.d, standardBody), reason: "closures"),
    ErrorRow(
      without: "__stack_pointer", ModeRow(.b, "i32.const 0"),
      reason: "functions with several results"),
  ]
}

struct BindgenErrorTests {
  @Test(arguments: ErrorRow.all)
  private func `a module that cannot be bound is refused with a reason`(_ row: ErrorRow) throws {
    var module = try boundSample(body: row.sample.body)
    row.change(&module)
    do {
      _ = try bind(module, BindgenOptions(mode: row.sample.mode, release: row.sample.release))
      Issue.record("it was bound")
    } catch {
      #expect(error == row.error)
      #expect(!"\(error)".isEmpty)
    }
  }

  @Test func `an abort handler needs its table, a flag its memory`() throws {
    for (name, export) in [
      ("__indirect_function_table", "__abort_handler"), ("memory", "__instance_terminated"),
    ] {
      let module = try readText(
        "(module (global (export \"\(export)\") i32 (i32.const 8)))")
      do {
        _ = try bind(module, BindgenOptions(mode: .a))
        Issue.record("it was bound")
      } catch {
        guard case .missingExport(name, _) = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }

  @Test func `a wrong line is the reason, and each mode says what it is`() throws {
    let module = try boundSample(lines: "class Other\n")
    #expect(throws: BindgenError.self) { try bind(module, BindgenOptions(mode: .a)) }
    let summaries = BindgenMode.allCases.map(\.summary) + AddedRole.allCases.map(\.summary)
    #expect(summaries.allSatisfy { !$0.isEmpty })
    #expect(BindgenError.wrongBuild(.c, found: .unwind).hint?.contains("mode D or E") == true)
  }
}
