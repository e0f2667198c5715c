// The official suite and the real Rust modules, where they are: in the project or beside it.

import Foundation

/// Files with modules whose time is tested.
enum SharedFiles {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The folder of the official suite, or nil if there is none.
  static let suite: URL? = {
    let named = ProcessInfo.processInfo.environment["PANICLAB_TESTSUITE"].map { URL(filePath: $0) }
    return existing(named ?? root.deletingLastPathComponent().appending(path: "shared/testsuite"))
  }()
  static let noSuite = "the official suite is not here: 264 scripts skipped"

  /// The folder of compiled Rust programs, or nil if there is none.
  static let corpus = existing(
    root.deletingLastPathComponent().appending(path: "shared/rust-corpus/wasm"))
  static let noCorpus = "../shared/rust-corpus is not here: 30 modules skipped"

  private static func existing(_ folder: URL) -> URL? {
    FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }

  /// The scripts of the standard and of legacy exceptions, as paths in the folder.
  static let scripts: [String] = ["", "legacy"].flatMap { part in
    names(in: suite?.appending(path: part), suffix: ".wast")
      .map { part.isEmpty ? $0 : "\(part)/\($0)" }
  }

  /// The modules of the corpus, as paths in its folder.
  static let corpusModules: [String] = names(in: corpus, suffix: "").flatMap { variant in
    names(in: corpus?.appending(path: variant), suffix: ".wasm").map { "\(variant)/\($0)" }
  }

  private static func names(in folder: URL?, suffix: String) -> [String] {
    guard let folder else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.sorted()
  }

  static func read(_ name: String, in folder: URL?) throws -> [UInt8] {
    guard let folder else { return [] }
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
