// Steps for a trace: what a worker does next is told apart without a copy of its frames.

import WasmMachine

extension Worker {
  /// True if the next move executes an instruction: no glue line, and no step of an unwinding.
  public var isAtInstruction: Bool {
    if case .running = machine.status { true } else { false }
  }

  /// Executes the next instruction as ``step()`` does. Called only at an instruction.
  public mutating func stepInstruction() -> Bool {
    let completed = stepMachine()
    if completed { ticks += 1 }
    return completed
  }
}
