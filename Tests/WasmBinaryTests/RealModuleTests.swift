// Modules that rustc made are decoded, encoded and decoded again.

import Foundation
import Testing
import WasmBinary
import WasmModel

struct RealModuleTests {
  @Test("real Rust modules survive a round trip")
  func roundTrip() throws {
    let files = findModules()
    if files.isEmpty { print("skipped real Rust modules, 0 of 30 run: no ../shared/rust-corpus") }
    for file in files {
      let module = try decode([UInt8](Data(contentsOf: file)))
      let bytes = encode(module)
      let again = try decode(bytes)
      #expect(again.withoutOffsets() == module.withoutOffsets(), "\(file.path)")
      #expect(encode(again) == bytes, "\(file.path)")
    }
  }

  @Test("real Rust modules have functions, names and offsets that point at opcodes")
  func contents() throws {
    for file in findModules() {
      let bytes = [UInt8](try Data(contentsOf: file))
      let module = try decode(bytes)
      #expect(module.byteCount == bytes.count, "\(file.path)")
      #expect(!module.functions.isEmpty, "\(file.path)")
      #expect(!module.names.functions.isEmpty, "\(file.path)")
      for function in module.functions {
        #expect(function.offsets.count == function.body.count)
        let codes = function.offsets.map { UInt32(bytes[$0]) }
        let expected = function.body.map(\.opcode.card.code).map { $0 < 0x100 ? $0 : $0 >> 8 }
        #expect(codes == expected, "\(file.path)")
      }
    }
  }
}

/// The modules of the shared corpus, which stands beside the package; none if it is absent.
private func findModules() -> [URL] {
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let corpus = package.appendingPathComponent("../shared/rust-corpus/wasm").standardizedFileURL
  let files = FileManager.default.enumerator(at: corpus, includingPropertiesForKeys: nil)
  let modules = (files?.allObjects ?? []).compactMap { $0 as? URL }
  return modules.filter { $0.pathExtension == "wasm" }.sorted { $0.path < $1.path }
}
