// Which format a file has, where its errors are, and what a summary says.

import Testing
import WasmFile
import WasmModel

@Suite struct ModuleFileTests {
  @Test(
    "the first bytes tell the format",
    arguments: [
      ("(module)", ModuleFormat.text), (" \n\t(func)", .text), (";; comment\n(module)", .text),
      ("(; block ;)", .text), ("\0asm", .binary), ("hello", .binary), ("", .binary),
    ])
  func format(_ text: String, _ expected: ModuleFormat) {
    #expect(ModuleFormat(of: Array(text.utf8)) == expected)
  }

  /// A text, and the error that it gives, with the lines that show the place.
  struct ErrorRow: Sendable, CustomTestStringConvertible {
    let text: String
    let error: String
    let excerpt: [String]
    var testDescription: String { error }

    static let all = [
      ErrorRow(
        text: "(module\n  (func (result i32)\n    i64.const 1))",
        error:
          "m.wat:3:16: type mismatch: the block ends with [i64], its type says [i32], in func[0]",
        excerpt: [" 3 |     i64.const 1))", "   |                ^"]),
      ErrorRow(
        text: "(module (func (i32.add (i32.const 1) (i64.const 2)) drop))",
        error:
          "m.wat:1:16: type mismatch: the stack has [i32 i64], the instruction takes [i32 i32], "
          + "in func[0]",
        excerpt: [
          " 1 | (module (func (i32.add (i32.const 1) (i64.const 2)) drop))",
          "   |                ^",
        ]),
      ErrorRow(
        text: "(func (i32.cost 1))",
        error:
          "m.wat:1:8: unknown operator i32.cost: expected an instruction or )",
        excerpt: [" 1 | (func (i32.cost 1))", "   |        ^"]),
      ErrorRow(
        text: "(memory 1)\n(memory 2 1)",
        error:
          "m.wat:2:1: size minimum must not be greater than maximum: found 2 above 1, in memory 1",
        excerpt: [" 2 | (memory 2 1)", "   | ^"]),
    ]
  }

  @Test("an error in text has a line, a column and a caret", arguments: ErrorRow.all)
  func place(_ row: ErrorRow) throws {
    let error = try #require(throws: ModuleFileError.self) {
      _ = try ModuleFile(name: "m.wat", bytes: Array(row.text.utf8)).validate()
    }
    #expect(error.description == row.error)
    #expect(error.excerpt == row.excerpt)
  }

  @Test("an error in a binary module has its offset")
  func offset() throws {
    let bytes: [UInt8] = [0, 0x61, 0x73, 0x6D, 1, 0, 0, 0, 1, 4, 1, 0x61, 0, 0]
    let error = try #require(throws: ModuleFileError.self) {
      _ = try ModuleFile(name: "m.wasm", bytes: bytes)
    }
    #expect(error.description.hasPrefix("m.wasm:0xb: "))
    #expect(error.excerpt.isEmpty)
  }

  @Test(
    "a summary names what a module uses",
    arguments: [
      ("vectors", [Proposal.multiValue, .vectors], ModuleSummary.ExceptionEncodings.none),
      ("legacy-exceptions", [.legacyExceptions], .legacy),
      ("control", [.signExtension, .saturatingConversions, .multiValue], .none),
      ("relaxed", [.multiValue, .vectors, .relaxedVectors], .none),
    ])
  func summary(
    _ name: String, _ proposals: [Proposal], _ encoding: ModuleSummary.ExceptionEncodings
  )
    throws
  {
    let sample = try #require(
      SampleFiles.all.first { $0.name == "Tests/WasmFileTests/Modules/\(name).wat" })
    let summary = ModuleSummary(try ModuleFile(name: name, bytes: sample.bytes))
    #expect(Set(summary.proposals).isSuperset(of: Set(proposals).subtracting([.multiValue])))
    #expect(summary.exceptions == encoding)
  }

  @Test("sections of the example worker follow each other without gaps")
  func sections() throws {
    let sample = try #require(SampleFiles.all.first { $0.name.hasSuffix("bank.abort.wasm") })
    let sections = ModuleSummary(try ModuleFile(name: "bank", bytes: sample.bytes)).sections
    #expect(sections.first?.section == .type)
    let last = try #require(sections.last)
    #expect(last.offset + last.byteCount == sample.bytes.count)
    #expect(last.name != nil)
  }
}
