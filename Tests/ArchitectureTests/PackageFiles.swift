// The files of this package: those that git tracks, and new ones that it does not ignore.

import Foundation

/// A file by its path from the root of the package.
struct PackageFile: Sendable {
  let path: String
  let text: String

  var folders: [String] { path.split(separator: "/").dropLast().map(String.init) }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
  var isSource: Bool { [".swift", ".c", ".h"].contains { path.hasSuffix($0) } }

  /// The room that the file stands in, if it is one of Sources.
  var room: String? {
    folders.first == "Sources" && folders.count > 1 && path.hasSuffix(".swift") ? folders[1] : nil
  }
}

enum PackageFiles {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What git tracks, or nil outside a repository, as in an unpacked archive.
  static let tracked: [String]? = git("ls-files")

  /// The paths of all files that belong to the package.
  static let paths: [String] = {
    let listed = git("ls-files", "--cached", "--others", "--exclude-standard") ?? walk()
    return listed.filter { FileManager.default.fileExists(atPath: root.appending(path: $0).path) }
      .sorted()
  }()

  /// Text files in some folders of the root; bytes that are no text are left out.
  static func texts(in folders: String...) -> [PackageFile] {
    paths.filter { path in folders.contains { path.hasPrefix($0 + "/") } }.compactMap(find)
  }

  /// Finds a text file.
  static func find(_ path: String) -> PackageFile? {
    guard let data = try? Data(contentsOf: root.appending(path: path)), !data.contains(0),
      let text = String(data: data, encoding: .utf8)
    else { return nil }
    return PackageFile(path: path, text: text)
  }

  private static func git(_ arguments: String...) -> [String]? {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-C", root.path] + arguments + ["-z"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\0").map(String.init)
  }

  private static func walk() -> [String] {
    let folders = ["Sources", "Tests", "Examples", "Lessons"]
    return folders.flatMap { folder in
      (FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
        .compactMap { $0 as? String } ?? [])
        .map { folder + "/" + $0 }
    } + ["README.md"]
  }
}
