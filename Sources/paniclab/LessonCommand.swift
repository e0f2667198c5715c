// `paniclab lesson ID`: the REPL with a lesson open.

import ArgumentParser
import Shell
import Styling

/// `paniclab lesson [ID]`
struct LessonCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lesson", abstract: "Open a lesson of the course; without an id, list them.",
    aliases: ["lessons"])

  @Argument(help: "As L01.")
  var id: String?
  @Flag(help: "Write the prompt and each command of a pipe before its answer.")
  var echo = false
  @Option(help: ArgumentHelp(CourseFolder.help, valueName: "folder"))
  var course: String?
  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console()
    var session = console.makeSession()
    if let course { session.environment.courseFile = CourseFolder(course).find }
    let response = session.respond(to: id.map { "lesson \($0)" } ?? "lessons")
    console.show(response)
    if case .failed(let code) = response.outcome { throw ExitCode(code) }
    if id == nil { return }
    let code = console.converse(&session, echoes: echo)
    if code != 0 { throw ExitCode(code) }
  }
}
