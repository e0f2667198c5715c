// `paniclab run --trace`: a line for every tick, then what `run` prints.

import Testing

extension ProgramTests {
  @Suite struct TraceTests {
    /// Calls of both kinds, memory, floats, the host, and a trap.
    private static let module = """
      (module
        (import "host" "may_throw" (func $host (param i32) (result i32)))
        (memory 1)
        (table funcref (elem $half))
        (func $half (param i32) (result f64)
          (f64.mul (f64.convert_i32_s (local.get 0)) (f64.const 0.5)))
        (func (export "f") (param i32) (result f64)
          (i64.store offset=8 (local.get 0) (i64.const -2))
          (drop (i32.load8_u (i32.const 16)))
          (if (call $host (local.get 0))
            (then (return (call_indirect (param i32) (result f64)
              (local.get 0) (i32.const 0)))))
          (unreachable)))
      """

    private func folder() throws -> TemporaryFolder {
      let folder = try TemporaryFolder.withSamples()
      try folder.write("trace.wat", Array(Self.module.utf8))
      return folder
    }

    @Test("a trace tells what every instruction takes, gives and does")
    func golden() throws {
      let run = try Program().run(["run", "trace.wat", "f", "7", "--trace"], in: folder())
      let expected = """
               1  js  load:1                wasm = new WebAssembly.Instance(module, imports).exports  table[0] 1 elements  instance none -> 1  instance 1 made
               2  js  wrapper:1             const ret = wasm.f(7)  enter f
               3   1  f+0x01                local.get 0         -> i32 7
               4   1  f+0x03                i64.const -2        -> i64 -2
               5   1  f+0x05                i64.store offset=8  i32 7, i64 -2  [0xf] 0 -> 18446744073709551614
               6   1  f+0x08                i32.const 16        -> i32 16
               7   1  f+0x0a                i32.load8_u         i32 16 -> i32 255  [0x10]
               8   1  f+0x0d                drop                i32 255
               9   1  f+0x0e                local.get 0         -> i32 7
              10   1  f+0x10                call host           i32 7  calls the host's may_throw
              11  js  may_throw:1           if (x < 0) throw new HostError("host says no"); return x  -> i32 7
              12   1  f+0x12                if                  i32 7
              13   1  f+0x14                local.get 0         -> i32 7
              14   1  f+0x16                i32.const 0         -> i32 0
              15   1  f+0x18                call_indirect (i32) -> f64  i32 7, i32 0  enters half
              16   2  half+0x01             local.get 0         -> i32 7
              17   2  half+0x03             f64.convert_i32_s   i32 7 -> f64 7.0
              18   2  half+0x04             f64.const 0.5       -> f64 0.5
              19   2  half+0x0d             f64.mul             f64 7.0, f64 0.5 -> f64 3.5
              20   2  half+0x0e             end                 f64 3.5  returns to f
              21   1  f+0x1b                return              f64 3.5  returns to JavaScript
              22  js  wrapper:1             const ret = wasm.f(7)   // Wasm returns
              23  js  wrapper:2             return ret  answered 3.5
        f(7)  => 3.5   instance A.1, ticks 1-23

        """
      #expect(run.output == expected)
      #expect(run.code == 0 && run.error == "")
    }

    @Test("a trap ends the trace; its line has no tick, and the report follows")
    func trap() throws {
      let line = ["run", "trace.wat", "f", "0"]
      let traced = try Program().run(line + ["--trace"], in: folder())
      let plain = try Program().run(line, in: folder())
      let end = "    trap   1  f+0x1d                unreachable  TRAP unreachable\n" + plain.output
      #expect(traced.output.hasSuffix(end), "\(traced.output)")
      #expect(traced.code == 0 && plain.output.hasPrefix("TRAP  L001 unreachable   tick 13 "))
      let strict = try Program().run(
        ["run", "--trace", "trace.wat", "f", "0", "--fail-on-trap"], in: folder())
      #expect(strict.code == 4 && strict.output == traced.output)
    }

