// Going to places in time, with progress, and giving inputs there.

import Recovery
import Stepping
import Styling

/// Where a side is to go.
enum Journey: Sendable {
  case destination(Timeline<Worker>.Destination)
  case bookmark(Bookmark)
  /// To another branch, where it was left.
  case branch(String)
  /// To what everything was at a moment.
  case moment(Timeline<Worker>.Moment)
}

extension SessionEnvironment {
  /// Does something that can take long. `body` tells now and then which part of it is done, and ends
  /// early if it is told false.
  func following<Result>(
    _ what: String, _ body: (@escaping (Double) -> Bool) -> Result
  ) -> Result {
    progress(what, 0)
    defer { progress(what, 1) }
    return body { part in
      progress(what, part)
      return !isInterrupted()
    }
  }
}

extension Session {
  /// Puts a side elsewhere. If the person interrupts it, it throws, and the side is where it was.
  mutating func go(
    _ index: Int, to destination: Timeline<Worker>.Destination, what: String
  ) throws(CommandError) {
    try go([(index, .destination(destination))], what: what)
  }

  /// Puts sides elsewhere: all of them or, if the person interrupts it, none.
  mutating func go(
    _ journeys: [(index: Int, to: Journey)], what: String
  ) throws(CommandError) {
    let environment = environment
    var starts: [(Int, Timeline<Worker>.Moment)] = []
    for (index, journey) in journeys {
      starts.append((index, sides[index].timeline.moment))
      let arrived = environment.following(what) { goesOn in
        sides[index].timeline.go(journey, goesOn: goesOn)
      }
      guard !arrived else { continue }
      for (index, start) in starts.dropLast() { sides[index].timeline.go(backTo: start) }
      throw Self.interruption(what)
    }
  }

  /// The error of a journey or a search that was interrupted.
  static func interruption(_ what: String) -> CommandError {
    CommandError(
      "`\(what)` was interrupted: everything is as it was", exitCode: CommandError.interrupted)
  }

  /// Gives a side an input. Returns what to say of the future that it ended.
  mutating func give(_ index: Int, _ input: Worker.Input) -> [StyledText] {
    let tick = sides[index].timeline.tick
    let end = sides[index].timeline.end.tick
    let kept = sides[index].timeline.give(input, keepingFutureAs: keptFutureName)
    guard let kept else { return [] }
    let ticks = tick == end ? "tick \(tick)" : "ticks \(tick)-\(end)"
    return marked(
      index, [StyledText("what lay ahead (\(ticks)) is kept: `switch \(kept)`", .dim)])
  }
}

extension Timeline<Worker> {
  /// Goes somewhere. Returns false if it was ended; then everything is as it was.
  fileprivate mutating func go(_ journey: Journey, goesOn: (Double) -> Bool) -> Bool {
    switch journey {
    case .destination(let destination): return go(to: destination, goesOn: goesOn)
    case .branch(let name): return switchBranch(to: name, goesOn: goesOn)
    case .moment(let moment): return go(backTo: moment, goesOn: goesOn)
    case .bookmark(let bookmark):
      let start = moment
      if let name = findBranch(of: bookmark), name != branch {
        guard switchBranch(to: name, goesOn: goesOn) else { return false }
      }
      if go(to: .place(bookmark.position.place), goesOn: goesOn) { return true }
      go(backTo: start)
      return false
    }
  }
}
