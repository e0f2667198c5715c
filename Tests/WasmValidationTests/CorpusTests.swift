// Modules that rustc made, in both exception encodings, are valid.

import Foundation
import Testing
import WasmBinary
import WasmModel
import WasmValidation

@Suite struct CorpusTests {
  /// The folder beside the package, or nothing in a copy of the package alone.
  static let files: [URL] = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = package.appending(path: "../shared/rust-corpus/wasm").standardizedFileURL
    let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (all?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "wasm" }
  }()

  @Test(
    "the modules of the Rust corpus validate",
    .enabled(if: files.count >= 30, "found \(files.count) of 30 modules in ../shared/rust-corpus"))
  func corpus() throws {
    for file in Self.files {
      let module = try validate(try decode([UInt8](try Data(contentsOf: file))))
      for (function, code) in zip(module.functions, module.module.functions) {
        let types = module.operandTypes(of: function.index)
        let highest = types.compactMap { $0?.slotCount }.max() ?? 0
        #expect(types.count == code.body.count)
        let handlers = function.sideTable.handlers
        for pc in code.body.indices where !handlers.isEmpty {
          let innermost = handlers.lastIndex { $0.range.contains(pc) }
          #expect(function.sideTable.innermostHandler(at: pc) == innermost)
        }
        #expect(highest <= function.maximumHeight, "\(file.lastPathComponent) \(function.index)")
      }
    }
  }
}
