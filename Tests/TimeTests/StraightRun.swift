// What really happened: a worker that is only ever stepped, and its digests on the way.

import Recovery
import Stepping
import WasmMachine

/// A history as a plain worker had it, without any timeline.
struct StraightRun: Sendable {
  /// With the place at which each was given.
  private(set) var inputs: [(place: Int, input: Worker.Input)] = []
  private(set) var samples: [Sample] = []
  private(set) var end = Position(place: 0, tick: 0)

  /// How a worker was at a place.
  struct Sample: Hashable, Sendable {
    let position: Position
    let digest: UInt64
    /// True if no other place before it has the same tick.
    let isFirstOfTick: Bool
  }

  /// Gives random inputs, and steps so many moves in all. About so many samples are taken. With
  /// `hasCallsOnly` there is nothing but calls, each given when the one before has ended.
  init(
    _ subject: Subject, _ dice: inout Dice, moves: Int, samples count: Int,
    hasCallsOnly: Bool = false
  ) {
    var worker = subject.worker
    var toSample = 0
    give(.load, to: &worker)
    while end.place < moves {
      let isWhole = hasCallsOnly || dice.chance(40)
      let limit = isWhole ? moves : 1 + dice.roll(dice.chance(50) ? 400 : 5000)
      for _ in 0..<limit where worker.canStep && end.place < moves {
        let completed = worker.step()
        end.place += 1
        if completed { end.tick += 1 }
        toSample -= 1
        if toSample <= 0 || !completed && dice.chance(10) {
          note(worker, isFirstOfTick: completed)
          toSample = 1 + dice.roll(2 * moves / max(1, count))
        }
      }
      worker.forget(before: worker.mark)
      if hasCallsOnly {
        if end.place < moves { give(subject.call(&dice), to: &worker) }
        continue
      }
      give(subject.input(for: worker, &dice), to: &worker)
      if dice.chance(20) { note(worker, isFirstOfTick: false) }
    }
    note(worker, isFirstOfTick: false)
  }

  /// Gives some calls, each when the one before has ended, and steps to the end, or so far.
  init(_ subject: Subject, calls: [Worker.Input], moves: Int) {
    var worker = subject.worker
    for input in [.load] + calls where end.place < moves {
      give(input, to: &worker)
      while worker.canStep, end.place < moves {
        if worker.step() { end.tick += 1 }
        end.place += 1
        worker.forget(before: worker.mark)
      }
    }
    note(worker, isFirstOfTick: false)
  }

  private mutating func give(_ input: Worker.Input, to worker: inout Worker) {
    inputs.append((end.place, input))
    worker.apply(input)
    end.place += 1
  }

  private mutating func note(_ worker: Worker, isFirstOfTick: Bool) {
    samples.append(
      Sample(position: end, digest: worker.digest, isFirstOfTick: isFirstOfTick))
  }

  // MARK: The same on a timeline

  /// Lets a timeline go the same way, by steps and leaps.
  func play(on timeline: inout Timeline<Worker>, _ dice: inout Dice) {
    for (number, input) in inputs.enumerated() {
      timeline.give(input.input)
      let next = number + 1 < inputs.count ? inputs[number + 1].place : end.place
      while timeline.place < next {
        let count = min(next - timeline.place, 1 + dice.roll(dice.chance(50) ? 100 : 5000))
        timeline.move(count, &dice)
      }
    }
  }
}

extension Timeline<Worker> {
  /// Makes so many moves, by steps or by leaps. Returns how many there were to make.
  @discardableResult
  mutating func move(_ count: Int, _ dice: inout Dice) -> Int {
    var moves = 0
    while moves < count {
      var made = 0
      if dice.chance(40) {
        let steps = min(count - moves, 1 + dice.roll(300))
        while made < steps, forward() { made += 1 }
      } else {
        var goal = Worker.Goal()
        if dice.chance(10) { goal.form = .faithful }
        made = leap(min(count - moves, 1 + dice.roll(4000)), to: goal).moves
      }
      if made == 0 { break }
      moves += made
    }
    return moves
  }
}
