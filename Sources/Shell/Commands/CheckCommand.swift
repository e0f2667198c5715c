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
    session.lesson?.judged.formUnion(state.predictions.keys)
    switch verdict {
    case .passed: return try passed(state, &session)
    case .failed(let failures, let feedback):
      return predictions(state, session.pageWidth)
        + [StyledText("not yet", .warning)]
        + failures.flatMap { StyledText("  - \($0.text)").wrapped(to: width, indent: 4) }
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
    return predictions(state, session.pageWidth)
      + [StyledText("\(state.lesson.id) is done.", .ok), "", StyledText("Key points", .heading)]
      + state.lesson.page.keyPoints.flatMap {
        Markdown("- \($0)").lines(width: session.pageWidth)
      }
      + [
        next.map { StyledText("next: `lesson next`  \($0.id) \($0.title)", .dim) }
          ?? StyledText("that was the last lesson; `progress` shows what is done", .dim)
      ]
  }

  private static func predictions(_ state: LessonState, _ width: Int) -> [StyledText] {
    state.lesson.page.predictions.filter { !state.judged.contains($0.id) }
      .flatMap { verdict($0, state, width: width) }
  }

  /// What was predicted and what is so; nothing if nothing was predicted.
  static func verdict(
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
