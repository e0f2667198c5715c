// Random programs: what is recorded, kept and restored is what happened, in both forms.

import Stepping
import Testing
import WasmMachine
import WasmModel

@Suite struct SnapshotFormTests {
  /// Fewer seeds than elsewhere: three machines are played, and all marks compared.
  private static let parts = RandomFormTests.parts.prefix(4)

  @Test("snapshots are what a copy is, and marks say what was written", arguments: parts)
  func agree(_ seeds: ClosedRange<UInt64>) throws {
    for seed in seeds.prefix(isDebug ? 5 : 20) {
      let program = try PreparedProgram(RandomProgram(seed: seed))
      for kind in Schedule.Kind.allCases {
        let meter = MemoryMeter()
        do {
          var play = SnapshotPlay(program, kind, meter: meter)
          let problem = play.play(rounds: 80)
          #expect(problem == nil, "seed \(seed), schedule \(kind.rawValue)")
          if problem != nil { return }
        }
        #expect(meter.bytes == 0, "seed \(seed): something is still kept")
      }
    }
  }
}
