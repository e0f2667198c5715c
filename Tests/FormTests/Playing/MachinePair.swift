// Two machines with the same past: one steps, one runs, and both are compared.

import WasmMachine

/// One machine that steps and one that runs.
struct MachinePair {
  private(set) var faithful: Machine
  private(set) var tested: Machine
  let form: ExecutionForm
  /// How many ticks were taken.
  private(set) var ticks = 0
  /// How many pieces were played.
  private(set) var pieces = 0

  init(_ machine: Machine, form: ExecutionForm = .fast) {
    faithful = machine
    tested = machine
    self.form = form
  }

  /// Lets the tested machine record what it writes, or no longer.
  mutating func record(_ isOn: Bool) { tested.recordsWrites = isOn }

  /// Does something from outside with both.
  mutating func both(_ change: (inout Machine) -> Void) {
    change(&faithful)
    change(&tested)
  }

  /// Plays a piece and returns what the machines differ in afterwards.
  mutating func play(_ piece: Piece, comparing memories: MemoryExtent = .whole) -> String? {
    let expected = piece.kind == .undo ? 0 : faithful.stepTowards(piece)
    let found: Int
    switch piece.kind {
    case .step: found = tested.stepTowards(piece)
    case .undo: found = tested.stepAndUndo(piece.ticks)
    case .run: found = tested.run(piece.goal, form: form)
    }
    ticks += expected
    pieces += 1
    let extent = faithful.canStep ? memories : .whole
    let difference = compare(extent)
    if expected == found { return difference }
    let further = difference.map { "; \($0)" } ?? ""
    return "ticks: expected \(expected), found \(found)" + further
  }

  /// What the machines differ in.
  func compare(_ memories: MemoryExtent = .whole) -> String? {
    findDifference(faithful, tested, memories: memories)
  }
}

extension Machine {
  /// Steps and takes the steps back; returns how many ticks remain of them: none.
  fileprivate mutating func stepAndUndo(_ ticks: Int) -> Int {
    let begin = mark
    for _ in 0..<ticks where canStep { _ = step() }
    undo(to: begin)
    return 0
  }
}
