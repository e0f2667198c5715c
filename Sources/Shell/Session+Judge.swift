// Holding a check against the session.

import Course

extension Session {
  /// The sides of which an expression of a check shall hold, one at least: `@B EXPRESSION` asks for
  /// one of them.
  private func sides(askedBy text: String) throws(CommandError) -> (String, [Int]) {
    guard !sides.isEmpty, text.hasPrefix("@") else { return (text, focused) }
    let words = text.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2 else { throw CommandError("an expression is missing in `\(text)`") }
    let index = sides.firstIndex { $0.label == words[0] }
    return (words[1], index.map { [$0] } ?? [])
  }

  /// What the check of a lesson says now.
  func judge(_ state: LessonState) throws(CommandError) -> CheckVerdict {
    do { return try state.lesson.check.evaluate(checkContext(state)) } catch {
      throw CommandError("the check of \(state.lesson.id) is broken: \(error)")
    }
  }

  /// What a check may ask about; without a lesson there are no answers.
  func checkContext(_ state: LessonState?) -> CheckContext {
    CheckContext(
      holds: { expression in
        let (text, indices) = try sides(askedBy: expression)
        return try indices.contains { try evaluate(text, on: $0) != 0 }
      },
      answer: { state?.answers[$0] },
      usedCommands: state?.usedCommands ?? [],
      happened: { event, function in
        happenings.contains {
          $0.event == event && (function == nil || $0.function == function)
        }
      })
  }
}
