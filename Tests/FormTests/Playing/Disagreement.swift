// A report of a disagreement: the seed, the first tick at which it shows, the modules as text.

import WasmMachine
import WasmModel
import WasmText

/// Makes of a difference something that a person can read.
struct Disagreement {
  let program: PreparedProgram
  let schedule: Schedule
  let difference: Comparison.Difference
  let form: ExecutionForm

  var report: String {
    let source = program.source
    var lines = [
      "seed \(source.seed), schedule \(schedule.kind.rawValue): \(difference.text)",
      "in invocation \(difference.invocation)"
        + (difference.piece.map { ", in a piece \($0)" } ?? ", at its end")
        + ", begun after \(difference.ticksBefore) ticks in all; " + end,
      shrunk,
    ]
    for (number, invocation) in source.invocations.enumerated() {
      lines.append("invocation \(number): \(invocation.name) \(invocation.arguments)")
    }
    for module in source.modules { lines.append(printModule(module)) }
    lines.append(
      "to replay: PANICLAB_SEEDS=\(source.seed) swift test -c release --filter FormTests")
    return lines.joined(separator: "\n")
  }

  /// Where the machine that steps came to.
  private var end: String {
    var comparison = Comparison(program, schedule, form: form)
    _ = comparison.play()
    return "afterwards it should be " + describe(comparison.machines.faithful)
  }

  /// The first number of ticks after which a run in one go differs.
  private var shrunk: String {
    let whole = Schedule(.whole, seed: 0, program.programs)
    let invocations = difference.invocation + 1
    for maximum in 1...4000 {
      var comparison = Comparison(program, whole, form: form, maximum: maximum)
      guard let found = comparison.play(invocations: invocations) else { continue }
      guard found.invocation == difference.invocation else { break }
      var before = Comparison(program, whole, form: .faithful, maximum: maximum - 1)
      _ = before.play(invocations: invocations)
      return "a run of \(maximum) ticks is the first that differs: \(found.text)\n"
        + "before its last tick it should be " + describe(before.machines.faithful)
        + surroundings(before.machines.faithful)
    }
    return "no run in one go differs: it depends on the pieces"
  }

  private func describe(_ machine: Machine) -> String {
    guard let place = machine.findPlace(ofFrame: 0) else { return "without a frame" }
    let instruction = machine.nextInstruction.map {
      "\($0.opcode.card.mnemonic) \($0.immediate)"
    }
    return "in instance \(place.instance), function \(place.function), pc \(place.pc): "
      + (instruction ?? "\(machine.status)")
  }

  /// The instructions around the next one.
  private func surroundings(_ machine: Machine) -> String {
    guard let frame = machine.frames.last else { return "" }
    let body = machine.code(of: frame).body
    let pc = Int(frame.pc)
    return (max(0, pc - 12)..<min(body.count, pc + 4)).map { index in
      let instruction = body[index]
      let mark = index == pc ? "->" : "  "
      return "\n\(mark) \(index): \(instruction.opcode.card.mnemonic) \(instruction.immediate)"
    }.joined()
  }
}
