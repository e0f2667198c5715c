// Plays a random program in both forms side by side, and compares after each piece.

import WasmMachine
import WasmModel

/// A program on the way in two machines.
struct Comparison {
  let program: PreparedProgram
  /// How many ticks an invocation may take.
  let maximum: Int
  private(set) var schedule: Schedule
  private(set) var machines: MachinePair
  /// What the invocations came to.
  private(set) var ends: [Status] = []
  private var answered = 0
  private var difference: Difference?

  /// Where the machines parted.
  struct Difference {
    let text: String
    let piece: Piece?
    /// The invocation, and the ticks before the piece.
    let invocation: Int
    let ticksBefore: Int
  }

  init(
    _ program: PreparedProgram, _ schedule: Schedule, form: ExecutionForm = .fast,
    maximum: Int = 4000
  ) {
    self.program = program
    self.schedule = schedule
    self.maximum = maximum
    machines = MachinePair(program.machine, form: form)
  }

  /// Plays all invocations, or up to one of them, and returns the first difference.
  mutating func play(invocations: Int = .max) -> Difference? {
    for (number, invocation) in program.source.invocations.prefix(invocations).enumerated() {
      let address = program.find(invocation)
      machines.both { $0.invoke(address, invocation.arguments) }
      playActivation(number)
      // Whoever looks for one tick looks at the last invocation, while it is on the way.
      if difference == nil, number + 1 < invocations { endActivations(number) }
      if difference != nil { return difference }
    }
    return nil
  }

  private mutating func playActivation(_ number: Int) {
    let end = machines.ticks + maximum
    while difference == nil {
      if machines.faithful.canStep {
        guard machines.ticks < end else { return }
        playPiece(upTo: end - machines.ticks, number)
      } else if case .hostCall = machines.faithful.status {
        let (program, number) = (program, answered)
        machines.both { program.answer(number, &$0) }
        answered += 1
      } else if machines.faithful.activations.count > 1 {
        machines.both { $0.endActivation() }
      } else {
        return ends.append(machines.faithful.status)
      }
    }
  }

  private mutating func endActivations(_ number: Int) {
    machines.both { while !$0.activations.isEmpty { $0.endActivation() } }
    note(machines.compare(), nil, number, machines.ticks)
  }

  private mutating func playPiece(upTo most: Int, _ number: Int) {
    var piece = schedule.next(machines.faithful)
    piece.ticks = min(piece.ticks, most)
    let before = machines.ticks
    let isOften = schedule.kind == .small || schedule.kind == .stops
    note(machines.play(piece, comparing: isOften ? .beginning : .whole), piece, number, before)
  }

  private mutating func note(_ text: String?, _ piece: Piece?, _ number: Int, _ before: Int) {
    guard let text else { return }
    difference = Difference(text: text, piece: piece, invocation: number, ticksBefore: before)
  }
}
