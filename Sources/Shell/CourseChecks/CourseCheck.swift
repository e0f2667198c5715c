// Every rule of the course, held against its files. `paniclab dev check` prints what is found.

import Course
import WasmFile

/// A check of the files of a course.
public struct CourseCheck: Sendable {
  /// The course, without the lessons that cannot be read.
  public let course: Catalogue
  private let errors: [CourseError]
  let paths: [String]
  let find: @Sendable (String) -> [UInt8]?
  let rows: RecoveryRows

  /// Reads a course: the paths of all files below `Lessons`, and the bytes of one. Throws if the
  /// index or the script of a myth cannot be read.
  public init(
    paths: [String], find: @escaping @Sendable (String) -> [UInt8]?
  ) throws(CourseError) {
    (course, errors) = try Catalogue.load { path in
      find(path).map { String(decoding: $0, as: UTF8.self) }
    }
    self.paths = paths
    self.find = find
    rows = RecoveryRows(course.sources)
  }

  func text(_ path: String) -> String? { find(path).map { String(decoding: $0, as: UTF8.self) } }

  /// What is wrong with the course, apart from what is wrong within its lessons.
  public func findings() -> [CourseFinding] {
    unreadable() + files() + order() + guides() + course.myths.flatMap(play)
  }

  /// What is wrong with a lesson.
  public func findings(of lesson: Lesson) -> [CourseFinding] {
    modules(lesson) + page(lesson) + sources(lesson) + commands(lesson) + starts(lesson)
      + solves(lesson) + noticesWhatIsMissing(lesson) + mistakes(lesson) + transcripts(lesson)
  }

  // MARK: - Files

  /// What an error of reading is called here.
  public static func finding(_ error: CourseError) -> CourseFinding {
    let rule: CourseRule =
      switch error.kind {
      case .missingHint: .hints
      case .missingFile: .missing
      default: .format
      }
    return CourseFinding(rule, error.file, line: error.line, error.message)
  }

  private func unreadable() -> [CourseFinding] { errors.map(Self.finding) }

  /// The pages that belong to no lesson.
  static let guides = ["CARD.md", "GLOSSARY.md", "INSTRUCTOR.md", "README.md"]
    .map { "Lessons/\($0)" }

  private func files() -> [CourseFinding] {
    let own = course.lessons.flatMap(\.files) + course.myths.map(\.script.file)
    let known = Set(own + Self.guides + [Catalogue.indexFile])
    let unread = Set(errors.map { $0.file.split(separator: "/").prefix(2).joined(separator: "/") })
    let orphans = paths.filter { path in
      !known.contains(path) && !unread.contains { path.hasPrefix($0 + "/") }
    }
    let missing = known.subtracting(paths).sorted()
    return missing.map { CourseFinding(.missing, $0, "this file is named, and it is not there") }
      + orphans.map {
        CourseFinding(
          .orphan, $0, "no lesson names this file; name it in \(Catalogue.indexFile) or remove it")
      }
  }

  private func order() -> [CourseFinding] {
    var found: [CourseFinding] = []
    for path in course.paths {
      for (number, id) in path.lessons.enumerated() {
        let open = course.find(id)?.requirements.filter { !path.lessons[..<number].contains($0) }
        for missing in open ?? [] {
          found.append(
            CourseFinding(
              .path, Catalogue.indexFile, "path \(path.id): \(id) comes before \(missing)"))
        }
      }
    }
    return found
  }

  private func modules(_ lesson: Lesson) -> [CourseFinding] {
    (["module"] + lesson.modules).compactMap { name in
      let path = "\(lesson.folder)/\(name)"
      guard let text = find("\(path).wat"), let binary = find("\(path).wasm") else { return nil }
      do {
        let file = try ModuleFile(name: "\(path).wat", bytes: text)
        _ = try file.validate()
        if file.binary == binary { return nil }
        return CourseFinding(
          .module, "\(path).wasm",
          "it is not what the text beside it assembles to: `paniclab wat2wasm \(name).wat`")
      } catch { return CourseFinding(.module, "\(path).wat", "\(error)") }
    }
  }
}
