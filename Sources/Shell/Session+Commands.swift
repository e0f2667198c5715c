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
    for index in try loadedSides() { lines += fitted(index, view(sides[index].worker)) }
    return lines
  }

  /// Lets a fault strike each focused side, now or in the next call.
  mutating func fault(_ fault: Fault) throws(CommandError) -> [StyledText] {
    var lines: [StyledText] = []
    for index in try loadedSides() {
      let worker = sides[index].worker
      if fault == .abort(.host) {
        guard worker.terminatedFlagAddress != nil else {
          throw CommandError("this module has no __instance_terminated to write")
        }
        lines += give(index, .fault(fault))
        lines += marked(index, [StyledText("the host wrote 1 into the flag", .poison)])
      } else if worker.canBeStruck {
        lines += give(index, .fault(fault))
        lines += marked(index, struck(index, fault))
      } else if sides[index].isBusy {
        throw CommandError(
          "\(fault.text) strikes in Wasm code, and the next move is a glue line", try: "step")
      } else {
        lines += give(index, .arm(fault))
        lines += marked(
          index, [StyledText("armed: the next call meets `\(fault.text)`", .warning)])
      }
    }
    return lines
  }

  private func struck(_ index: Int, _ fault: Fault) -> [StyledText] {
    let side = sides[index]
    if side.worker.machine.status.isTrap {
      return stopReport(side)
    }
    let isRaw =
      fault == .panic && side.worker.strategy.build == .unwind && !side.worker.isCoveredByCatch
    let note: [StyledText] =
      isRaw ? ["  no catch_unwind covers this place: the exception will leave the module raw"] : []
    return [StyledText("\(fault.text) strikes here", .warning)] + note
      + (MovePreview(side.worker).map { [$0.line(width: environment.width)] } ?? [])
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
    return marked(
      index, MovePreview(sides[index].worker).map { [$0.line(width: environment.width)] } ?? [])
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