    @Test("a trace shows a throw, each step of the unwinding, and the handlers")
    func unwinding() throws {
      let run = try Program().run(
        ["run", "--strategy", "guard-reinit", "--trace", "bank", "fail_panic", "7"],
        in: TemporaryFolder())
      var rest = run.output[...]
      let steps = [
        "throw __cpp_exception  i32 131112  THROW __cpp_exception\n",
        "__rustc::rust_panic+0x08  unwinding: no handler here, leave the frame  leave __rustc::rust",
        "unwinding: try the clauses of +0x38 try_table (catch_all_ref 0)  -> exn#0  landing pad\n",
        "throw_ref           exnref exn#0  THROW __cpp_exception\n",
        "CAUGHT __cpp_exception\n", "FAILED PanicError: code 7\n",
      ]
      for step in steps {
        guard let range = rest.firstRange(of: step) else {
          Issue.record("no `\(step)`")
          return
        }
        rest = rest[range.upperBound...]
      }
    }

    @Test(
      "every tick has one line, and behind them stands what `run` prints",
      arguments: [
        "bank deposit 1 50", "--strategy guard-reinit bank deposit 1 50",
        "--strategy guard-reinit bank fail_panic 7", "--strategy reinit bank fail_panic 7",
        "--strategy guard-reinit bank.unwind-legacy fail_panic 7", "bank fail_unreachable",
      ])
    func ticks(_ line: String) throws {
      let words = line.split(separator: " ").map(String.init)
      let traced = try Program().run(["run"] + words + ["--trace"], in: TemporaryFolder())
      let plain = try Program().run(["run"] + words, in: TemporaryFolder())
      try #require(traced.output.hasSuffix(plain.output), "\(traced)")
      #expect(traced.code == plain.code)
      let lines = traced.output.dropLast(plain.output.count).split(separator: "\n")
      let numbered = lines.last?.contains("trap") == true ? lines.dropLast() : lines
      let ticks = numbered.map { Int($0.drop { $0 == " " }.prefix { $0 != " " }) }
      #expect(ticks == Array(1..<numbered.count + 1))
      let end = plain.output.firstMatch(of: /ticks \d+-(\d+)|tick (\d+)/)
      #expect(end.map { $0.1 ?? $0.2 ?? "" } == "\(numbered.count)", "\(plain.output)")
    }

    @Test("`run --trace | head -3` ends quietly")
    func closedPipe() throws {
      let run = try Program().runShell(
        "\"$0\" run spin.wasm spin --trace | head -3", in: .withSamples())
      #expect(run.output.split(separator: "\n").count == 3)
      #expect(run.error == "" && run.code == 0)
    }

    @Test("an endless loop ends at the tick limit, behind a line for each tick")
    func limit() throws {
      let run = try Program().run(
        ["run", "--max-ticks", "5000", "spin.wasm", "spin", "--trace"], in: .withSamples())
      #expect(run.code != 0)
      #expect(run.error.contains("no end after 5000 ticks"))
      let lines = run.output.split(separator: "\n")
      // One tick is that of the loading.
      #expect(lines.dropFirst(5000).first?.hasPrefix("    5001   1  spin+") == true)
      #expect(lines.dropFirst(5001).first?.hasPrefix("paused after 5000 ticks") == true)
    }

    @Test("Ctrl-C ends a trace with what was made so far, and 130")
    func interrupt() throws {
      let line = """
        mkfifo pipe
        "$0" run spin.wasm spin --trace > pipe & program=$!
        exec 3< pipe
        read -r first <&3
        kill -INT $program
        cat <&3 > rest
        wait $program
        echo "code $?"
        tail -1 rest
        """
      let run = try Program().runShell(line, in: .withSamples())
      let lines = run.output.split(separator: "\n")
      #expect(lines.first == "code 130")
      let tick = run.error.firstMatch(of: /^interrupted at tick (\d+)\n$/)?.1
      try #require(tick != nil, "\(run)")
      #expect(lines.last?.split(separator: " ").first == tick)
    }
  }
}
