// The bank that rustc compiled, wrapped, and judged by our validator and by another one.

import Bindgen
import Foundation
import Testing
import WasmBinary
import WasmModel
import WasmValidation

struct RealModuleTests {
  @Test(arguments: RealModule.all)
  func `every module stays valid in every mode of its build`(_ row: RealModule) throws {
    let bound = try row.bound()
    _ = try validate(bound.module)
    #expect(bound.roles.count + bound.origins.count == bound.module.functionTypes.count)
  }

  @Test func `the corpus is here, or its modules are counted as skipped`() {
    if !RealModule.hasCorpus { print("skipped 30 modules: no ../shared/rust-corpus") }
    #expect(RealModule.all.count >= 3)
  }

  @Test(
    "the unwinding banks are wrapped and stay valid",
    arguments: ["bank.unwind-exnref.wasm", "bank.unwind-legacy.wasm"])
  func unwinding(_ file: String) throws {
    let module = try decode(readExample(file))
    let wrapped = wrapForGuard(module)
    _ = try validate(wrapped.module)
    let exports = module.exports.filter { export in
      guard case .function = export.description else { return false }
      return !export.name.hasPrefix("__")
    }
    let roles = wrapped.roles.values
    #expect(roles.count { $0 == .importWrapper } == module.importedFunctions.count)
    #expect(roles.count { $0 == .exportWrapper } == exports.count)
    let injected = module.findExport("__paniclab_panic")
    #expect(injected != nil)
    #expect(wrapped.module.findExport("__paniclab_panic") == injected)
  }

  @Test("the bank that aborts has no exceptions and stays as it is")
  func aborting() throws {
    let module = try decode(readExample("bank.abort.wasm"))
    let wrapped = wrapForGuard(module)
    #expect(wrapped.module == module)
    #expect(wrapped.roles == [:])
  }

  @Test(
    "wasm-tools finds the wrapped banks valid",
    arguments: ["bank.unwind-exnref.wasm", "bank.unwind-legacy.wasm"])
  func otherValidator(_ file: String) throws {
    guard let tool = findCommand("wasm-tools") else {
      print("skipped wasm-tools validate \(file): no command wasm-tools")
      return
    }
    let bytes = encode(wrapForGuard(try decode(readExample(file))).module)
    let copy = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString)-\(file)")
    try Data(bytes).write(to: copy)
    defer { try? FileManager.default.removeItem(at: copy) }
    let process = Process()
    process.executableURL = tool
    process.arguments = ["validate", "--features", "all,legacy-exceptions", copy.path]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}

private func readExample(_ name: String) throws -> [UInt8] {
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let file = package.appendingPathComponent("Examples/rust").appendingPathComponent(name)
  return [UInt8](try Data(contentsOf: file))
}

/// Finds a command in the folders of PATH.
private func findCommand(_ name: String) -> URL? {
  let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
  return folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}
