// Modules to damage: all that the project has, in both formats.

import Foundation
import Testing

/// A file by name.
struct SampleFile: CustomTestStringConvertible, CustomStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]
  var description: String { name }
  var testDescription: String { name }
}

/// The modules of lessons and examples, and those of this folder.
enum SampleFiles {
  static let all: [SampleFile] = ["Lessons", "Examples", "Tests/WasmFileTests/Modules"]
    .flatMap(list)

  /// The texts of lessons, each beside its module.
  static let lessonTexts = all.filter { $0.name.hasPrefix("Lessons/") && $0.name.hasSuffix(".wat") }

  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static func list(_ folder: String) -> [SampleFile] {
    let base = root.appending(path: folder)
    let paths =
      FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".wasm") || $0.hasSuffix(".wat") }.sorted().compactMap {
      guard let data = try? Data(contentsOf: base.appending(path: $0)) else { return nil }
      return SampleFile(name: "\(folder)/\($0)", bytes: Array(data))
    }
  }
}
