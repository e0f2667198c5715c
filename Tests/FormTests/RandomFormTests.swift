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
      guard try compare(try prepare(seed), Schedule.Kind.allCases, maximum: 4000) else { return }
    }
  }

  /// Plays a program in several schedules, and records the first difference.
  @discardableResult
  private func compare(
    _ program: PreparedProgram, _ kinds: [Schedule.Kind], maximum: Int
  ) throws -> Bool {
    for kind in kinds {
      let schedule = Schedule(kind, seed: program.source.seed, program.programs)
      var comparison = Comparison(program, schedule, maximum: maximum)
      guard let difference = comparison.play() else { continue }
      let disagreement = Disagreement(
        program: program, schedule: schedule, difference: difference, form: .fast,
        maximum: maximum)
      Issue.record(Comment(rawValue: disagreement.report))
      return false
    }
    return true
  }

  @Test("both forms agree on functions of tens of thousands of instructions", arguments: bigSeeds)
  func agreeOnBig(_ seed: UInt64) throws {
    try compare(try prepare(seed, isBig: true), [.whole, .large], maximum: 250_000)
  }

  /// Big programs take long: at most 16, from the first seed on.
  private static let bigSeeds: ClosedRange<UInt64> =
    seeds.lowerBound...min(seeds.upperBound, seeds.lowerBound + (isDebug ? 1 : 15))

  /// A program that is not valid is a mistake of the generator.
  private func prepare(_ seed: UInt64, isBig: Bool = false) throws -> PreparedProgram {
    do { return try PreparedProgram(RandomProgram(seed: seed, isBig: isBig)) } catch {
      Issue.record("seed \(seed): the generator made no valid program: \(error)")
      throw error
    }
  }
}
