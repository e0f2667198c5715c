// `predict`: say what you expect before you look.

import Course
import Styling

/// `predict P1 VALUE`
enum PredictCommand: Command {
  static let card = CommandCard(
    "predict", [], .learning, usage: "predict QUESTION VALUE",
    "Say what you expect before you run it.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let (id, value) = try IdentifiedValue.parse(
      line.rest, ids: state.lesson.page.predictions.map(\.id), usage: "predict")
    session.lesson?.predictions[id] = value
    return ["\(id): you expect \(value). `more` goes on; now run it and look"]
  }
}
