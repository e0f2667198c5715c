// Random programs: both forms agree after every piece of every schedule.
//
// PANICLAB_SEEDS=17 plays the program of one seed, PANICLAB_SEEDS=1-100000 those of many.

import Foundation
import Testing
import WasmMachine
import WasmModel

@Suite struct RandomFormTests {
  /// The seeds that are played: ten thousand, or what the environment says.
  static let seeds: ClosedRange<UInt64> = {
    let asked = ProcessInfo.processInfo.environment["PANICLAB_SEEDS"] ?? ""
    let numbers = asked.split(separator: "-").compactMap { UInt64($0) }
    if let first = numbers.first, let last = numbers.last, first <= last { return first...last }
    #if DEBUG
      return 1...200
    #else
      return 1...10_000
    #endif
  }()

  /// The seeds in parts, so that several processors have something to do.
  static let parts: [ClosedRange<UInt64>] = stride(
    from: seeds.lowerBound, through: seeds.upperBound, by: 250
  ).map { $0...min($0 + 249, seeds.upperBound) }

  @Test("both forms agree on random programs", arguments: parts)
  func agree(_ seeds: ClosedRange<UInt64>) throws {
    for seed in seeds {
      let program = try prepare(seed)
      for kind in Schedule.Kind.allCases {
        let schedule = Schedule(kind, seed: seed, program.programs)
        var comparison = Comparison(program, schedule)
        guard let difference = comparison.play() else { continue }
        let disagreement = Disagreement(
          program: program, schedule: schedule, difference: difference, form: .fast)
        Issue.record(Comment(rawValue: disagreement.report))
        return
      }
    }
  }

  /// A program that is not valid is a mistake of the generator.
  private func prepare(_ seed: UInt64) throws -> PreparedProgram {
    do { return try PreparedProgram(RandomProgram(seed: seed)) } catch {
      Issue.record("seed \(seed): the generator made no valid program: \(error)")
      throw error
    }
  }
}
