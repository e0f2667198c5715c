// Forward n, back n, forward n: the same places again, whatever moves, leaps and jumps led there.

import Recovery
import Stepping
import Testing
import WasmBinary
import WasmText

@Suite struct IdentityTests {
  @Test("forward n, back n, forward n is the identity on the examples", arguments: Subject.examples)
  func examples(_ subject: Subject) throws {
    for seed in Seeds.first(2) { try play(subject, seed) }
  }

  @Test(
    "forward n, back n, forward n is the identity on the corpus",
    .enabled(if: SharedFiles.corpus != nil, Comment(rawValue: SharedFiles.noCorpus)),
    arguments: Subject.corpus)
  func corpus(_ subject: Subject) throws {
    for seed in Seeds.first(1) { try play(subject, seed) }
  }

  @Test(
    "forward n, back n, forward n is the identity on the modules of the official suite",
    .enabled(if: SharedFiles.suite != nil, Comment(rawValue: SharedFiles.noSuite)),
    arguments: SharedFiles.scripts)
  func suite(_ name: String) throws {
    let script = try parseScript(try SharedFiles.read(name, in: SharedFiles.suite))
    for (number, command) in script.commands.enumerated() {
      guard case .module(let module) = command.kind, let bytes = module.bytes,
        let subject = try? Subject(name: "\(name): command \(number)", bytes: bytes, .ignore)
      else { continue }
      for seed in Seeds.first(1) { try playAllCalls(subject, seed) }
    }
  }

  /// Gives random inputs, and goes forward and back behind each of them.
  private func play(_ subject: Subject, _ seed: UInt64) throws {
    var dice = Dice(seed)
    var timeline = subject.timeline(TimelineLimits(&dice))
    timeline.give(.load)
    timeline.move(100_000, &dice)
    for number in 1...12 {
      timeline.give(subject.input(for: timeline.world, &dice))
      for _ in 0..<1 + dice.roll(3) {
        let problem = timeline.goForthAndBack(1 + dice.roll(dice.chance(50) ? 300 : 9000), &dice)
        try #require(problem == nil, "\(subject.testDescription), seed \(seed), input \(number)")
      }
      if dice.chance(50) { timeline.move(20_000, &dice) }
      let problem = timeline.goBackAndForth(&dice)
      try #require(problem == nil, "\(subject.testDescription), seed \(seed), input \(number)")
    }
  }

  /// Calls every function, of many some.
  private func playAllCalls(_ subject: Subject, _ seed: UInt64) throws {
    var dice = Dice(seed)
    var timeline = subject.timeline(TimelineLimits(&dice))
    timeline.give(.load)
    timeline.move(20_000, &dice)
    let step = max(1, subject.functionCount / 12)
    for number in stride(from: dice.roll(step), to: subject.functionCount, by: step) {
      if timeline.canStep { return }
      timeline.give(.call(subject.call(number, &dice)))
      let problem = timeline.goForthAndBack(1 + dice.roll(300), &dice)
      try #require(problem == nil, "\(subject.testDescription), seed \(seed), call \(number)")
      timeline.move(3000, &dice)
    }
    let problem = timeline.goBackAndForth(&dice)
    try #require(problem == nil, "\(subject.testDescription), seed \(seed), at the end")
  }
}

extension Timeline<Worker> {
  /// A place, with what the world is there.
  private struct Here: Equatable {
    let position: Position
    let digest: UInt64

    init(_ timeline: Timeline<Worker>) {
      (position, digest) = (timeline.position, timeline.world.digest)
    }
  }

  /// Goes on from the end of the history, back, and on again. Returns what is wrong.
  fileprivate mutating func goForthAndBack(_ count: Int, _ dice: inout Dice) -> String? {
    let start = Here(self)
    let made = move(count, &dice)
    let end = Here(self)
    if end.position.place != start.position.place + made {
      return "\(made) moves from \(start) led to \(end)"
    }
    for round in 1...2 {
      let undone = back(made)
      if undone != made { return "\(undone) of \(made) moves were undone" }
      if Here(self) != start { return "round \(round), \(made) back: \(Here(self)), not \(start)" }
      move(made, &dice)
      if Here(self) != end { return "round \(round), \(made) on: \(Here(self)), not \(end)" }
    }
    return nil
  }

  /// Goes back to anywhere and from there forward, back and forward, over inputs, too; then to the
  /// end again. Returns what is wrong.
  fileprivate mutating func goBackAndForth(_ dice: inout Dice) -> String? {
    let last = Here(self)
    let moves = 1 + dice.roll(dice.chance(70) ? 3000 : 100_000)
    back(moves)
    let start = Here(self)
    let count = 1 + dice.roll(5000)
    move(count, &dice)
    let end = Here(self)
    for round in 1...2 {
      go(to: .place(start.position.place))
      if Here(self) != start { return "round \(round), back to \(start): \(Here(self))" }
      move(count, &dice)
      if Here(self) != end { return "round \(round), \(count) on from \(start): \(Here(self))" }
    }
    go(to: .place(last.position.place))
    return Here(self) == last ? nil : "at the end again: \(Here(self)), not \(last)"
  }
}

extension ScriptModule {
  /// The module in the binary format, if it can be read.
  fileprivate var bytes: [UInt8]? {
    switch contents {
    case .text(.success(let module)): encode(module)
    case .binary(let bytes): bytes
    case .text(.failure), .quote: nil
    }
  }
}
