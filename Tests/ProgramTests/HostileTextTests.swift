// Text from files and from the command line is shown and never obeyed, whatever is asked of it.

import Foundation
import Testing

extension ProgramTests {
  @Suite struct HostileTextTests {
    /// Escape sequences, a bell, a carriage return, C1, marks of direction, what has no width.
    private static let signs = #"\1b[31m\07\0d\u{9b}2J\u{202e}\u{2066}\u{200b}\u{feff}"#

    /// The same as the characters themselves.
    private static let raw = "\u{1B}[31m\u{7}\u{9B}2J\u{202E}\u{2066}\u{200B}\u{FEFF}"

    private static let module = """
      (module $"m\(signs)"
        (import "host" "log" (func $"log\(signs)" (param i32 i32)))
        (memory (export "memory\(signs)") 1)
        (data $"d\(signs)" (i32.const 16) "say\(signs)")
        (global $"g\(signs)" (mut i32) (i32.const 0))
        (tag $"t\(signs)" (export "tag\(signs)"))
        (@custom "note\(signs)" "bytes\(signs)")
        (func $"inner\(signs)" (param $"p\(signs)" i32) (result i32)
          (call $"log\(signs)" (i32.const 16) (i32.const 32))
          (global.set $"g\(signs)" (i32.const 1))
          (if (local.get $"p\(signs)") (then (throw $"t\(signs)")))
          unreachable)
        (func $"run\(signs)" (export "run\(signs)") (export "run") (param i32) (result i32)
          (block $"b\(signs)" (try_table (catch $"t\(signs)" $"b\(signs)")
            (return (call $"inner\(signs)" (local.get 0)))))
          (call $"inner\(signs)" (i32.const 0))))
      """

    /// Names of imports that no host has, JavaScript that answers with signs, a bad assertion.
    private static let files = [
      "hostile.wat": module,
      "import.wat": #"(module (import "e\#(signs)" "f\#(signs)" (func)))"#,
      "bad.wat": "(module (func $\"\(raw)\" i32.ad\(raw)))",
      "bad.wast":
        #"(module (func (export "a\#(signs)") (result i32) (i32.const 1)))"#
        + #"(assert_return (invoke "a\#(signs)") (i32.const 2))"#,
      "hostile.scenario": """
      title \(raw)
      module hostile.wat
      call "\\u001b[31m\\u009b2J\\u202e"
        all: value 1
      call console.log("\\u001b[31m\\u202e"); throw new Error("\\u001b[2J\\u202e")
        all: value "\(raw)"
      """,
    ]

    private static let calls: [[String]] = [
      ["info", "hostile.wat"], ["info", "--all", "hostile.wasm"], ["info", "bad.wat"],
      ["dis", "hostile.wasm"], ["dis", "hostile.wat", "run"], ["dis", "bank", raw],
      ["wasm2wat", "hostile.wasm"], ["validate", "hostile.wasm"], ["validate", "bad.wat"],
      ["run", "--trace", "hostile.wasm", "run", "1"], ["run", "hostile.wat", "run", "0"],
      ["run", "hostile.wat", "run", raw], ["run", "hostile.wat", raw], ["run", "import.wat", "f"],
      ["wrap", "--mode", "D", "--diff", "hostile.wasm"], ["wrap", "--mode", raw, "hostile.wasm"],
      ["run-scenario", "hostile.scenario"], ["run-scenario", "hostile.scenario", "--events"],
      ["run-scenario", "hostile.scenario", "--json", "--events"], ["wast", "bad.wast"],
      ["info", raw], ["dis", raw], ["wasm2wat", raw], ["validate", raw], ["run", raw, "f"],
      ["wrap", "--mode", "D", raw], ["run-scenario", raw], ["wast", raw], ["wat2wasm", raw],
      ["lesson", raw], ["demo", raw], ["dev", raw], ["-x", raw], ["bank", "--strategy", raw],
      ["--width", raw], ["--theme", raw], ["--\(raw)"], ["info", "bank", raw], [raw],
    ]

    private let folder = TemporaryFolder()

    init() throws {
      for (name, text) in Self.files { try folder.write(name, text) }
      let run = try Program().run(["wat2wasm", "hostile.wat", "-o", "hostile.wasm"], in: folder)
      #expect(run.code == 0, "\(run.error)")
    }

    @Test("nothing that could be obeyed or not be seen is written to a pipe")
    func pipe() throws {
      var shown = ""
      for call in Self.calls {
        let run = try Program().run(call, in: folder)
        let text = run.output + run.error
        shown += text
        #expect(!text.isEmpty)
        #expect(Self.unseen(text).isEmpty, "\(call): \(Self.unseen(text))\n\(text)")
      }
      for sign in ["^[[31m", "^G", "^M", "<9B>2J", "<202E>", "<2066>", "<200B>", "<FEFF>"] {
        #expect(shown.contains(sign), "\(sign) is nowhere: what has become of the files?")
      }
    }

    #if os(Linux)
      @Test(
        "nor to a terminal, but for colours",
        arguments: [
          ["info", "hostile.wasm"], ["dis", "hostile.wasm"], ["validate", "bad.wat"],
          ["wasm2wat", "hostile.wasm"], ["run", "--trace", "hostile.wasm", "run", "1"],
          ["run-scenario", "hostile.scenario", "--json"], ["info", "bank", raw], ["-x", raw],
        ])
      func terminal(_ call: [String]) throws {
        let terminal = try PseudoTerminal(call, in: folder)
        _ = try terminal.waitForEnd()
        let text = terminal.raw.replacing("\r\n", with: "\n")
          .replacing(/\u{1B}\[[0-9;]*m/, with: "")
        #expect(!text.isEmpty)
        #expect(Self.unseen(text).isEmpty, "\(Self.unseen(text))\n\(text)")
      }
    #endif

    @Test("what wasm2wat writes so has the same bytes when it is assembled again")
    func sameBytes() throws {
      let text = try Program().run(["wasm2wat", "hostile.wasm"], in: folder).output
      try folder.write("again.wat", text)
      let run = try Program().run(["wat2wasm", "again.wat", "-o", "again.wasm"], in: folder)
      #expect(run.code == 0, "\(run.error)")
      let files = try ["hostile.wasm", "again.wasm"].map {
        try Data(contentsOf: URL(filePath: folder.path($0)))
      }
      #expect(files[0] == files[1])
    }

    @Test("JSON escapes it, and says the same")
    func json() throws {
      let run = try Program().run(
        ["run-scenario", "hostile.scenario", "--json", "--strategy", "ignore"], in: folder)
      let lines = run.output.split(separator: "\n")
      for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
      let texts = lines.map(String.init).joined()
      #expect(texts.lowercased().contains(#"\u001b[31m"#), "\(texts)")
      #expect(texts.lowercased().contains(#"\u202e"#), "\(texts)")
    }

    /// The numbers of the characters that should not be there.
    private static func unseen(_ text: String) -> [String] {
      let hidden: [ClosedRange<UInt32>] = [
        0...9, 0xB...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
        0xFEFF...0xFEFF,
      ]
      return text.unicodeScalars.filter { scalar in hidden.contains { $0.contains(scalar.value) } }
        .map { String($0.value, radix: 16) }
    }
  }
}
