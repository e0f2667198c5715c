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
    if let prediction = state.lesson.page.findPrediction(id), Int(prediction.answer) != nil,
      !Answer(value).isNumber
    {
      throw CommandError("\(id) asks for a number", try: "predict \(id) NUMBER")
    }
    session.lesson?.predictions[id] = value
    session.lesson?.judged.remove(id)
    return ["\(id): you expect \(value). `more` (or Enter) says what is so, and goes on"]
  }
}
