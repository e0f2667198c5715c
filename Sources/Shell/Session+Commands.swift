// What several commands share.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine

extension Session {
  /// Shows a view of each focused side.
  func show(_ view: (Worker) -> [StyledText]) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try loadedSides() { lines += marked(index, view(sides[index].worker)) }
    return lines
  }

  /// Runs a call that was just given to the first instruction of its export.
  mutating func runToFirstInstruction(_ index: Int) -> [StyledText] {
    while sides[index].worker.canStep, !sides[index].worker.isAtExport {
      let reason = sides[index].run(
        .moves(1),
        RunLimits(
          stops: StopTable([], in: sides[index].worker), maximum: settings.maxTicks,
          isInterrupted: environment.isInterrupted))
      if reason == .trap || reason == .ended { return marked(index, endedLines(index)) }
    }
    return marked(index, preview(sides[index]))
  }
}

extension Session {
  /// True if the last call or request stopped at a trap or threw.
  public var lastCallFailed: Bool {
    sides.contains { side in
      side.worker.machine.status.isTrap || (side.worker.realm.requests.last?.isFailed ?? false)
    }
  }

  /// True if a call is still on the way and has not trapped.
  public var isBusyWithoutTrap: Bool {
    sides.contains { $0.isBusy && !$0.worker.machine.status.isTrap }
  }

  /// The code of all functions of the first side's module.
  public var wholeDisassembly: [StyledText] {
    guard let program = sides.first?.worker.source.program else { return [] }
    let text = CodeText(program.module)
    return program.codes.flatMap { DisassemblyView.lines($0, text) + [""] }
  }
}
