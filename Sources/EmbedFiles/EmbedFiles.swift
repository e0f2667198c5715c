// Puts lessons and examples into the program, so that an installed one works anywhere.

import Foundation
import PackagePlugin

/// Runs `embed` over the files of `Lessons/` and the usable ones of `Examples/`.
@main struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    let root = context.package.directoryURL
    let examples: Set = ["lab", "md", "policy", "scenario", "wasm", "wat"]
    let lessons = files(in: "Lessons", of: root)
    let paths = (lessons + files(in: "Examples", of: root).filter { examples.contains($0.ending) })
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let output = context.pluginWorkDirectoryURL.appending(path: "BundledFiles+Table.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(paths.count) lesson and example files",
        executable: try context.tool(named: "embed").url,
        arguments: [output.path(percentEncoded: false), root.path(percentEncoded: false)] + paths,
        inputFiles: paths.map { root.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  /// The regular files below a folder, as paths from the root; hidden ones are left out.
  private func files(in folder: String, of root: URL) -> [String] {
    let base = root.appending(path: folder).path(percentEncoded: false)
    guard let walk = FileManager.default.enumerator(atPath: base) else { return [] }
    return walk.compactMap { $0 as? String }
      .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { folder + "/" + $0 }
      .filter { isRegularFile(root.appending(path: $0)) }
  }

  private func isRegularFile(_ file: URL) -> Bool {
    (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true
  }
}

extension String {
  /// What follows the last full stop.
  fileprivate var ending: String { split(separator: ".").last.map { String($0) } ?? "" }
}
