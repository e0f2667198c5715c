// Text from a module is shown and never obeyed: no command lets it through to the terminal as it is.

import Shell
import Styling
import Testing

@Suite struct HostileTextTests {
  /// Escape sequences, a bell, a carriage return, C1, marks of direction, what has no width.
  private static let signs = #"\1b[31m\07\0d\u{9b}2J\u{202e}\u{2066}\u{2069}\u{200b}\u{feff}"#

  private static let module = """
    (module $"m\(signs)"
      (import "host" "log" (func $"log\(signs)" (param i32 i32)))
      (memory (export "memory\(signs)") 1)
      (data (i32.const 16) "say\(signs)")
      (global $"g\(signs)" (mut i32) (i32.const 0))
      (tag $"t\(signs)" (export "tag\(signs)"))
      (func $"inner\(signs)" (param $"p\(signs)" i32) (result i32)
        (call $"log\(signs)" (i32.const 16) (i32.const 32))
        (global.set $"g\(signs)" (i32.const 1))
        (if (local.get $"p\(signs)") (then (throw $"t\(signs)")))
        unreachable)
      (func $"run\(signs)" (export "run") (param i32) (result i32)
        (block $"b\(signs)" (try_table (catch $"t\(signs)" $"b\(signs)")
          (return (call $"inner\(signs)" (local.get 0)))))
        (call $"inner\(signs)" (i32.const 0)))
      (func $"odd\(signs)" (export "odd\(signs)")))
    """

  private static let commands = [
    "load hostile.wat", "info exports", "info imports", "info funcs", "info sides",
    "disassemble run",
    "dis *0x60", "catch throw", "catch trap", "break run", "start run(1)", "bt", "bt full",
    "handlers",
    "stack", "locals", "globals", "step 30", "continue", "unwind", "unwind nothing", "continue",
    "unwind",
    "ledger", "poison", "x/40s 16", "x/64xb 16", "print u8[16]", "events all", "continue",
    "requests",
    "request run 0", "continue", "events", "blast", "compare", "diff begin end", "back 5",
    "why u8[16]",
    "break nothing\u{1B}[2J\u{202E}", "nothing\u{1B}[2J\u{202E}", "explain \u{9B}2J",
    "load \u{1B}c",
    "call \u{202E}()", "mark \u{1B}x", "marks", "print \"\u{202E}\"", "goto \u{1B}",
  ]

  @Test("no command prints a character of a module that could be obeyed or not be seen")
  func commands() {
    let session = Lab(.test(files: ["hostile.wat": Array(Self.module.utf8)]))
    _ = session.respond(to: "strategy use ignore,guard")
    var shown = ""
    for command in Self.commands {
      let text = session.text(command)
      shown += text
      let found = text.unicodeScalars.filter(Self.isUnseen)
      let numbers = found.map { String($0.value, radix: 16) }
      #expect(found.isEmpty, "\(command): \(numbers)")
    }
    for sign in ["^[[31m", "^G", "^M", "<9B>2J", "<202E>", "<2066>", "<2069>", "<200B>", "<FEFF>"] {
      #expect(shown.contains(sign), "\(sign) is nowhere: is the module loaded?")
    }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    let hidden: [ClosedRange<UInt32>] = [
      0...9, 0xB...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF...0xFEFF,
    ]
    return hidden.contains { $0.contains(scalar.value) }
  }
}
