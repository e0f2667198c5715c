// `paniclab play` and `demo` at a terminal: single keys, and a terminal that is put back.

#if os(Linux)
  import Testing

  extension ProgramTests {
    @Suite struct PlayAtTerminalTests {
      private let folder = TemporaryFolder()

      /// Starts at the first question.
      private func start(
        _ arguments: [String] = ["play", "one-panic"], settings: [String: String] = [:]
      ) throws -> PseudoTerminal {
        let terminal = try PseudoTerminal(arguments, in: folder, settings: settings)
        try terminal.wait(for: "(lab) load bank")
        return terminal
      }

      @Test(
        "a command is shown before it runs, a key goes on, and q leaves",
        arguments: ["\n", " ", "\u{1B}[6~", "\u{1B}[C"], ["play", "demo"])
      func goesOn(_ key: String, _ command: String) throws {
        let terminal = try start([command, "one-panic"])
        #expect(!terminal.raw.contains("side B guard-reinit"))
        try terminal.type(key)
        let output = try terminal.wait(for: "(lab) request deposit 1 50 x 2")
        #expect(output.contains("side B guard-reinit"))
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == 0)
        #expect(!terminal.raw.contains("#1 deposit"))
      }

      @Test(
        "b goes back, and forward again everything is as before", arguments: ["b", "\u{1B}[5~"])
      func goesBack(_ key: String) throws {
        let terminal = try start()
        try terminal.type("\n")
        try terminal.wait(for: "(lab) request deposit 1 50 x 2")
        try terminal.type("\n")
        let once = try terminal.wait(for: "(lab) panic at bank::move_money")
        #expect(once.contains("B  #1 deposit(1, 50)  => 150"))
        try terminal.type(key)
        try terminal.wait(for: "back before step 2: `request deposit 1 50 x 2`")
        try terminal.wait(for: "tick 158 of 158")
        try terminal.wait(for: "(lab) request deposit 1 50 x 2")
        try terminal.type("\n")
        let again = try terminal.wait(for: "(lab) panic at bank::move_money")
        #expect(once == again)
        try terminal.type("bbb")
        try terminal.wait(for: "nothing is before step 1")
      }

      @Test("t takes over with a prompt, and Ctrl-D or resume gives the script back")
      func takesOver() throws {
        let terminal = try start()
        try terminal.type("\n")
        try terminal.wait(for: "(lab) request deposit")
        for end in ["resume\n", PseudoTerminal.ctrlD] {
          try terminal.type("t")
          try terminal.wait(for: "taken over at step 2 of 13")
          try terminal.wait(for: "(you) ")
          try terminal.type("request deposit 1 900\n")
          try terminal.wait(for: "A  #1 deposit(1, 900)  => 1000")
          try terminal.wait(for: "(you) ")
          try terminal.type(end)
          try terminal.wait(for: "the script again, at step 2 of 13")
          try terminal.wait(for: "(lab) request deposit 1 50 x 2")
        }
        try terminal.type(" ")
        try terminal.wait(for: "A  #1 deposit(1, 50)  => 150")
      }

      @Test("a number and Enter go to a step, ? tells the keys")
      func jumps() throws {
        let terminal = try start()
        try terminal.type("12\n")
        try terminal.wait(for: "forward before step 12: `timeline`")
        try terminal.type("?")
        try terminal.wait(for: "take over")
        try terminal.wait(for: "step 12 of 13")
        try terminal.type("99\n")
        try terminal.wait(for: "there are steps 1 to 13")
        try terminal.type("\n\n")
        try terminal.wait(for: "[the end: Enter leaves")
        try terminal.type("b")
        try terminal.wait(for: "back before step 13: `blast`")
        try terminal.type("\n")
        try terminal.wait(for: "[the end: Enter leaves")
        try terminal.type("\n")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test("> and < go from chapter to chapter")
      func chapters() throws {
        let terminal = try PseudoTerminal(["play", "workshop"], in: folder)
        try terminal.wait(for: "[Enter goes on] ")
        try terminal.type(">")
        try terminal.wait(for: "1 of 7: A trap")
        try terminal.type(">")
        try terminal.wait(for: "2 of 7: Nothing is undone")
        try terminal.wait(for: "(lab) load L02")
        try terminal.type("\n")
        try terminal.wait(for: "(lab) x/3dw 0x100")
        try terminal.type("<")
        try terminal.wait(for: "2 of 7: Nothing is undone")
        try terminal.wait(for: "(lab) load L02")
        try terminal.type("<")
        try terminal.wait(for: "1 of 7: A trap")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test(
        "Ctrl-C and Ctrl-D leave, and the terminal is as it was",
        arguments: [PseudoTerminal.ctrlC, PseudoTerminal.ctrlD, "q"])
      func leaves(_ key: String) throws {
        let terminal = try start(["demo"])
        try terminal.waitForKeyMode()
        try terminal.type(key)
        #expect(try terminal.waitForEnd() == 0)
        #expect(terminal.takesLines && terminal.showsKeys)
        #expect(!terminal.raw.contains("side B guard-reinit"))
      }

      @Test("a signal puts the terminal back too", arguments: [15, 1, 3] as [Int32])
      func signals(_ number: Int32) throws {
        let terminal = try start()
        try terminal.waitForKeyMode()
        terminal.send(number)
        #expect(try terminal.waitForEnd() == -number)
        #expect(terminal.takesLines && terminal.showsKeys)
      }

      @Test("Ctrl-Z stops with the terminal as it was, and going on asks again")
      func stops() throws {
        let terminal = try PseudoTerminal(
          shell: "set -m; \"$0\" play one-panic; echo stopped; read line; fg; echo ended",
          in: folder)
        try terminal.wait(for: "(lab) load bank")
        try terminal.waitForKeyMode()
        try terminal.type(PseudoTerminal.ctrlZ)
        try terminal.wait(for: "stopped")
        #expect(terminal.takesLines && terminal.showsKeys)
        try terminal.type("\n")
        try terminal.wait(for: "(lab) load bank")
        try terminal.waitForKeyMode()
        try terminal.type("q")
        try terminal.wait(for: "ended")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test("a command that fails leaves a session that can be used")
      func failure() throws {
        try folder.write("own.lab", "load bank\nstpe\nwhen\n")
        let terminal = try start(["play", "own.lab"])
        try terminal.type("\n\n")
        try terminal.wait(for: "at own.lab:2")
        try terminal.wait(for: "(lab) when")
        try terminal.type("t")
        try terminal.wait(for: "(you) ")
        try terminal.type("request served\n")
        try terminal.wait(for: "A  #1 served()")
        try terminal.wait(for: "(you) ")
        try terminal.type("quit\n")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test("--auto goes on by itself until a key asks for something else")
      func auto() throws {
        let terminal = try start(["play", "one-panic", "--auto", "0.01"])
        try terminal.wait(for: "[the end: Enter leaves")
        try terminal.type("b")
        try terminal.wait(for: "back before step 13: `blast`")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == 0)
      }

      @Test("--no-input does not wait at a terminal either")
      func noInput() throws {
        let terminal = try PseudoTerminal(["demo", "--no-input"], in: folder)
        #expect(try terminal.waitForEnd() == 0)
        #expect(terminal.raw.contains("destructors of guards that ran while it failed"))
        #expect(!terminal.raw.contains("Enter goes on"))
      }

      @Test("a terminal that cannot move its cursor takes lines, and no escape sequence is sent")
      func dumbTerminal() throws {
        let terminal = try start(settings: ["TERM": "dumb"])
        #expect(terminal.takesLines)
        try terminal.type("\n")
        try terminal.wait(for: "(lab) request deposit")
        try terminal.type("b\n")
        try terminal.wait(for: "back before step 1")
        try terminal.type("t\n")
        try terminal.wait(for: "(you) ")
        try terminal.type("resume\n")
        try terminal.wait(for: "the script again")
        try terminal.type("t\n")
        try terminal.wait(for: "(you) ")
        try terminal.type(PseudoTerminal.ctrlD)
        try terminal.wait(for: "the script again")
        try terminal.wait(for: "(lab) load bank")
        try terminal.type("\n")
        try terminal.wait(for: "(lab) request deposit")
        try terminal.type("q\n")
        #expect(try terminal.waitForEnd() == 0)
        #expect(!terminal.raw.contains("\u{1B}"))
      }

      @Test(
        "linear mode and NO_COLOR send no escape sequence between the commands",
        arguments: [(["--linear"], "1"), ([], "1")])
      func plain(_ options: [String], _ noColor: String) throws {
        let terminal = try start(
          ["play", "one-panic"] + options, settings: ["NO_COLOR": noColor])
        for _ in 1...3 { try terminal.type("\n") }
        try terminal.wait(for: "(lab) faults")
        try terminal.type("b")
        try terminal.wait(for: "back before step 3")
        try terminal.type("q")
        #expect(try terminal.waitForEnd() == 0)
        #expect(!terminal.raw.contains("\u{1B}"))
      }
    }
  }
#endif
