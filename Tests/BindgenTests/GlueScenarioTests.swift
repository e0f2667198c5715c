// The glue runs in Node, and does there what the recovery specification says of the real one.

import Bindgen
import Foundation
import NodeEngine
import Testing
import WasmBinary

/// Scenarios of the folder `Node`, with the module that they need and how that is bound.
struct GlueScenario: CustomTestStringConvertible, Sendable {
  let module: String
  let mode: BindgenMode
  let release: Int
  let shim: ShimKind
  /// Each is the name of a script and its arguments, in words.
  let runs: [String]

  init(
    _ module: String, _ mode: BindgenMode, _ release: Int, shim: ShimKind = .plain,
    _ runs: String...
  ) {
    (self.module, self.mode, self.release) = (module, mode, release)
    (self.shim, self.runs) = (shim, runs)
  }

  var testDescription: String { "\(module), mode \(mode.rawValue), 0.2.\(release)" }

  // swift-format-ignore
  static let aborting: [GlueScenario] = [
    GlueScenario("workshop.abort", .a, 127, "poison", "closures A", "tasks A panic", "tasks A spawn", "tasks A throw", "start A 1", "start A 2", "collector A"),
    GlueScenario("workshop.abort", .a, 79, "tasks A stuck"),
    GlueScenario("workshop.abort", .b, 127, "poison", "closures B", "reinit B", "tasks B reset", "collector B"),
    GlueScenario("workshop.abort", .b, 104, "poison"),
    GlueScenario("workshop.abort", .c, 127, "closures C", "handler C abort", "handler C import", "handler C nested", "tasks C panic", "tasks C spawn", "tasks C throw"),
    GlueScenario("workshop.abort", .cReinit, 127, "reinit C", "closures C", "tasks E reset"),
  ]

  // swift-format-ignore
  static let shims: [GlueScenario] = [
    GlueScenario("bank.abort", .a, 127, shim: .plain, "shims plain"),
    GlueScenario("bank.abort", .b, 127, shim: .first, "shims first"),
    GlueScenario("bank.abort", .b, 127, shim: .reinit, "shims reinit"),
    GlueScenario("bank.unwind-exnref", .e, 127, shim: .unwind, "shims unwind"),
    GlueScenario("bank.unwind-legacy", .e, 127, shim: .unwind, "shims unwind"),
    GlueScenario("service.abort", .a, 127, shim: .plain, "service S0"),
    GlueScenario("service.abort", .b, 117, shim: .reinit, "service S1"),
    GlueScenario("service.abort", .cReinit, 127, shim: .reinit, "service S1g"),
    GlueScenario("service.unwind-exnref", .d, 127, shim: .plain, "service S3"),
    GlueScenario("service.unwind-exnref", .e, 127, shim: .unwind, "service S4"),
    GlueScenario("service.unwind-legacy", .d, 127, shim: .plain, "service S3"),
    GlueScenario("service.unwind-legacy", .e, 127, shim: .unwind, "service S4"),
  ]

  /// For both encodings of exceptions.
  static let unwinding = ["workshop.unwind-exnref", "workshop.unwind-legacy"].flatMap(unwinding)

  // swift-format-ignore
  private static func unwinding(_ module: String) -> [GlueScenario] {
    [
      GlueScenario(module, .d, 127, "termination abort", "termination host", "termination nested", "termination inner", "handler D abort", "closures D", "tasks D panic", "tasks D spawn", "tasks D throw", "tasks D abort", "start D 1", "start D 2", "collector D"),
      GlueScenario(module, .e, 127, "reset", "reinit E", "traps", "closures E", "tasks E reset", "tasks E window", "start E 1", "start E 2", "collector E"),
      GlueScenario(module, .d, 106, "release WebAssembly.Exception poisoned"),
      GlueScenario(module, .d, 107, "release PanicError poisoned"),
      GlueScenario(module, .d, 113, "release PanicError poisoned"),
      GlueScenario(module, .d, 114, "release PanicError terminated"),
      GlueScenario(module, .e, 114, "release PanicError reset"),
      GlueScenario(module, .d, 117, "release PanicError terminated"),
      GlueScenario(module, .e, 117, "release PanicError reset sentinel"),
    ]
  }

  /// Writes glue and module to a folder, runs the scripts, and gives what they print.
  func output(_ node: Node) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(to: folder)
    let scripts = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
      path: "Node")
    return try runs.flatMap { run in
      let words = run.split(separator: " ").map(String.init)
      let script = scripts.appending(path: "\(words[0]).mjs")
      let text = try node.run([script.path, folder.path] + words.dropFirst(), withErrors: true)
        .output
      let lines = text.split(separator: "\n").map(String.init)
      #expect(!lines.isEmpty, "\(run)")
      return lines
    }
  }

  private func write(to folder: URL) throws {
    let options = BindgenOptions(mode: mode, release: Release(patch: release))
    let bound = try bind(decode(exampleBytes("\(module).wasm")), options)
    let package = GlueFile(name: "package.json", text: #"{"type":"module"}"#)
    let files = writeGlue(bound) + writeShim(shim, for: bound) + writeRuntime() + [package]
    for file in files {
      try file.text.write(
        to: folder.appending(path: file.name), atomically: true, encoding: .utf8)
    }
    try Data(encode(bound.module)).write(to: folder.appending(path: "module.wasm"))
  }

  /// True if only engines with `try_table` run it.
  var needsModern: Bool {
    module.hasSuffix("unwind-exnref") || mode == .c || mode == .cReinit
  }
}

struct GlueScenarioTests {
  @Test(arguments: GlueScenario.aborting + GlueScenario.unwinding + GlueScenario.shims)
  func `every row holds in Node`(_ scenario: GlueScenario) throws {
    guard let node = scenario.needsModern ? Node.modern : Node.any else {
      print("skipped \(scenario.testDescription): no Node that runs it")
      return
    }
    let lines = try scenario.output(node)
    #expect(lines.filter { !$0.hasPrefix("ok ") } == [])
  }
}

/// Reads a file of Examples/rust.
func exampleBytes(_ name: String) throws -> [UInt8] {
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return [UInt8](try Data(contentsOf: package.appending(path: "Examples/rust/\(name)")))
}
