// `paniclab play` in a pipe: each line is a key.

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

    @Test("--auto wants a number of seconds", arguments: ["-1", "soon", "nan", "1e9"])
    func badAuto(_ seconds: String) throws {
      let run = try play("", ["one-abort", "--auto=\(seconds)"])
      #expect(run.code == 2 && run.output == "")
      #expect(run.error.contains("auto"))
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

    @Test("the workshop plays to its end", arguments: [[], ["--linear"], ["--width", "64"]])
    func workshop(_ options: [String]) throws {
      let run = try play("", ["workshop", "--no-input"] + options)
      #expect(run.code == 0 && run.error == "")
      for part in ["1 of 7: A trap\n", "7 of 7: Side by side\n", "Module terminated"] {
        #expect(run.output.contains(part), "\(part)")
      }
      #expect(run.output.hasSuffix("keeps everybody away from memory that nobody can trust.\n"))
      #expect(!run.output.contains("\u{1B}"))
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
