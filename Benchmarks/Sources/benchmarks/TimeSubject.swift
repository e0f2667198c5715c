// The worlds that `time` goes to and fro in.

import JavaScript
import Recovery
import WasmMachine

/// A module under a strategy, and what is given to it.
struct TimeSubject {
  let name: String
  let about: String
  let path: String
  let strategy: Strategy
  /// What is given, one after the other, each when nothing is on the way.
  let given: Given
  /// How many bytes snapshots may hold, in MiB.
  var megabytes = 256

  enum Given {
    /// A call of `run`.
    case run(Int)
    /// Requests that fail and others, so often.
    case resets(Int)
    /// A program of JavaScript.
    case script(String)
  }

  /// True if snapshots may hold what they may in a session.
  var hasUsualBudget: Bool { megabytes == 256 }

  /// The name of the row.
  var title: String { hasUsualBudget ? name : "\(name), \(megabytes) MiB" }

  // swift-format-ignore
  static let all = [
    kernel("sieve",    200),
    kernel("compress", 600),
    kernel("sort",     500),
    kernel("matmul",   400),
    module("large",    2_500, "64 MiB of memory, 4 of them written again and again"),
    module("log",      100_000, "100,000 events"),
    TimeSubject(
      name: "resets", about: "200 instances, after a trap each", path: bank, strategy: .reinit,
      given: .resets(200)),
    TimeSubject(
      name: "script", about: "200,000 lines of JavaScript", path: bank, strategy: .reinit,
      given: .script("let sum = 0;\nfor (let i = 0; i < 100000; i++) {\n  sum += i;\n}\nsum")),
    kernel("sieve",    1_000).with(megabytes: 64, "sieve-long"),
    kernel("sieve",    1_000).with(megabytes: 16, "sieve-long"),
    kernel("compress", 3_000).with(megabytes: 16, "compress-long"),
  ]

  private static let bank = "\(Repository.root)/Examples/rust/bank.abort.wasm"

  private static func kernel(_ name: String, _ argument: Int) -> TimeSubject {
    TimeSubject(
      name: name, about: "the kernel", path: "\(Repository.kernels)/\(name).wasm",
      strategy: .ignore, given: .run(argument))
  }

  private static func module(_ name: String, _ argument: Int, _ about: String) -> TimeSubject {
    TimeSubject(
      name: name, about: about, path: "\(Repository.modules)/\(name).wat", strategy: .ignore,
      given: .run(argument))
  }

  private func with(megabytes: Int, _ name: String) -> TimeSubject {
    TimeSubject(
      name: name, about: about, path: path, strategy: strategy, given: given, megabytes: megabytes)
  }

  static func find(_ title: String) throws(BenchmarkError) -> TimeSubject {
    guard let subject = all.first(where: { $0.title == title }) else {
      throw .usage("no world \(title); there are \(all.map(\.title).joined(separator: "; "))")
    }
    return subject
  }
}

extension TimeSubject {
  /// A worker to which nothing was given yet.
  func worker() throws(BenchmarkError) -> Worker {
    let bytes = try File.read(path)
    do {
      let module = try WorkerModule(name: name, bytes: bytes, strategy: strategy)
      return try Worker(module, strategy: strategy)
    } catch {
      throw .module("\(path): \(error)")
    }
  }

  /// What is given to it, the loading first.
  func inputs() throws(BenchmarkError) -> [Worker.Input] {
    switch given {
    case .run(let argument): return [.load, .call(Self.call("run", argument))]
    case .resets(let count):
      let both: [Worker.Input] = [
        .request(Self.call("deposit", 1, 50)), .request(Self.call("fail_unreachable")),
      ]
      return [.load] + (0..<count).flatMap { _ in both }
    case .script(let text):
      do { return [.load, .run(try ScriptPiece(text))] } catch { throw .module("\(error)") }
    }
  }

  private static func call(_ name: String, _ arguments: Int...) -> ExportCall {
    ExportCall(
      name: name, arguments: arguments.map { .number(Double($0)) }, text: "\(name)")
  }
}
