// `answer`: say what you found.

import Course
import Styling

/// `answer T1 VALUE`
enum AnswerCommand: Command {
  static let card = CommandCard(
    "answer", [], .learning, usage: "answer TASK VALUE",
    "Give the answer to a task.", goesOn: "more")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let state = try session.openLesson()
    let (id, value) = try IdentifiedValue.parse(
      line.rest, ids: state.lesson.page.tasks.map(\.id), usage: "answer")
    session.lesson?.answers[id] = value
    return ["\(id): \(value)   (`check` looks at it)"]
  }
}

/// An id of the lesson and what is said of it.
enum IdentifiedValue {
  static func parse(
    _ text: String, ids: [String], usage: String
  ) throws(CommandError) -> (id: String, value: String) {
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    let list = ids.joined(separator: ", ")
    guard let first = words.first,
      let id = ids.first(where: { $0.lowercased() == first.lowercased() })
    else {
      let found = words.first.map { "`\($0)` is none of \(list)" } ?? "say which of \(list)"
      throw CommandError(
        ids.isEmpty ? "this lesson has none" : found,
        try: ids.first.map { "\(usage) \($0) VALUE" })
    }
    guard words.count == 2 else {
      throw CommandError("a value is missing", try: "\(usage) \(id) VALUE")
    }
    return (id, words[1])
  }
}
