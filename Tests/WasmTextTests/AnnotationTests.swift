// Annotations: skipped, or names, custom sections and branch hints.

import Testing
import WasmModel
import WasmText

@Suite struct AnnotationTests {
  @Test("unknown annotations are white space")
  func unknown() throws {
    let text = """
      ((@a) module (@b (c) ")" (; ) ;) [,]) ;; )
        (@"quoted name" x) (func (@a) $f (@a)))
      """
    #expect(try parse(text).functions.count == 1)
  }

  @Test("a name annotation goes before the identifier")
  func names() throws {
    let names = try parse(
      """
      (module $m (@name "the module")
        (func $f (@name "λ") (param (@name "a b") i32) (local $x (@name "y") i32) local.get $x))
      """
    ).names
    #expect(names.module == "the module")
    #expect(names.functions == [FunctionIndex(0): "λ"])
    #expect(names.locals == [FunctionIndex(0): [LocalIndex(0): "a b", LocalIndex(1): "y"]])
  }

  @Test("custom sections stand where their annotations say")
  func customSections() throws {
    let sections = try parse(
      """
      (@custom "last" "a" "\\00")
      (@custom "before code" (before code))
      (func) (@custom "after func" (after func)) (@custom "first" (before first))
      (@custom "after table" (after table)) (@custom "before table" (before table))
      (@custom "again" (after func))
      """
    ).customSections
    #expect(
      sections.map(\.name)
        == [
          "first", "after func", "again", "before table", "after table", "before code", "last",
        ])
    #expect(
      sections.map(\.predecessor)
        == [.custom, .function, .function, .function, .table, .dataCount, .data])
    #expect(sections.last?.bytes == [0x61, 0])
  }

  @Test("branch hints become a custom section with offsets of the binary format")
  func branchHints() throws {
    let sections = try parse(
      """
      (import "" "" (func))
      (func (local i32 i32 i64)
        (@metadata.code.branch_hint "\\01") (if (i32.const 64) (then))
        local.get 0 (@metadata.code.branch_hint "\\00") br_if 0)
      """
    ).customSections
    // One function, number 1, two hints: each with its offset, a length of 1, and the hint.
    // The locals take 5 bytes, then come i32.const 64 (3), if (2), end (1), local.get (2), br_if.
    #expect(sections.map(\.name) == ["metadata.code.branch_hint"])
    #expect(sections.first?.bytes == [1, 1, 2, 8, 1, 1, 13, 1, 0])
  }
}
