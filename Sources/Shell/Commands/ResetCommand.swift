// `reset`: begin anew.

import Course
import Recovery
import Stepping
import Styling

/// `reset [lesson | progress [ID]]`
enum ResetCommand: Command {
  static let card = CommandCard(
    "reset", [], .session, usage: "reset [lesson | progress [ID] [yes]]",
    "Load the module anew: fresh instances, no history.",
    details: """
      Breakpoints stay. What happened so far is discarded and cannot be gone back to.
      `reset lesson` begins the open lesson anew. `reset progress` forgets which lessons are done,
      or one of them, when `yes` stands behind it.
      """, examples: ["reset", "reset progress"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let words = line.rest.split(separator: " ").map(String.init)
    switch words.first {
    case nil: return try resetModule(&session)
    case "lesson" where words.count == 1:
      return try LessonCommand.open(session.openLesson().lesson, &session)
    case "progress": return try resetProgress(Array(words.dropFirst()), &session)
    default:
      throw CommandError(
        "`reset \(line.rest)` is unknown", try: "reset, reset lesson or reset progress")
    }
  }

  private static func resetModule(_ session: inout Session) throws(CommandError) -> [StyledText] {
    guard let source = session.source else {
      throw CommandError("nothing is loaded", try: "load bank")
    }
    let kept = session.stopPoints
    let discarded = session.sides.map { "\($0.name): \($0.timeline.tick) ticks" }
    try session.makeSides(source, session.sides.map(\.worker.strategy))
    session.stopPoints = kept
    return ["discarded \(discarded.joined(separator: ", ")); \(source.name) is loaded anew"]
  }

  /// Forgets what is done, if `yes` is said.
  private static func resetProgress(
    _ words: [String], _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let isSure = words.last == "yes"
    let names = isSure ? Array(words.dropLast()) : words
    guard names.count <= 1 else {
      throw CommandError("one lesson at a time", try: "reset progress \(names[0])")
    }
    let id = try names.first.map { name throws(CommandError) in try session.findLesson(name).id }
    var progress = try session.readProgress()
    let forgotten = (progress.done + progress.skipped).filter { id == nil || $0 == id }
    let what = id ?? "all lessons"
    if !isSure {
      let done = forgotten.isEmpty ? "nothing is noted yet" : forgotten.joined(separator: ", ")
      let command = (["reset", "progress"] + names + ["yes"]).joined(separator: " ")
      return ["nothing was changed. `\(command)` forgets your progress in \(what): \(done)"]
    }
    progress.forget(id)
    try session.write(progress)
    return ["forgotten: your progress in \(what); the open lesson stays as it is"]
  }
}
