// Plays a script before people, forwards and back.

import Styling

/// A script on its way: how far it is, and the session that it has made.
///
/// The session before each step is kept. A session is a value whose copies share what neither of them
/// has written since, so that going back takes no time; making the same commands again would take as
/// long as they took. Taking over is to give commands to a copy of ``session``; the script goes on
/// with its own.
public struct ScriptPlayer: Sendable {
  public let script: PlayScript
  /// The session as the script has left it.
  public private(set) var session: Session
  /// What went wrong before the first step.
  public private(set) var openingFailure: Failure?
  /// The session before each step that is done.
  private var past: [Session] = []
  /// The columns that there are.
  private let widest: Int

  /// A command of the script that failed.
  public struct Failure: Sendable {
    /// As in `workshop.lab:12`.
    public let place: String
    public let response: Response
  }

  /// What a step led to.
  public struct Played: Sendable {
    public let step: PlayScript.Step
    /// What its command printed, if it has one.
    public let response: Response?
    /// The first of its commands that failed.
    public let failure: Failure?
  }

  /// Begins a script: what is hidden before its first step is done.
  public init(_ script: PlayScript, _ session: Session) {
    self.script = script
    self.session = session
    widest = session.environment.width
    openingFailure = respond(to: script.opening)
  }

  /// How many steps are done.
  public var position: Int { past.count }

  /// The step that is done next, or nil at the end.
  public var next: PlayScript.Step? {
    position < script.steps.count ? script.steps[position] : nil
  }

  /// True if nothing is left but something to say.
  public var isAtLastWords: Bool {
    guard let next, position == script.steps.count - 1 else { return false }
    return next.command == nil && next.hidden.isEmpty
  }

  /// The columns for what is shown now: never more than there are.
  public var width: Int { min((next ?? script.steps.last)?.width ?? widest, widest) }

  /// The chapter that begins with the next step.
  public var chapterBeginning: PlayScript.Chapter? {
    script.chapters.first { $0.start == position && next != nil }
  }

  /// The chapter in which the next step is; at the end, the last one.
  public var chapter: PlayScript.Chapter? {
    (next ?? script.steps.last)?.chapter.map { script.chapters[$0] }
  }

  /// As in `step 7 of 42 · The abort guard`.
  public var place: String {
    let count = script.steps.count
    let step = next == nil ? "the end, behind step \(count)" : "step \(position + 1) of \(count)"
    return step + (chapter.map { " · \($0.title)" } ?? "")
  }

  /// Does the next step. Nil at the end.
  @discardableResult
  public mutating func forward() -> Played? {
    guard let step = next else { return nil }
    let width = width
    past.append(session)
    session.environment.width = width
    let response = step.command.map { session.respond(to: $0.command) }
    var failure: Failure?
    if let response, let line = step.command { failure = find(response, line) }
    let hidden = respond(to: step.hidden)
    return Played(step: step, response: response, failure: failure ?? hidden)
  }

  /// Goes back before the last step that was done: the session is what it was before it. Returns
  /// that step, or nil at the beginning.
  @discardableResult
  public mutating func back() -> PlayScript.Step? {
    guard let before = past.popLast() else { return nil }
    session = before
    return next
  }

  /// Goes to where so many steps are done. Returns the first failure on the way forwards.
  @discardableResult
  public mutating func go(to position: Int) -> Failure? {
    let wanted = max(0, min(position, script.steps.count))
    var failure: Failure?
    while self.position < wanted {
      let played = forward()
      failure = failure ?? played?.failure
    }
    if wanted < self.position {
      session = past[wanted]
      past.removeSubrange(wanted...)
    }
    return failure
  }

  /// Where the sides stand, a line for each.
  public var stateLines: [StyledText] {
    if session.sides.isEmpty { return ["nothing is loaded"] }
    var copy = session
    let lines = copy.sides.indices.flatMap { copy.marked($0, [copy.stateLine($0)]) }
    return copy.layOut(lines)
  }

  private mutating func respond(to lines: [PlayScript.Line]) -> Failure? {
    var failure: Failure?
    for line in lines {
      let response = session.respond(to: line.command)
      failure = failure ?? find(response, line)
    }
    return failure
  }

  private func find(_ response: Response, _ line: PlayScript.Line) -> Failure? {
    guard case .failed = response.outcome else { return nil }
    return Failure(place: "\(script.file):\(line.number)", response: response)
  }
}
