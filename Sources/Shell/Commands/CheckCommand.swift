// `check`: is the lesson done?

import Course
import Styling

/// `check`
enum CheckCommand: Command {
  static let card = CommandCard(
    "check", [], .learning, usage: "check",
    "Is the lesson done? What is missing?")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let width = session.pageWidth
    let verdict = try session.judge(state)
    switch verdict {
    case .passed: return try passed(state, &session)
    case .failed(let failures, let feedback):
      return predictions(&session)
        + [StyledText("not yet", .warning)]
        + missing(failures, state).flatMap {
          StyledText("  - \($0)").wrapped(to: width, indent: 4)
        }
        + feedback.flatMap { text in
          let task = state.lesson.check.findTask(ofFeedback: text)
          return StyledText("  \(task.map { $0 + ": " } ?? "")\(text)", .emphasis)
            .wrapped(to: width, indent: 2)
        }
        + [StyledText("`hint` helps, `task` shows the tasks", .dim)]
    }
  }

  private static func passed(
    _ state: LessonState, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    var progress = try session.readProgress()
    progress.finish(state.lesson.id, hints: state.hints)
    try session.write(progress)
    session.lesson?.isDone = true
    let next = try session.catalogue().findLesson(after: state.lesson.id)
    var lines = predictions(&session)
    lines += [
      StyledText("\(state.lesson.id) is done.", .ok), "", StyledText("Key points", .heading),
    ]
    lines += state.lesson.page.keyPoints.flatMap {
      Markdown("- \($0)").lines(width: session.pageWidth)
    }
    if state.hasMore {
      lines.append(StyledText("`more` shows the rest of the page", .dim))
    }
    lines.append(
      next.map { StyledText("next: `lesson next`  \($0.id) \($0.title)", .dim) }
        ?? StyledText("that was the last lesson; `progress` shows what is done", .dim))
    return lines
  }

  /// What to say of what is missing. Tasks that the person has not come to are only named.
  private static func missing(
    _ failures: [CheckVerdict.Failure], _ state: LessonState
  ) -> [String] {
    let ahead = state.tasksAhead
    func task(_ failure: CheckVerdict.Failure) -> String? {
      ahead.first { failure.text.hasPrefix("\($0):") || failure.text.hasPrefix("\($0) has") }
    }
    let open = ahead.filter { id in failures.contains { task($0) == id } }
    let note = open.isEmpty ? [] : ["further on: \(open.joined(separator: ", ")) (`more`)"]
    return failures.filter { task($0) == nil }.map(\.text) + note
  }

  private static func predictions(_ session: inout Session) -> [StyledText] {
    verdicts(session.lesson?.lesson.page.predictions.map(\.id) ?? [], &session)
  }

  /// What became of predictions, each said once.
  static func verdicts(_ ids: [String], _ session: inout Session) -> [StyledText] {
    guard let state = session.lesson else { return [] }
    var lines: [StyledText] = []
    for id in ids where !state.judged.contains(id) {
      guard let prediction = state.lesson.page.findPrediction(id) else { continue }
      let verdict = verdict(prediction, state, width: session.pageWidth)
      if !verdict.isEmpty { session.lesson?.judged.insert(id) }
      lines += verdict
    }
    return lines
  }

  /// What was predicted and what is so; nothing if nothing was predicted.
  private static func verdict(
    _ prediction: Prediction, _ state: LessonState, width: Int
  ) -> [StyledText] {
    guard let value = state.predictions[prediction.id] else { return [] }
    let judgement: StyledText =
      prediction.accepts(value)
      ? StyledText("and so it is", .ok) : StyledText("it is \(prediction.answer)", .warning)
    return [StyledText("\(prediction.id): you said \(value), ") + judgement]
      + Markdown(prediction.why).lines(width: width - 4).map { "    " + $0 }
  }
}
