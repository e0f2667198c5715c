// A person at a terminal: keys, completion, history, Ctrl-C, the end.

#if os(Linux)
  import Testing

  extension ProgramTests {
    @Suite struct TypingTests {
      private let folder = TemporaryFolder()

      #if PANICLAB_NO_READLINE
        private static let editsLines = ConditionTrait.disabled("built without GNU readline")
      #else
        private static let editsLines = ConditionTrait.enabled(if: true)
      #endif

      /// The REPL at its first prompt.
      private func start(
        _ arguments: [String] = [], settings: [String: String] = [:]
      ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(arguments, in: folder, settings: settings)
        try terminal.wait(for: "(lab) ")
        return terminal
      }

      @Test("the prompt comes in colours, answers are shown, and Ctrl-D leaves with code 0")
      func prompt() throws {
        let terminal = try start(["bank"])
        #expect(terminal.raw.contains("\u{1B}[1;36m(lab) "))
        try terminal.type("@A when\n")
        try terminal.wait(for: "tick 158")
        try terminal.wait(for: "(lab) ")
        try terminal.type(PseudoTerminal.ctrlD)
        try terminal.wait(for: "bye")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test("an error at the prompt does not become the exit code")
      func errorAtPrompt() throws {
        let terminal = try start()
        try terminal.type("stpe\n")
        try terminal.wait(for: "did you mean `step`?")
        try terminal.wait(for: "(lab) ")
        try terminal.type("quit\n")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test("a long error is broken between words")
      func longError() throws {
        let terminal = try start()
        try terminal.type("load \(String(repeating: "a", count: 45)).wasm\n")
        try terminal.wait(for: "error: ")
        let text = try terminal.wait(for: "try:")
        #expect(text.contains("and no\n  example has this name"), "\(text)")
      }

      @Test(
        "Tab completes commands, exports and file names", editsLines,
        arguments: [
          ("requ", "request"), ("call dep", "call deposit "), ("load spi", "load spin.wasm "),
          ("explain i64.load32_s", "explain i64.load32_s "),
          ("explain array.new_da", "explain array.new_data "),
        ])
      func completion(_ typed: String, _ completed: String) throws {
        for (name, bytes) in SampleFiles.all { try folder.write(name, bytes) }
        let terminal = try start(["bank"])
        try terminal.type(typed + "\t")
        try terminal.wait(for: completed)
      }

      @Test(
        "the arrow up brings back the last command, also one of an earlier session", editsLines)
      func history() throws {
        let first = try start(["bank"])
        try first.type("@A when\n")
        try first.wait(for: "tick 158")
        try first.wait(for: "(lab) ")
        try first.type(PseudoTerminal.up)
        try first.wait(for: "@A when")
        try first.type("\n")
        try first.wait(for: "tick 158")
        try first.wait(for: "(lab) ")
        try first.type(PseudoTerminal.ctrlD)
        #expect(try first.waitForEnd() == 0)
        #expect(try folder.read("state/history") == "@A when\n")
        #expect(!folder.exists(".local"))

        let second = try start(["bank"])
        try second.type(PseudoTerminal.up)
        try second.wait(for: "@A when")
      }

      @Test("Ctrl-C drops the line and gives a new prompt", arguments: ["xterm", "dumb"])
      func dropLine(_ term: String) throws {
        let terminal = try start(["bank"], settings: ["TERM": term])
        try typeCtrlC(terminal, after: "nonsense", untilSeen: "(lab) ")
        try terminal.type("@A when\n")
        let between = try terminal.wait(for: "tick 158")
        #expect(!between.contains("error"), "\(between)")
      }

      @Test("Ctrl-C pauses a loop, and the session lives on", arguments: ["xterm", "dumb"])
      func pause(_ term: String) throws {
        try folder.write("spin.wasm", SampleFiles.all["spin.wasm"] ?? [])
        let terminal = try start(["spin.wasm"], settings: ["TERM": term])
        try terminal.type("set max-ticks 1000000000000\n")
        try terminal.wait(for: "max-ticks 1000000000000   moves")
        try terminal.wait(for: "(lab) ")
        try typeCtrlC(terminal, after: "call spin\n", untilSeen: "paused at tick")
        try terminal.wait(for: "(lab) ")
        try terminal.type("when\n")
        try terminal.wait(for: "when\n")
        try terminal.wait(for: "instance A.1")
        try terminal.wait(for: "(lab) ")
        try terminal.type(PseudoTerminal.ctrlD)
        #expect(try terminal.waitForEnd() == 0)
      }

      /// Types a line and Ctrl-C, again if need be: a Ctrl-C in the moment before the program is at
      /// work, or waits for a line, may count for nothing, and the system drops lines that were not
      /// read before it. A person is not so quick.
      private func typeCtrlC(
        _ terminal: PseudoTerminal, after line: String, untilSeen text: String
      ) throws {
        for _ in 1...10 {
          try terminal.type(line)
          try terminal.wait(for: line)
          try terminal.type(PseudoTerminal.ctrlC)
          if (try? terminal.wait(for: text, atMost: .seconds(2))) != nil { return }
        }
        try terminal.wait(for: text)
      }

      @Test("Ctrl-C ends a script in batch mode, where there is no prompt to come back to")
      func endScript() throws {
        try folder.write("spin.wasm", SampleFiles.all["spin.wasm"] ?? [])
        try folder.write("spin.lab", "load spin.wasm\nset max-ticks 1000000000000\ncall spin\n")
        let terminal = try PseudoTerminal(["--batch", "-x", "spin.lab"], in: folder)
        try terminal.wait(for: "(lab) call spin")
        try terminal.type(PseudoTerminal.ctrlC)
        let code = try terminal.waitForEnd()
        #expect([-2, 130].contains(code))
      }

      @Test("a window that changes its size does not break the prompt")
      func resize() throws {
        let terminal = try start(["bank"])
        try terminal.type("@A wh")
        try terminal.wait(for: "@A wh")
        terminal.resize(columns: 50, rows: 10)
        try terminal.type("en\n")
        try terminal.wait(for: "tick 158")
        try terminal.wait(for: "(lab) ")
        terminal.resize(columns: 200, rows: 60)
        try terminal.type("@B when\n")
        let between = try terminal.wait(for: "tick 196")
        #expect(!between.contains("error"), "\(between)")
        try terminal.wait(for: "(lab) ")
      }

      @Test("a terminal that cannot move its cursor gets plain lines")
      func dumbTerminal() throws {
        let terminal = try start(["bank"], settings: ["TERM": "dumb"])
        try terminal.type("@A when\n")
        try terminal.wait(for: "tick 158")
        try terminal.wait(for: "(lab) ")
        try terminal.type(PseudoTerminal.ctrlD)
        #expect(try terminal.waitForEnd() == 0)
        #expect(!terminal.raw.contains("\u{1B}"))
        #expect(terminal.raw.utf8.allSatisfy { $0 < 0x80 })
      }

      @Test("NO_COLOR takes the colours out of the answers", arguments: ["", "1"])
      func noColor(_ value: String) throws {
        let terminal = try PseudoTerminal(
          ["run", "bank", "fail_panic", "7"], in: folder, settings: ["NO_COLOR": value])
        #expect(try terminal.waitForEnd() == 0)
        #expect(terminal.raw.contains("\u{1B}[") == value.isEmpty, "\(terminal.raw)")
      }
    }
  }
#endif
