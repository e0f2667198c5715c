// The modules that rustc compiled: the examples, and the corpus where it is.

import Bindgen
import Foundation
import Testing
import WasmBinary
import WasmModel

/// A compiled module and a mode that fits its build.
struct RealModule: Sendable, CustomTestStringConvertible {
  let file: URL
  let mode: BindgenMode
  let release: Release

  var testDescription: String {
    "\(file.deletingLastPathComponent().lastPathComponent)/\(file.lastPathComponent), mode "
      + "\(mode.rawValue), \(release)"
  }

  func read() throws -> Module { try decode([UInt8](try Data(contentsOf: file))) }

  func bound() throws -> BoundModule {
    try bind(try read(), BindgenOptions(mode: mode, release: release))
  }

  /// Each module in each mode of its build, and in mode E of releases that add less.
  static let all: [RealModule] = files.flatMap { file -> [RealModule] in
    let unwinds = file.path.contains("unwind")
    let modes = BindgenMode.allCases.filter { $0.unwinds == unwinds }
    let newest = modes.map { RealModule(file: file, mode: $0, release: .newest) }
    guard unwinds else { return newest }
    return newest
      + [113, 126].map { RealModule(file: file, mode: .e, release: Release(patch: $0)) }
  }

  static let hasCorpus = FileManager.default.fileExists(atPath: corpus.path)

  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let corpus = package.deletingLastPathComponent()
    .appending(path: "shared/rust-corpus/wasm")

  private static let files: [URL] =
    names(in: package.appending(path: "Examples/rust"))
    + ["abort", "unwind-legacy", "unwind-exnref"].flatMap { names(in: corpus.appending(path: $0)) }

  private static func names(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".wasm") }.sorted().map { folder.appending(path: $0) }
  }
}
