// `predict`: say what you expect before you look.

import Course
import Styling

/// `predict P1 VALUE`
enum PredictCommand: Command {
  static let card = CommandCard(
    "predict", [], .learning, usage: "predict QUESTION VALUE",
    "Say what you expect before you run it.", goesOn: "more")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let (id, value) = try IdentifiedValue.parse(
      line.rest, ids: state.lesson.page.predictions.map(\.id), usage: "predict")
    session.lesson?.predictions[id] = value
    session.lesson?.judged.remove(id)
    // `more` gives the verdict only where the page goes on behind the question.
    return state.asks(id)
      ? ["\(id): you expect \(value). `more` goes on; now run it and look"]
      : ["\(id): you expect \(value). Now run it and look; `check` says whether it is so"]
  }
}
