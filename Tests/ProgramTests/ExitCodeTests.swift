// What each way of calling the program prints, on which stream, and the code it exits with.

import Testing

/// A row of the table: a command line and what comes of it.
struct CommandRow: CustomTestStringConvertible, Sendable {
  let line: String
  let input: String
  let code: Int32
  /// What standard output has in it; nil if it must be empty.
  let output: String?
  /// What the one error has in it; nil if standard error must be empty.
  let error: String?
  var testDescription: String { line.isEmpty ? "no arguments" : "paniclab \(line)" }
  var arguments: [String] { line.split(separator: " ").map(String.init) }

  init(
    _ line: String, input: String = "", _ code: Int32, output: String? = nil, error: String? = nil
  ) {
    (self.line, self.input, self.code) = (line, input, code)
    (self.output, self.error) = (output, error)
  }

  // swift-format-ignore
  static let all: [CommandRow] = [
    // Done. A trap of the guest is what the lab is about, and no error of it.
    CommandRow("run bank deposit 1 50",                  0, output: "=> 150"),
    CommandRow("run bank fail_panic 7",                  0, output: "TRAP  L001 unreachable"),
    CommandRow("run --fail-on-trap bank deposit 1 50",   0, output: "=> 150"),
    CommandRow("run --fail-on-trap bank fail_panic 7",   4, output: "TRAP  L001 unreachable"),
    CommandRow("run --strategy guard-reinit --fail-on-trap bank fail_panic 7",
                                                         4, output: "PanicError"),
    CommandRow("dis bank transfer",                      0, output: "transfer (i32, i32, i32) -> i32"),
    CommandRow("run good.wat f",                         0, output: "=> 7"),
    CommandRow("dis good.wat f",                         0, output: "i32.const 7"),
    CommandRow("validate good.wat bank",                 0, output: "good.wat: valid, 1 function"),
    CommandRow("validate -",      input: "(module)",     0, output: "-: valid, 0 functions"),
    CommandRow("info bank",                              0, output: "exceptions  try_table (standard)"),
    CommandRow("info bank.unwind-legacy",                0, output: "exceptions  try (legacy)"),
    CommandRow("info good.wat",                          0, output: "f  () -> i32"),
    CommandRow("wasm2wat spin.wasm",                     0, output: "(export \"spin\""),
    CommandRow("wasm2wat --fold good.wat",               0, output: "(i32.const 7)"),
    CommandRow("wat2wasm good.wat",                      0, output: "wrote good.wasm, "),
    CommandRow("wat2wasm --no-check bad.wat",            0, output: "wrote bad.wasm, "),
    CommandRow("wrap bank --mode E --diff deposit",      0, output: "+ (func $\"deposit [export wrapper]\""),
    CommandRow("wrap bank --mode e --diff",              0, output: "functions: 29 added, 36 changed"),
    CommandRow("wrap bank.abort --mode C -o bound.wasm", 0, output: "wrote bound.wasm, "),
    CommandRow("wrap bank --mode D --glue glue",         0, output: "wrote glue/index.js, "),
    CommandRow("wrap good.wat --mode A --diff",          0, output: "functions: 0 added, 0 changed, 1 unchanged"),
    CommandRow("wast pass.wast",                         0, output: "2 passed, 0 failed, 0 skipped\n"),
    CommandRow("lesson",                                 0, output: "L01"),
    CommandRow("lessons",                                0, output: "L12"),
    CommandRow("dev check L01",                          0, output: "ok   L01  What is a trap?"),
    CommandRow("dev check L99",                          2, error: "no lesson `L99` that can be read"),
    CommandRow("dev check --course nowhere",             2, error: "no files in nowhere/Lessons"),
    CommandRow("progress",                               3, error: "progress is no module, but a command of the shell"),
    CommandRow("--help",                                 0, output: "SUBCOMMANDS"),
    CommandRow("run --engine faithful bank deposit 1 50", 0, output: "=> 150"),
    CommandRow("run --engine fast bank deposit 1 50",    0, output: "=> 150"),
    CommandRow("wast --engine faithful pass.wast",       0, output: "2 passed, 0 failed, 0 skipped\n"),
    CommandRow("run --help",                             0, output: "--fail-on-trap"),
    CommandRow("--version",                              0, output: "0."),
    CommandRow("--batch -x good.lab",                    0, output: "=> 150"),
    CommandRow("",                                       0),
    CommandRow("bank",                                   0, output: "loaded bank"),
    // Usage.
    CommandRow("run bank nothing",                       2, error: "no exported function `nothing`"),
    CommandRow("run bank deposit 1",                     2, error: "takes 2 arguments"),
    CommandRow("run bank deposit 1 2 3",                 2, error: "takes 2 arguments"),
    CommandRow("run bank deposit 1 x",                   2, error: "`x` is no i32"),
    CommandRow("run bank deposit 1 4294967296",          2, error: "is no i32"),
    CommandRow("run bank",                               2, error: "export"),
    CommandRow("run --strategy renit bank served",       2, error: "no strategy `renit`"),
    CommandRow("run --engine quick bank served",         2, error: "'faithful' and 'fast'"),
    CommandRow("wast --engine quick pass.wast",          2, error: "'faithful' and 'fast'"),
    CommandRow("wrap bank --mode F --diff",              2, error: "C+reinit  the same"),
    CommandRow("wrap bank --diff",                       2, error: "no mode is given"),
    CommandRow("wrap bank --mode E",                     2, error: "-o OUT, --glue DIR or --diff"),
    CommandRow("wrap bank --mode E deposit",             2, error: "--diff deposit"),
    CommandRow("wrap bank --mode E --diff nothing",      2, error: "no function `nothing`"),
    CommandRow("wrap bank --mode E --release 1.0 --diff", 2, error: "no release `1.0`"),
    CommandRow("wrap bank --mode C --diff",              3, error: "mode D or E"),
    CommandRow("dis bank nothing",                       2, error: "`nothing`"),
    CommandRow("--nothing",                              2, error: "--nothing"),
    CommandRow("wast missing.wast",                      2, error: "missing.wast: no such file"),
    CommandRow("demo --width many",                      2, error: "many"),
    CommandRow("demo --color blue",                      2, error: "blue"),
    CommandRow("--batch -x missing.lab",                 2, error: "missing.lab: no such file"),
    // Modules that cannot be loaded.
    CommandRow("validate bad.wat",                       3, error: "bad.wat:3:16: type mismatch"),
    CommandRow("validate typo.wat",                      3, error: "did you mean i32.const?"),
    CommandRow("validate truncated.wasm",                3, error: "truncated.wasm:0x9: length out of bounds"),
    CommandRow("wat2wasm bad.wat",                       3, error: "bad.wat:3:16: type mismatch"),
    CommandRow("wasm2wat not.wasm",                      3, error: "not.wasm:0x0: magic header not detected"),
    CommandRow("info missing.wasm",                      3, error: "missing.wasm: no such file"),
    CommandRow("run not.wasm f",                         3, error: "not.wasm:0x0: magic header not detected"),
    CommandRow("dis not.wasm",                           3, error: "not.wasm:0x0: magic header not detected"),
    CommandRow("not.wasm",                               3, error: "not.wasm:0x0: magic header not detected"),
    CommandRow("run empty.wasm f",                       3, error: "empty.wasm:0x0: unexpected end"),
    CommandRow("run truncated.wasm f",                   3, error: "truncated.wasm:0x9: length out of bounds"),
    CommandRow("dis truncated.wasm",                     3, error: "truncated.wasm:0x9: length out of bounds"),
    CommandRow("run missing.wasm f",                     3, error: "missing.wasm: no such file"),
    CommandRow("missing.wasm",                           3, error: "missing.wasm: no such file"),
    CommandRow("run folder f",                           3, error: "folder: is a folder"),
    CommandRow("run huge.wasm f",                        3, error: "huge.wasm: memory too large"),
    CommandRow("dis huge.wasm",                          3, error: "huge.wasm: memory too large"),
    // A command failed.
    CommandRow("wast fail.wast",                         1, output: "fail.wast:2:1: it returned [i32 7], expected [i32 8]"),
    CommandRow("wast cascade.wast",                      1, output: "0 passed, 1 failed, 2 skipped\n"),
    CommandRow("lesson L99",                             1, error: "no lesson `L99`"),
    CommandRow("--batch -x bad.lab",                     1, output: "(lab) stpe", error: "bad.lab:3"),
    CommandRow("-x bad.lab",           input: "when\n",  1, output: "(lab) stpe", error: "bad.lab:3"),
    // A pipe goes on after an error and exits with the code of the first one.
    CommandRow("",   input: "stpe\nload bank\nwhen\n",   1, output: "tick 158", error: "did you mean `step`?"),
    CommandRow("",   input: "load no.wasm\nhelp step\n", 3, output: "step [N]", error: "no.wasm: no such file"),
    CommandRow("bank",             input: "when\nquit",  0, output: "tick 158"),
    CommandRow("bank",         input: "when\r\nquit\r\n",  0, output: "tick 158"),
  ]
}

