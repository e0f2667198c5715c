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
               1  js  index.js:4            let wasm;
               2  js  index.js:6            class HostError extends Error {}
               3  js  index.js:7            Object.defineProperty(HostError.prototype, "name", { value: "HostError" });
               4  js  index.js:29           const wasmInstance = new WebAssembly.Instance(wasmModule, __wbg_get_imports());
               5  js  __wbg_get_imports:22  return {  table[0] 1 elements  instance none -> 1  instance 1 made
               6  js  index.js:30           wasm = wasmInstance.exports;
               7  js  platform.js:3         export class WorkerEntrypoint {
               8  js  platform.js:10        const listeners = [];
               9  js  platform.js:12        globalThis.addEventListener = (type, listener) => {
              10  js  worker.js:5           class Entrypoint extends WorkerEntrypoint {}
              11  js  worker.js:6           Entrypoint.prototype.f = exports.f;
              12  js  worker.js:8           export default Entrypoint;
              13  js  runtime.js:6          const env = {};
              14  js  runtime.js:7          const namespaces = new Map();
              15  js  runtime.js:36         class Context {
              16  js  runtime.js:43         export const tasks = [];
              17  js  runtime.js:56         class Namespace {
              18  js  runtime.js:85         class Stub {
              19  js  runtime.js:98         class ObjectState {
              20  js  runtime.js:109        class Storage {
              21  js  runtime.js:123        if (worker.DurableCounter !== undefined) {
              22  js  f:10                  const ret = wasm.f(arg0);  enter f
              23   1  f+0x01                local.get 0         -> i32 7
              24   1  f+0x03                i64.const -2        -> i64 -2
              25   1  f+0x05                i64.store offset=8  i32 7, i64 -2  [0xf] 0 -> 18446744073709551614
              26   1  f+0x08                i32.const 16        -> i32 16
              27   1  f+0x0a                i32.load8_u         i32 16 -> i32 255  [0x10]
              28   1  f+0x0d                drop                i32 255
              29   1  f+0x0e                local.get 0         -> i32 7
              30   1  f+0x10                call host           i32 7  calls the host's may_throw
              31  js  may_throw             the import may_throw, called by Wasm
              32  js  host_may_throw:18     return x;
              33   1  f+0x12                if                  i32 7
              34   1  f+0x14                local.get 0         -> i32 7
              35   1  f+0x16                i32.const 0         -> i32 0
              36   1  f+0x18                call_indirect (i32) -> f64  i32 7, i32 0  enters half
              37   2  half+0x01             local.get 0         -> i32 7
              38   2  half+0x03             f64.convert_i32_s   i32 7 -> f64 7.0
              39   2  half+0x04             f64.const 0.5       -> f64 0.5
              40   2  half+0x0d             f64.mul             f64 7.0, f64 0.5 -> f64 3.5
              41   2  half+0x0e             end                 f64 3.5  returns to f
              42   1  f+0x1b                return              f64 3.5  returns to JavaScript
              43  js  f:10                  const ret = wasm.f(arg0);   // Wasm returns
              44  js  f:11                  return ret;  answered 3.5
        f(7)  => 3.5   instance A.1, ticks 21-44

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
      #expect(traced.code == 0 && plain.output.hasPrefix("TRAP  L001 unreachable   tick 34 "))
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
      let first = try #require(lines.firstIndex { $0.contains("  js  spin:") })
      let end = try #require(lines.firstIndex { $0.hasPrefix("paused after 5000 ticks") })
      #expect(end - first == 5000)
      #expect(lines[end - 1].contains("   1  spin+"))
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
