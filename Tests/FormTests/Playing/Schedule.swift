// The order of pieces in which a program is played.

import WasmMachine
import WasmModel

/// Gives one piece after the other.
struct Schedule: Sendable {
  enum Kind: String, CaseIterable, Sendable {
    /// In one go.
    case whole
    /// Up to 50 ticks, steps between them.
    case small
    /// Up to some thousands of ticks.
    case large
    /// To random places, to the end of frames, to throws.
    case stops
  }

  let kind: Kind
  private var random: RandomSource
  private let stops: Stops?
  private var given = 0

  init(_ kind: Kind, seed: UInt64, _ programs: [Program]) {
    self.kind = kind
    random = RandomSource(seed: seed)
    stops = kind == .stops ? Self.makeStops(programs, &random) : nil
  }

  /// The next piece; after many small ones they become greater.
  mutating func next(_ machine: Machine) -> Piece {
    given += 1
    switch kind {
    case .whole: return Piece()
    case .small:
      if random.chance(20) {
        return Piece(kind: random.chance(30) ? .undo : .step, ticks: 1 + random.below(6))
      }
      return Piece(ticks: (1 + random.below(50)) * (1 + given / 30))
    case .large:
      return Piece(ticks: 1 + random.below(random.chance(50) ? 300 : 5000))
    case .stops: return stop(machine.frames.count)
    }
  }

  private mutating func stop(_ frames: Int) -> Piece {
    var piece = Piece(ticks: random.chance(20) ? 1 + random.below(400) : .max)
    if random.chance(60) { piece.stops = stops }
    if random.chance(35) { piece.frames = max(0, frames + 1 - random.below(3)) }
    piece.stopsAtThrows = random.chance(30)
    // Else there is nothing to stop at.
    if piece.stops == nil, piece.frames == 0 { piece.ticks = 1 + random.below(100) }
    // Whoever stands at a throw has to step over it.
    if piece.stopsAtThrows, random.chance(50) { piece = Piece(kind: .step, ticks: 1) }
    if given > 200 { piece = Piece() }
    return piece
  }

  private static func makeStops(_ programs: [Program], _ random: inout RandomSource) -> Stops {
    Stops(
      programs.map { program in
        let imported = program.module.importedFunctions.count
        var places: [FunctionIndex: Set<Int>] = [:]
        for (index, function) in program.module.functions.enumerated() where random.chance(60) {
          places[FunctionIndex(imported + index)] = Set(
            (0..<1 + random.below(3)).map { _ in random.below(function.body.count) })
        }
        return (program, places)
      })
  }
}
