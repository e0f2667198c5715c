// Where the files of this package are.

import Foundation

/// The folder of the package.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The commands of a lesson's solution, as a person types them.
  static func solution(of lesson: String) throws -> String {
    let lessons = root.appending(path: "Lessons")
    let number = "0" + lesson.drop { !$0.isNumber || $0 == "0" }
    let folders = try FileManager.default.contentsOfDirectory(atPath: lessons.path)
    let folder = folders.first { $0.hasPrefix(number + "-") } ?? number
    return try String(
      contentsOf: lessons.appending(path: folder + "/solution.lab"), encoding: .utf8)
  }
}
