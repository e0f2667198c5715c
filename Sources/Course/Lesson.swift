// A lesson: a page, a module, and the scripts that start, solve and check it.

import Styling

/// A lesson of the course.
public struct Lesson: Sendable, Identifiable {
  /// As in `L02`.
  public let id: String
  public let title: String
  /// The name of its folder without the number: `what-is-a-trap`.
  public let slug: String
  /// As in `Lessons/01-what-is-a-trap`.
  public let folder: String
  public let minutes: Int
  /// The ids of the lessons that come before it.
  public let requirements: [String]
  /// The ids of the myths that it refutes.
  public let myths: [String]
  /// The builds of Rust that it is about: `panic=abort`, `panic=unwind`.
  public let builds: [String]
  /// The names of the modules beside `module`, as `load lesson/NAME` loads them.
  public let modules: [String]
  /// What the page holds.
  public let page: LessonPage
  /// What runs before the page is shown.
  public let start: Script
  /// What passes the check.
  public let solution: Script
  /// Ways to go wrong, each with what the check says to it.
  public let wrong: [WrongAnswer]
  public let check: CheckScript

  /// The path of the module that `load lesson` loads.
  public var moduleFile: String { "\(folder)/module.wasm" }

  /// The path of the module that `load lesson/NAME` loads; nil if there is none of that name.
  public func findModuleFile(_ name: String) -> String? {
    modules.contains(name) ? "\(folder)/\(name).wasm" : nil
  }

  /// The paths of all its files.
  public var files: [String] {
    let modules = (["module"] + modules).flatMap { ["\($0).wasm", "\($0).wat"] }
    return (Self.fixedFiles + modules).map { "\(folder)/\($0)" } + wrong.map(\.script.file)
  }

  private static let fixedFiles = ["check.lab", "lesson.md", "solution.lab", "start.lab"]
}

/// What `lesson.md` says, taken apart.
public struct LessonPage: Hashable, Sendable {
  public let title: String
  /// All parts of the page, from the top.
  public let sections: [Section]
  public let questions: [String]
  public let objectives: [String]
  public let predictions: [Prediction]
  public let tasks: [CourseTask]
  /// Three hints as Markdown, from a nudge to the answer.
  public let hints: [String]
  public let keyPoints: [String]

  /// The part that the student reads at first, laid out: without hints and key points.
  public func lines(width: Int, ascii: Bool = false) -> [StyledText] {
    let shown = sections.filter { $0.kind != .hints && $0.kind != .keyPoints }
    let parts = shown.enumerated().map { number, section in
      "\(number == 0 ? "#" : "##") \(section.heading)\n\n\(section.body)"
    }
    return Markdown(parts.joined(separator: "\n\n")).lines(width: width, ascii: ascii)
  }

  /// Finds a prediction by its id; case does not matter.
  public func findPrediction(_ id: String) -> Prediction? {
    predictions.first { $0.id.lowercased() == id.lowercased() }
  }

  /// Finds a task by its id; case does not matter.
  public func findTask(_ id: String) -> CourseTask? {
    tasks.first { $0.id.lowercased() == id.lowercased() }
  }
}
