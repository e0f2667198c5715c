// The official suite, where it is: beside the project, or in a folder that the environment names.

import Foundation

/// The scripts of the official test suite.
enum SuiteFiles {
  /// The folder, or nil if there is none.
  static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["PANICLAB_TESTSUITE"].map { URL(filePath: $0) }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let beside = root.deletingLastPathComponent().appending(path: "shared/testsuite")
    let folder = named ?? beside
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static let isAbsent = "the official suite is not here: 264 scripts skipped"

  /// The scripts of the standard, of legacy exceptions and of custom annotations, as paths in the
  /// folder.
  static let all: [String] = ["", "legacy", "custom"].flatMap { part -> [String] in
    guard let folder else { return [] }
    let path = folder.appending(path: part).path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(".wast") }.sorted().map {
      part.isEmpty ? $0 : "\(part)/\($0)"
    }
  }

  static func read(_ name: String) throws -> [UInt8] {
    guard let folder else { return [] }
    return Array(try Data(contentsOf: folder.appending(path: name)))
  }
}
