// `paniclab dev check`: is the course sound?

import ArgumentParser
import Bundled
import Course
import Shell
import Styling
import Terminal

/// `paniclab dev check [LESSON ...]`
struct DevCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Play every lesson: starts, solutions, wrong answers, transcripts, sources.",
    discussion: """
      A line for each lesson, and one for each mistake: the name of the rule, the file and the \
      line, what was found. The rules:

      \(CourseRule.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      Exit codes: 0 the course is sound, 1 it is not, 2 there is no such lesson or folder.
      """)

  @Option(help: ArgumentHelp(CourseFolder.help, valueName: "folder"))
  var course: String?
  @OptionGroup var common: CommonOptions
  @Argument(help: "Only these lessons, as L02.")
  var lessons: [String] = []

  func run() throws {
    let console = common.console()
    let folder = course.map(CourseFolder.init)
    let check: CourseCheck
    do {
      if let folder, folder.paths.isEmpty {
        throw ValidationError("no files in \(folder.folder)/Lessons; name the folder above it")
      }
      check = try CourseCheck(
        paths: folder?.paths ?? BundledFiles.paths.filter { $0.hasPrefix("Lessons/") },
        find: folder?.find ?? BundledFiles.find)
    } catch let error as CourseError {
      console.output.write([Self.line(CourseCheck.finding(error))])
      throw ExitCode(1)
    }
    let chosen = try choose(check.course)
    console.output.write(["checking the course \(course.map { "in \($0)" } ?? "in the program")"])
    var count = 0
    func report(_ findings: [CourseFinding]) {
      count += findings.count
      console.output.write(findings.map(Self.line))
    }
    for lesson in chosen {
      let findings = check.findings(of: lesson)
      console.output.write([Self.summary(lesson, isSound: findings.isEmpty)])
      report(findings)
    }
    if lessons.isEmpty { report(check.findings()) }
    func plural(_ number: Int, _ word: String) -> String {
      "\(number) \(word)\(number == 1 ? "" : "s")"
    }
    let total = "\(plural(chosen.count, "lesson")), \(plural(count, "mistake"))"
    console.output.write([StyledText(total, count == 0 ? .ok : .error)])
    if count > 0 { throw ExitCode(1) }
  }

  private func choose(_ course: Catalogue) throws -> [Lesson] {
    if lessons.isEmpty { return course.lessons }
    return try lessons.map { name in
      if let lesson = course.find(name) { return lesson }
      let ids = course.lessons.map(\.id).joined(separator: ", ")
      throw ValidationError("no lesson `\(name)` that can be read; there are: \(ids)")
    }
  }

  private static func line(_ finding: CourseFinding) -> StyledText {
    StyledText("FAIL ", .error) + StyledText(finding.rule.rawValue, .emphasis)
      + "  \(finding.place): \(finding.text)"
  }

  private static func summary(_ lesson: Lesson, isSound: Bool) -> StyledText {
    let needed = lesson.solution.lines.count { !$0.isOptional }
    return StyledText(isSound ? "ok   " : "FAIL ", isSound ? .ok : .error)
      + StyledText(lesson.id, .command)
      + "  \(lesson.title): start, solution (\(needed) lines needed), \(lesson.wrong.count) wrong"
      + " answers, transcripts"
  }
}
