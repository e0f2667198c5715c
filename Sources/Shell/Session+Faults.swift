// Faults at once, at places in code, and on requests.

import Recovery
import Stepping
import Styling
import Views
import WasmMachine
import WasmModel

/// Makes the fault that a command means, for a worker as it stands where the fault will strike; the
/// place is nil where that is the pc, or unknown.
typealias FaultMaker = (Worker, BreakpointPlace?) throws(CommandError) -> Fault

/// A fault that was checked for a side and can be armed there.
private struct CheckedFault {
  let index: Int
  let fault: Fault
  let place: BreakpointPlace?
}

extension Session {
  /// Lets a fault strike each focused side, when it is told to. If it cannot on one of them, it
  /// strikes none.
  mutating func fault(_ time: FaultTime, _ make: FaultMaker) throws(CommandError) -> [StyledText] {
    if let tick = time.tick { return try fault(atTick: tick, time.lead, make) }
    var checked: [CheckedFault] = []
    for index in try loadedSides() { checked.append(try check(index, time, make)) }
    if let request = time.request {
      let given = checked.map { self.hasRequest(request, on: $0.index) }
      if given.contains(true) {
        guard !given.contains(false) else {
          throw CommandError(
            "request #\(request) was given on some sides only",
            try: "@\(sides[checked[0].index].label) \(time.lead)")
        }
        return try replay(
          request, checked.map { ($0.index, armed($0, time)) })
      }
    }
    var lines: [StyledText] = []
    for item in checked {
      lines += time.isNow ? strikeNow(item.index, item.fault) : arm(item.index, armed(item, time))
    }
    return lines
  }

  /// Finds the place on a side and makes the fault for it.
  private func check(
    _ index: Int, _ time: FaultTime, _ make: FaultMaker
  ) throws(CommandError) -> CheckedFault {
    let worker = sides[index].worker
    do throws(CommandError) {
      let place = try time.location.map { location throws(CommandError) in
        try location.find(in: worker)
      }
      let fault = try make(worker, place)
      if time.isNow { try checkNow(index, fault) }
      return CheckedFault(index: index, fault: fault, place: place)
    } catch { throw onSide(index, error) }
  }

  /// An error with the side that it is about.
  func onSide(_ index: Int, _ error: CommandError) -> CommandError {
    guard focused.count > 1 else { return error }
    return CommandError(
      "\(sides[index].name): \(error.message)", excerpt: error.excerpt, try: error.hint)
  }

  /// Throws if a fault cannot strike, and cannot wait for the next call.
  private func checkNow(_ index: Int, _ fault: Fault) throws(CommandError) {
    let worker = sides[index].worker
    switch fault {
    case .hostError, .change: return
    case .abort(.host):
      guard worker.terminatedFlagAddress != nil else {
        throw CommandError("this module has no __instance_terminated to write")
      }
    case .earlyReturn where !worker.canBeStruck && !sides[index].isBusy:
      throw CommandError(
        "nothing is on the way: there is no function to return from",
        try: "\(fault.text) at NAME   or   start NAME(ARGS)")
    default:
      if !worker.canBeStruck, sides[index].isBusy {
        throw CommandError(
          "\(fault.text) strikes in Wasm code, but a glue line is next",
          try: "step   (or `\(fault.text) at NAME`)")
      }
    }
  }

  private func armed(_ item: CheckedFault, _ time: FaultTime) -> ArmedFault {
    let place = item.place.flatMap { place in
      time.location.map {
        ArmedFault.Trigger.place(place.function, pc: place.pc, text: $0.text)
      }
    }
    var isHostError = false
    if case .hostError = item.fault { isHostError = true }
    return ArmedFault(
      item.fault, place ?? (isHostError ? .importCall : .strikePoint), request: time.request)
  }

  // MARK: Striking and arming

  private mutating func strikeNow(_ index: Int, _ fault: Fault) -> [StyledText] {
    switch fault {
    case .abort(.host):
      return give(index, .fault(fault))
        + marked(index, [StyledText("the host wrote 1 into the flag", .poison)])
    case .hostError: return arm(index, ArmedFault(fault, .importCall))
    default:
      if sides[index].worker.canBeStruck {
        return give(index, .fault(fault)) + marked(index, struck(index, fault))
      }
      return give(index, .arm(ArmedFault(fault)))
        + marked(index, [StyledText("armed: the next call meets `\(fault.text)`", .warning)])
    }
  }

  private mutating func arm(_ index: Int, _ armed: ArmedFault) -> [StyledText] {
    let lines = give(index, .arm(armed))
    let number = sides[index].worker.realm.faultsArmed
    let text = StyledText("armed \(number): ", .warning) + "`\(armed.fault.text)` \(armed.whenText)"
    return lines + marked(index, text.wrapped(to: laneWidth, indent: 4))
  }

  /// What a fault did that has just struck.
  func struck(_ index: Int, _ fault: Fault) -> [StyledText] {
    let side = sides[index]
    if side.worker.machine.status.isTrap { return stopReport(side) }
    let note = fault == .panic ? uncovered(side) : []
    if case .change(let change) = fault {
      return [StyledText("you changed ", .warning) + StyledText(change.text)]
    }
    return [StyledText("\(fault.text) strikes here", .warning)] + note
      + (MovePreview(side.worker).map { [$0.line(width: laneWidth)] } ?? [])
  }

  /// The name of the armed fault that struck last, as in `: panic`.
  func struckName(_ side: Side) -> StyledText {
    for event in side.worker.realm.events.reversed() {
      switch event.kind {
      case .fault(let text), .changed(let text): return ": " + StyledText(text)
      default: continue
      }
    }
    return ""
  }

  /// Warns where a panic that has just struck will leave the module as it is.
  func uncovered(_ side: Side) -> [StyledText] {
    guard case .fault(Fault.panic.text)? = side.worker.realm.events.last?.kind,
      side.worker.strategy.build == .unwind, !side.worker.isCoveredByCatch
    else { return [] }
    return ["  no catch_unwind covers this place: the exception will leave the module raw"]
  }
}
