// Marks: places in time with a name.

import Stepping

/// A place that a person wants to come back to.
struct Mark: Hashable, Sendable {
  let name: String
  /// What was written beside it; may be empty.
  let note: String
  /// The place on each side that has one, by its label.
  let bookmarks: [String: Bookmark]
}

extension Session {
  /// Finds a mark by its name.
  func findMark(_ name: String) throws(CommandError) -> Mark {
    if let mark = marks.first(where: { $0.name == name }) { return mark }
    let names = marks.map(\.name)
    let hint = Suggestion.find(name, in: names).map { "did you mean `\($0)`?" }
    throw CommandError(
      name.isEmpty ? "the name of a mark is missing" : "no mark `\(name)`",
      try: hint ?? (names.isEmpty ? "mark NAME" : "marks"))
  }

  /// As in `214`, or `214 in old-1` in another branch, or `-` where a side has none.
  func placeText(_ mark: Mark, on index: Int) -> String {
    guard let bookmark = mark.bookmarks[sides[index].label] else { return "-" }
    let branch = sides[index].timeline.findBranch(of: bookmark)
    let tick = "\(bookmark.position.tick)"
    return switch branch {
    case nil: "\(tick), gone"
    case sides[index].timeline.branch: tick
    case let other?: "\(tick) in \(other)"
    }
  }
}
