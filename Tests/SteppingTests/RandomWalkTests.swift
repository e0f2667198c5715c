// Random walks: whatever mixture of steps, leaps and ways back leads to a place, it is the same.

import Stepping
import Testing

@Suite struct RandomWalkTests {
  /// A world with a past and no leaps, to compare with; it plays everything step by step.
  private struct Walk {
    var leaping: Timeline<Counter>
    var stepping = Timeline(Counter(unlucky: 777))

    init(_ dice: inout Dice) {
      var limits = TimelineLimits()
      limits.spacing = 1 + dice.roll(200)
      limits.steppedAgain = 1 + dice.roll(40)
      limits.checkpoints = 2 + dice.roll(40)
      limits.journal = 20 + dice.roll(400)
      leaping = Timeline(Counter(unlucky: 777), limits: limits)
    }

    mutating func give(_ input: Counter.Input) {
      leaping.give(input)
      stepping.give(input)
    }

    mutating func forward(_ dice: inout Dice) {
      let count = 1 + dice.roll(150)
      var moves = 0
      var isOver = false
      if dice.roll(3) == 0 {
        while moves < count, !isOver {
          isOver = !leaping.forward()
          if !isOver { moves += 1 }
        }
      } else {
        let goal = Counter.Goal(value: dice.roll(2) == 0 ? leaping.world.value + 20 : nil)
        moves = leaping.leap(count, to: goal).moves
        isOver = moves == 0
      }
      for _ in 0..<moves { stepping.forward() }
      // The inputs that were due are given even where no move is left.
      if isOver { stepping.forward() }
    }

    mutating func back(_ dice: inout Dice) {
      let count = 1 + dice.roll(dice.roll(4) == 0 ? 2000 : 60)
      let undone = leaping.back(count)
      for _ in 0..<undone { stepping.back() }
    }

    mutating func drop() {
      let dropped = [leaping.dropInput(), stepping.dropInput()]
      #expect(dropped[0] == dropped[1])
    }

    var agrees: Bool {
      leaping.world.state == stepping.world.state && leaping.tick == stepping.tick
        && leaping.hasFuture == stepping.hasFuture && leaping.canStep == stepping.canStep
        && leaping.lastMoveWasStop == stepping.lastMoveWasStop
        && leaping.movesToNextInput == stepping.movesToNextInput
    }
  }

  @Test("a random walk with leaps agrees with the same walk without", arguments: 1...200)
  func walk(_ seed: Int) {
    var dice = Dice(seed: UInt64(seed))
    var walk = Walk(&dice)
    for move in 1...100 {
      switch dice.roll(10) {
      case 0: walk.give(.count(1 + dice.roll(500)))
      case 1: walk.give(.add(dice.roll(50)))
      case 2: walk.drop()
      case 3, 4: walk.back(&dice)
      case 5: walk.leaping.unfold()
      default: walk.forward(&dice)
      }
      guard walk.agrees else {
        Issue.record("seed \(seed), move \(move): \(walk.leaping.tick) \(walk.stepping.tick)")
        return
      }
    }
    while walk.leaping.leap(1000, to: Counter.Goal()).moves > 0 {}
    while walk.stepping.forward() {}
    #expect(walk.agrees, "seed \(seed), at the end")
    let undone = walk.leaping.back(1_000_000)
    for _ in 0..<undone { walk.stepping.back() }
    let goesOn = walk.stepping.back()
    #expect(walk.agrees && !goesOn, "seed \(seed), at the beginning")
  }
}
