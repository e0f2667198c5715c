// Colours only where a terminal shows them and nobody refuses them.

#if os(Linux)
  import Testing

  extension ProgramTests {
    @Suite struct PlainTextTests {
      private static let script = """
        load bank
        request deposit 1 50
        request transfer 1 2 500
        compare
        events
        timeline
        blast
        unwind
        goto divergence
        context
        handlers
        nothing
        """

      private let folder = TemporaryFolder()

      init() throws { try folder.write("session.lab", Self.script) }

      @Test("a session in a pipe has no escape sequences", arguments: [[], ["--linear"]])
      func pipe(_ options: [String]) throws {
        let run = try Program().run(["--echo"] + options, input: Self.script, in: folder)
        #expect(run.output.contains("first difference"))
        #expect(run.error.contains("error: "))
        #expect(!(run.output + run.error).utf8.contains(0x1B))
      }

      @Test(
        "a script at a terminal has colours, but for those who refuse them",
        arguments: [
          (["TERM": "xterm"], true), (["NO_COLOR": ""], true), (["NO_COLOR": "1"], false),
          (["PANICLAB_NO_COLOR": "1"], false), (["TERM": "dumb"], false),
        ])
      func terminal(_ settings: [String: String], _ isColoured: Bool) throws {
        let terminal = try PseudoTerminal(
          ["--batch", "-x", "session.lab"], in: folder, settings: settings)
        _ = try terminal.waitForEnd()
        #expect(terminal.raw.contains("first difference"))
        #expect(terminal.raw.contains("\u{1B}[") == isColoured, "\(terminal.raw)")
      }

      @Test(
        "who types without colours gets none",
        arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
      func typed(_ settings: [String: String]) throws {
        let terminal = try PseudoTerminal(["bank"], in: folder, settings: settings)
        for line in ["request transfer 1 2 500", "compare", "nothing", "quit"] {
          try terminal.wait(for: "(lab) ")
          try terminal.type(line + "\n")
        }
        #expect(try terminal.waitForEnd() == 0)
        // GNU readline has sequences of its own that say what is pasted; TERM=dumb goes without it.
        let colours = terminal.raw.matches(of: /\u{1B}\[[0-9;]*m/)
        #expect(colours.isEmpty, "\(terminal.raw)")
        if settings["TERM"] == "dumb" { #expect(!terminal.raw.utf8.contains(0x1B)) }
      }
    }
  }
#endif
