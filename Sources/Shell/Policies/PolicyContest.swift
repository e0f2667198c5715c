// A policy and the strategies, on the same schedule.

import Recovery
import Stepping
import WasmMachine

extension Session {
  /// Lets a policy and all strategies that the module has builds for play a schedule, and gives their
  /// scores, the policy's first.
  func contest(
    _ policy: Policy, _ schedule: FaultSchedule
  ) throws(CommandError) -> [PolicyScore] {
    guard let source else { throw CommandError("nothing is loaded", try: "load bank") }
    var files = WorkerFiles(source)
    let base: Strategy = policy.build == .unwind ? .unwind : .ignore
    var player = PolicyPlayer(policy, Self.loaded(try makeWorker(&files, base)))
    for entry in schedule.entries {
      try checkInterruption()
      try player.play(entry)
    }
    var scores = [player.score]
    for strategy in Strategy.allCases {
      // A module that is no worker has plain glue only.
      guard let worker = try? makeWorker(&files, strategy) else { continue }
      scores.append(try play(schedule, strategy, Self.loaded(worker), policy.expectations))
    }
    return scores
  }

  private func checkInterruption() throws(CommandError) {
    if environment.isInterrupted() { throw Self.interruption("policy") }
  }

  private static func loaded(_ worker: Worker) -> Worker {
    var worker = worker
    worker.keepsPast = false
    worker.apply(.load)
    while worker.canStep { _ = worker.run(.max, effort: .max, to: Worker.replayGoal) }
    return worker
  }

  private func play(
    _ schedule: FaultSchedule, _ strategy: Strategy, _ loaded: Worker,
    _ expectations: [Policy.Expectation]
  ) throws(CommandError) -> PolicyScore {
    var worker = loaded
    var striker = Striker(loaded)
    var score = PolicyScore(
      name: strategy.rawValue, corrupted: expectations.isEmpty ? nil : 0)
    for entry in schedule.entries {
      try checkInterruption()
      let first = worker.realm.events.count
      striker.serve(entry, &worker)
      guard PolicyPlayer.failure(of: worker, since: first) == nil else { continue }
      if try !expectations.hold(in: worker), let corrupted = score.corrupted {
        score.corrupted = corrupted + 1
      }
    }
    let cost = Cost(worker.realm)
    (score.failed, score.refused) = (cost.failed, cost.refused)
    (score.lost, score.coldStarts) = (cost.lostState, cost.coldStarts)
    score.ticks = worker.ticks - loaded.ticks
    return score
  }
}
