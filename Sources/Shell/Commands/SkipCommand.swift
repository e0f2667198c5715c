// `skip`: leave a lesson for later.

import Course
import Styling

/// `skip`
enum SkipCommand: Command {
  static let card = CommandCard(
    "skip", [], .learning, usage: "skip",
    "Leave the open lesson; open the next one.", goesOn: "more")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let id = try session.openLesson().lesson.id
    var progress = try session.readProgress()
    progress.skip(id)
    guard let next = try session.catalogue().findLesson(after: id) else {
      try session.write(progress)
      return ["\(id) is left for later; it is the last lesson. `progress` shows what is done"]
    }
    try session.write(progress)
    let left =
      progress.done.contains(id)
      ? "\(id) was done and stays so"
      : "\(id) is left for later: `lesson \(id)` comes back to it"
    return [StyledText(left, .dim)]
      + (try LessonCommand.open(next, &session))
  }
}