extension ProgramTests {
  @Suite struct ExitCodeTests {
    @Test("each command line exits with its code and says why", arguments: CommandRow.all)
    func exits(_ row: CommandRow) throws {
      let run = try Program().run(row.arguments, input: row.input, in: .withSamples())
      #expect(run.code == row.code, "\(run)")
      expect(run.output, has: row.output)
      expect(run.error, has: row.error)
      let errors = run.error.split(separator: "\n").filter { $0.lowercased().hasPrefix("error: ") }
      #expect(errors.count == (row.error == nil ? 0 : 1), "\(run.error)")
    }

    private func expect(_ text: String, has part: String?) {
      if let part { #expect(text.contains(part), "\(text)") } else { #expect(text == "") }
    }

    @Test("an endless loop ends at the tick limit with an error that says what to do")
    func endlessLoop() throws {
      let run = try Program().run(
        ["run", "--max-ticks", "5000", "spin.wasm", "spin"], in: .withSamples())
      #expect(run.code == 1)
      #expect(run.output.contains("paused after 5000 ticks") && !run.output.contains("`continue`"))
      #expect(run.error == "error: no end after 5000 ticks\n  try: --max-ticks N allows more\n")
    }

    @Test("a script that fails stops there")
    func scriptStops() throws {
      let run = try Program().run(["-x", "bad.lab"], input: "help\n", in: .withSamples())
      #expect(run.output.contains("(lab) stpe\n"))
      #expect(!run.output.contains("(lab) when"))
      #expect(!run.output.contains("A first minute"))
    }

    @Test("--echo shows the commands of a pipe behind the prompt, else only answers are shown")
    func echo() throws {
      let folder = TemporaryFolder()
      let silent = try Program().run([], input: "load bank\nwhen\n", in: folder)
      let echoed = try Program().run(["--echo"], input: "load bank\nwhen\n", in: folder)
      #expect(!silent.output.contains("(lab)"))
      #expect(echoed.output.hasPrefix("(lab) load bank\nloaded bank"))
      #expect(echoed.output.contains("\n(lab) when\n"))
    }

    @Test("output that cannot be written is an error")
    func fullDisk() throws {
      let run = try Program().runShell("\"$0\" dis bank > /dev/full", in: TemporaryFolder())
      #expect(run.code == 1)
      #expect(run.error.hasPrefix("paniclab: cannot write to standard output: "))
    }

    @Test("a pipe leaves no history")
    func noHistory() throws {
      let folder = TemporaryFolder()
      _ = try Program().run(["bank"], input: "when\n", in: folder)
      #expect(!folder.exists("state/history"))
    }
  }
}
