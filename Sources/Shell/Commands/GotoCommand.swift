// `goto`: to a place in time.

import Stepping
import Styling

/// `goto PLACE`
enum GotoCommand: Command {
  static let card = CommandCard(
    "goto", ["g"], .time,
    usage: "goto TICK | +N | -N | begin | end | crash | poison | divergence | request N | MARK",
    "Go to a place in time, behind us or ahead.",
    details: """
      What lies ahead stays there until an input is given, and then it is kept as a branch
      (`forks`). On several sides, each goes to its own place.
      crash:  the last trap or exhaustion, behind us or ahead
      poison:  where the terminated flag was set last
      divergence:  on every side, right before the first event that not all have
      request N:  where request N began
      +N -N:  so many ticks from here
      """,
    examples: ["goto begin", "goto 100", "goto -20", "goto request 1"])

  static func run(
    _ line: CommandLine, _ session: inout Session
  ) throws(CommandError) -> [StyledText] {
    let indices = try session.loadedSides()
    var words = line.arguments[...]
    let place = try TimePlace(taking: &words, of: card.name, marks: session.marks.map(\.name))
    if let word = words.first {
      throw CommandError("one place is enough, and `\(word)` is another", try: "goto \(place.text)")
    }
    let what = "goto \(place.text)"
    let found = try findEach(place, what, indices, session)
    let old = session.sides.map(\.timeline.bookmark)
    try session.go(
      found.compactMap { place in
        if case .success(let found) = place.found { (place.index, found.journey) } else { nil }
      }, what: what)
    return found.flatMap { place -> [StyledText] in
      switch place.found {
      case .success(let found):
        let note = found.note.map { [StyledText("  \($0)", .dim)] } ?? []
        return session.arrival(place.index, from: old[place.index])
          + session.marked(place.index, note)
      case .failure(let error):
        return session.marked(place.index, [StyledText("stays: \(error.message)", .dim)])
      }
    }
  }

  private typealias Found = (index: Int, found: Result<FoundPlace, CommandError>)

  /// The place on each side that has it. Throws if none has.
  private static func findEach(
    _ place: TimePlace, _ what: String, _ indices: [Int], _ session: Session
  ) throws(CommandError) -> [Found] {
    var found: [Found] = []
    var missing: CommandError?
    var isFound = false
    for index in indices {
      do {
        found.append((index, .success(try session.find(place, on: index, what: what))))
        isFound = true
      } catch {
        if error.exitCode == CommandError.interrupted { throw error }
        missing = missing ?? error
        found.append((index, .failure(error)))
      }
    }
    if !isFound, let missing { throw missing }
    return found
  }
}
