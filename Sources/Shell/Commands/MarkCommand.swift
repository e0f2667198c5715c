// `mark`: a name for this place in time.

import Stepping
import Styling

/// `mark NAME [NOTE]`
enum MarkCommand: Command {
  static let card = CommandCard(
    "mark", ["checkpoint"], .time, usage: "mark NAME [NOTE]",
    "Give this place in time a name, for `goto`.",
    details: """
      A name begins with a letter. Marking again with the same name moves the mark. Marks in a
      branch that is left stay there: `goto` switches to it.
      """,
    examples: ["mark before-panic", "mark start the balances are 100 and 20"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    let words = line.rest.split(separator: " ", maxSplits: 1).map(String.init)
    let name = try GivenName.check(words.first ?? "", for: "mark")
    var bookmarks: [String: Bookmark] = [:]
    for index in indices {
      bookmarks[session.sides[index].label] = session.sides[index].timeline.bookmark
    }
    let mark = Mark(name: name, note: words.count > 1 ? words[1] : "", bookmarks: bookmarks)
    let position = session.marks.firstIndex { $0.name == name }
    let old = position.map { session.marks[$0] }
    if let position {
      session.marks[position] = mark
    } else {
      session.marks.append(mark)
    }
    return indices.flatMap { index -> [StyledText] in
      let before = old.map { "   (it was at \(session.placeText($0, on: index)))" } ?? ""
      return session.marked(
        index,
        [
          StyledText("mark \(name)", .heading) + " at tick \(session.placeText(mark, on: index))"
            + StyledText(before, .dim)
        ])
    }
  }
}
