// `switch`: to another branch of the history.

import Stepping
import Styling

/// `switch NAME`
enum SwitchCommand: Command {
  static let card = CommandCard(
    "switch", [], .time, usage: "switch BRANCH", "Go to another branch, where we left it.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let name = line.rest
    let having = try session.sides(withBranch: name, for: "switch")
    let moving = having.filter { session.sides[$0].timeline.branch != name }
    guard !moving.isEmpty else {
      throw CommandError("this is the branch `\(name)`", try: "forks")
    }
    let old = session.sides.map(\.timeline.bookmark)
    try session.go(moving.map { ($0, .branch(name)) }, what: "switch \(name)")
    return moving.flatMap { session.arrival($0, from: old[$0]) }
  }
}

/// `drop NAME`
enum DropCommand: Command {
  static let card = CommandCard(
    "drop", [], .time, usage: "drop BRANCH", "Forget another branch and its future.")

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let name = line.rest
    let having = try session.sides(withBranch: name, for: "drop")
    if let index = having.first(where: { session.sides[$0].timeline.branch == name }) {
      let other = session.sides[index].timeline.branches.first { !$0.isCurrent }?.name
      throw CommandError(
        "`\(name)` is the branch that we are in",
        try: other.map { "switch \($0), then drop \(name)" } ?? "fork NAME")
    }
    return having.flatMap { index -> [StyledText] in
      let branches = session.sides[index].timeline.branches
      guard let branch = branches.first(where: { $0.name == name }) else { return [] }
      let start = branch.parting?.tick ?? 0
      let marks = session.marks.filter { isIn($0, session, index) }
      _ = session.sides[index].timeline.dropBranch(name)
      let gone = marks.filter { !isIn($0, session, index) }.map(\.name)
      let note = gone.isEmpty ? "" : "   marks that were there: \(gone.joined(separator: ", "))"
      return session.marked(
        index,
        ["dropped branch \(name), ticks \(start)-\(branch.end.tick)" + StyledText(note, .dim)])
    }
  }

  /// True if a mark has a place in some branch of a side.
  private static func isIn(_ mark: Mark, _ session: Session, _ index: Int) -> Bool {
    let side = session.sides[index]
    return mark.bookmarks[side.label].map { side.timeline.findBranch(of: $0) != nil } ?? false
  }
}

extension Session {
  /// The sides on which commands act that have a branch; an error if none has.
  fileprivate func sides(
    withBranch name: String, for command: String
  ) throws(CommandError) -> [Int] {
    let indices = try loadedSides()
    let having = indices.filter { index in
      sides[index].timeline.branches.contains { $0.name == name }
    }
    if !having.isEmpty { return having }
    let names = branchNames
    let near = Suggestion.find(name, in: names).map { "\(command) \($0)" }
    throw CommandError(
      name.isEmpty ? "the name of a branch is missing" : "no branch `\(name)`",
      try: near ?? "forks   (it lists them: \(names.joined(separator: ", ")))")
  }

  /// The names of the branches of all sides.
  var branchNames: [String] {
    Set(sides.flatMap { $0.timeline.branches.map(\.name) }).sorted()
  }
}
