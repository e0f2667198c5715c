// `paniclab play` and `demo`: at a terminal by single keys, in a pipe by lines.

import Testing

extension ProgramTests {
  @Suite struct PlayInPipeTests {
    private let folder = TemporaryFolder()

    private func play(_ input: String, _ arguments: [String] = ["one-panic"]) throws -> Program.Run
    {
      try Program().run(["play"] + arguments, input: input, in: folder)
    }

    @Test("an empty line goes on, and the end of the input leaves")
    func lines() throws {
      let run = try play("\n\n")
      #expect(run.code == 0 && run.error == "")
      #expect(run.output.contains("(lab) request deposit 1 50 x 2\nA  #1 deposit(1, 50)"))
      #expect(run.output.hasSuffix("(lab) panic at bank::move_money on request 3\n"))
    }

    @Test("b goes back, t takes over and resume ends that, a number goes to a step")
    func wishes() throws {
      let run = try play("\n\nb\nt\nrequest served\nresume\n\n8\nb\n<\nx\n?\nq\n")
      #expect(run.code == 0 && run.error == "")
      let parts = [
        "back before step 2: `request deposit 1 50 x 2`\nA  tick 158 of 158",
        "taken over at step 2 of 13", "(you) request served\nA  #1 served()", "(you) resume\n",
        "the script again, at step 2 of 13\nA  tick 158 of 158",
        "A  #1 deposit(1, 50)  => 150   instance A.1, ticks 158-295",
        "forward before step 8: `ledger`", "back before step 7: `unwind`", "no chapter is there",
        "`x` means nothing here", "Enter, space", "step 7 of 13",
      ]
      var rest = run.output[...]
      for part in parts {
        guard let range = rest.firstRange(of: part) else {
          Issue.record("no `\(part)` in:\n\(rest)")
          return
        }
        rest = rest[range.upperBound...]
      }
    }

    @Test("--no-input and --auto play through, with the same bytes as demo")
    func through() throws {
      let demo = try Program().run(["demo", "one-abort"], in: folder)
      let plain = try play("", ["one-abort", "--no-input"])
      let auto = try play("", ["one-abort", "--auto", "0.01"])
      #expect(demo.code == 0 && demo.output.contains("refused  turned away by the guard"))
      #expect(plain.output == demo.output && auto.output == demo.output)
      #expect(!plain.output.contains("\u{1B}"))
    }

    @Test("a file is played, and goes before a script inside the program")
    func file() throws {
      try folder.write("own.lab", "# Hello\nload bank\n")
      try folder.write("workshop", "# Mine\nload bank\n")
      #expect(try play("\n", ["own.lab"]).output.hasPrefix("Hello\n(lab) load bank\nloaded bank"))
      #expect(try play("\n", ["workshop"]).output.hasPrefix("Mine\n"))
      let list = try play("", [])
      for name in ["demo", "one-panic", "one-abort"] { #expect(list.output.contains(name)) }
    }

    @Test("a mistake in a script ends the program before it begins, with file and line")
    func mistake() throws {
      try folder.write("own.lab", "load bank\n#lab: chaptr A\n")
      let run = try play("\n\n", ["own.lab"])
      #expect(run.code == 2 && run.output == "")
      #expect(run.error.hasPrefix("error: own.lab:2: unknown directive `chaptr`"))
      let missing = try play("", ["nothing.lab"])
      #expect(missing.code == 2)
      #expect(missing.error.contains("nothing.lab: no such file\n  try: a file, or a script"))
    }

    @Test("a command that fails is named by its line; somebody who is there can go on")
    func failure() throws {
      try folder.write("own.lab", "load bank\nstpe\nwhen\n")
      let through = try play("", ["own.lab", "--no-input"])
      #expect(through.code == 1 && through.error.contains("  at own.lab:2\n"))
      #expect(!through.output.contains("tick 158"))
      let asked = try play("\n\nt\nrequest served\nresume\n\n", ["own.lab"])
      #expect(asked.code == 1 && asked.error.contains("  at own.lab:2\n"))
      #expect(asked.output.contains("Enter goes on, b goes back, t takes over, q leaves"))
      #expect(asked.output.contains("=> 0   instance A.1"))
      #expect(asked.output.contains("(lab) when\nA  tick 158"))
    }

    @Test("a check that a demonstration passes is nobody's progress")
    func progress() throws {
      let solution = try Repository.solution(of: "L01")
      try folder.write("own.lab", "lesson L01\n\(solution)\ncheck\n")
      let run = try play("", ["own.lab", "--no-input"])
      #expect(run.code == 0 && run.output.contains("L01 is done."), "\(run)")
      #expect(!folder.exists("state/progress.txt"))
    }
  }
}

#if os(Linux)
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

      @Test("b goes back, and forward again everything is as before", arguments: ["b", "\u{1B}[5~"])
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
