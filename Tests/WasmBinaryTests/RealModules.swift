// The modules that rustc made: examples and lessons of the package, and the shared corpus beside it.

import Foundation

/// A file and its contents.
struct RealModule {
  let name: String
  let bytes: [UInt8]
}

/// The examples and the lessons, then the corpus if it is there; the smallest ones if fewer are
/// wanted.
func realModules(count: Int = .max) throws -> [RealModule] {
  let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  let modules = try ["Examples", "Lessons", "../shared/rust-corpus/wasm"].flatMap { folder in
    let path = package.appendingPathComponent(folder).standardizedFileURL.resolvingSymlinksInPath()
    let files = FileManager.default.enumerator(at: path, includingPropertiesForKeys: nil)
    return try (files?.allObjects ?? []).compactMap { $0 as? URL }
      .filter { $0.pathExtension == "wasm" }
      .sorted { $0.path < $1.path }
      .map { RealModule(name: $0.path, bytes: [UInt8](try Data(contentsOf: $0))) }
  }
  guard modules.count > count else { return modules }
  return Array(modules.sorted { $0.bytes.count < $1.bytes.count }.prefix(count))
}
