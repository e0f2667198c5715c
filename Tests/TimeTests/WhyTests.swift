// `why`: the last writer that is found is the one that looking at every move finds.

import Recovery
import Stepping
import Testing
import WasmMachine
import WasmModel
import WasmValidation

@testable import Shell

@Suite struct WhyTests {
  /// The moves of a history, and the questions about it.
  private static let (moves, questions) = (30_000, 25)

  @Test(
    "the last writer of bytes, globals, locals and events is found over many checkpoints",
    arguments: Seeds.first(5))
  func lastWriters(_ seed: UInt64) throws {
    let subject = try seed % 5 == 0 ? LoopModule.subject() : Subject.of(seed)
    var dice = Dice(seed)
    let run = StraightRun(subject, &dice, moves: Self.moves, samples: 100)
    let log = WriteLog(run, of: subject)
    var side = Side(subject, TimelineLimits(&dice))
    run.play(on: &side.timeline, &dice)
    for number in 1...Self.questions {
      guard let sample = dice.pick(run.samples) else { return }
      side.timeline.go(to: .place(sample.position.place))
      guard let question = Question(log, side, &dice) else { continue }
      let answer = try question.ask(&side)
      try #require(
        answer == question.answer,
        "\(subject.testDescription), seed \(seed), question \(number): \(question.location)")
      #expect(side.timeline.position == sample.position, "it stays where it is")
    }
  }
}

/// Who wrote something last, seen from where a side stands.
private struct Question {
  let location: StorageLocation
  /// The place behind the write; nil if nobody wrote it.
  let answer: Int?

  /// A random one; nil if there is nothing to ask about.
  init?(_ log: WriteLog, _ side: Side, _ dice: inout Dice) {
    let (place, machine) = (side.timeline.place, side.worker.machine)
    switch dice.roll(8) {
    case 0:
      guard let global = dice.pick(side.worker.instance?.globals ?? []) else { return nil }
      (location, answer) = (.global(global), log.lastWrite(of: global, upTo: place))
    case 1, 2, 3:
      guard let frame = machine.frames.last else { return nil }
      let function = machine.code(of: frame).function
      guard !function.locals.isEmpty else { return nil }
      let index = dice.roll(function.locals.count)
      let slot = Int(frame.base) + function.slot(ofLocal: index)
      let slots = slot..<slot + function.locals[index].slotCount
      let number = machine.frames.count - 1
      location = .local(frame: number, index: index, slots: slots)
      answer = log.lastWrite(ofLocal: slots, frame: number, upTo: place)
    case 4: (location, answer) = (.events, log.traps.last { $0 <= place })
    default:
      // Old writes are found in places that are written seldom.
      let older = log.memory.prefix { $0.place <= place }
      guard let write = dice.pick(older) else { return nil }
      let start = write.range.lowerBound + dice.roll(write.range.count)
      let bytes = start..<start + 1 + dice.roll(4)
      location = .memory(write.memory, bytes)
      answer = log.lastWrite(of: bytes, in: write.memory, upTo: place)
    }
  }

  /// What `why` finds.
  func ask(_ side: inout Side) throws -> Int? {
    let expression = try Expression(parsing: "count(trap)")
    switch side.findLastWriter(of: expression, at: [location], goesOn: { _ in true }) {
    case .found(let write):
      #expect(write.before.place == write.after.place - 1)
      return write.after.place
    case .nobody: return nil
    case .interrupted: return -1
    }
  }
}
