// The course in a folder, for those who write lessons.

/// A folder that holds `Lessons`.
struct CourseFolder {
  let folder: String

  static let help = "Read the course from FOLDER/Lessons, not from inside the program."

  init(_ folder: String) { self.folder = folder }

  /// The bytes of a file by its path from the folder, as `Lessons/course.json`.
  @Sendable func find(_ path: String) -> [UInt8]? { try? Files.read("\(folder)/\(path)").get() }

  /// The paths of all files of the course, from the folder.
  var paths: [String] {
    Files.list("\(folder)/Lessons").map { String($0.dropFirst(folder.count + 1)) }
  }
}
