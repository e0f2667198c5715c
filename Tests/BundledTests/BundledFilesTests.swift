// What is inside the program is what lies in the repository.

import Bundled
import Foundation
import Testing

@Suite struct BundledFilesTests {
  private let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("every lesson file and every usable example is bundled, and nothing else")
  func completeness() {
    let lessons = regularFiles(in: "Lessons")
    let examples = regularFiles(in: "Examples").filter { path in
      [".wasm", ".wat", ".lab", ".md", ".policy", ".scenario"].contains { path.hasSuffix($0) }
    }
    #expect(BundledFiles.paths == (lessons + examples).sorted())
  }

  @Test("a bundled file holds the bytes of the file", arguments: BundledFiles.paths)
  func bytes(path: String) throws {
    let onDisk = try Data(contentsOf: root.appending(path: path))
    #expect(BundledFiles.find(path) == Array(onDisk))
    #expect(BundledFiles.contains(path))
  }

  @Test("a path that was not bundled finds nothing")
  func absence() {
    #expect(BundledFiles.find("Lessons/no-such-lesson.md") == nil)
    #expect(BundledFiles.text("") == nil)
    #expect(!BundledFiles.contains("Lessons/no-such-lesson.md"))
  }

  private func regularFiles(in folder: String) -> [String] {
    let base = root.appending(path: folder).path(percentEncoded: false)
    let walk = FileManager.default.enumerator(atPath: base)
    return (walk?.allObjects ?? []).compactMap { $0 as? String }
      .filter { path in !path.split(separator: "/").contains { $0.hasPrefix(".") } }
      .filter { path in
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(
          atPath: base + "/" + path, isDirectory: &isFolder)
        return exists && !isFolder.boolValue
      }
      .map { folder + "/" + $0 }
  }
}
