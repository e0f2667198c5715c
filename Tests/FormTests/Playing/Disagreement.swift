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
  /// How many ticks an invocation may take.
  let maximum: Int

  var report: String {
    let source = program.source
    var lines = [
      "seed \(source.seed)\(source.isBig ? " of the big ones" : ""), schedule \(schedule.kind.rawValue): \(difference.text)",
      "in invocation \(difference.invocation)"
        + (difference.piece.map { ", in a piece \($0)" } ?? ", at its end")
        + ", begun after \(difference.ticksBefore) ticks in all; " + end,
      shrunk,
    ]
    for (number, invocation) in source.invocations.enumerated() {
      lines.append("invocation \(number): \(invocation.name) \(invocation.arguments)")
    }
    for module in source.modules {
      let text = printModule(module)
      lines.append(text.utf8.count < 400_000 ? text : "a module of \(text.utf8.count) bytes")
    }
    let replay = source.isBig ? "agreeOnBig" : "RandomFormTests/agree"
    lines.append(
      "to replay: PANICLAB_SEEDS=\(source.seed) swift test -c release --filter \(replay)")
    return lines.joined(separator: "\n")
  }

  /// Where the machine that steps came to.
  private var end: String {
    var comparison = Comparison(program, schedule, form: form, maximum: maximum)
    _ = comparison.play()
    return "afterwards it should be " + describe(comparison.machines.faithful)
  }

  /// The first number of ticks after which a run in one go differs.
  private var shrunk: String {
    guard let first = findFirst() else {
      return "no run in one go differs: it depends on the pieces"
    }
    let (ticks, found) = first
    guard found.invocation == difference.invocation else {
      return "a run in one go differs in invocation \(found.invocation): \(found.text)"
    }
    var before = Comparison(program, whole, form: .faithful, maximum: ticks - 1)
    _ = before.play(invocations: difference.invocation + 1)
    return "a run of \(ticks) ticks is the first that differs: \(found.text)\n"
      + "before its last tick it should be " + describe(before.machines.faithful)
      + surroundings(before.machines.faithful) + trail(ticks)
  }

  /// What was executed before, with the top of the stack: a run may leave the fast form some ticks
  /// before its goal, so that the instruction at fault stands further up.
  private func trail(_ ticks: Int) -> String {
    var lines: [String] = []
    for earlier in (max(0, ticks - 40)..<ticks).reversed() {
      var comparison = Comparison(program, whole, form: .faithful, maximum: earlier)
      _ = comparison.play(invocations: difference.invocation + 1)
      let machine = comparison.machines.faithful
      let top = machine.top > 0 ? String(machine.slots[machine.top - 1], radix: 16) : "nothing"
      lines.append("  \(earlier - ticks): top \(top), " + describe(machine))
    }
    return "\nbefore that:\n" + lines.reversed().joined(separator: "\n")
  }

  private var whole: Schedule { Schedule(.whole, seed: 0, program.programs) }

  /// Tries all numbers of ticks if they are few; else it halves the range, which finds a number whose
  /// predecessor does not differ.
  private func findFirst() -> (ticks: Int, Comparison.Difference)? {
    var range = 1...maximum
    if maximum > 4000 {
      guard play(maximum) != nil else { return nil }
      while range.count > 1 {
        let middle = (range.lowerBound + range.upperBound) / 2
        let differs = play(middle) != nil
        range = differs ? range.lowerBound...middle : middle + 1...range.upperBound
      }
    }
    for ticks in range { if let found = play(ticks) { return (ticks, found) } }
    return nil
  }

  private func play(_ maximum: Int) -> Comparison.Difference? {
    var comparison = Comparison(program, whole, form: form, maximum: maximum)
    return comparison.play(invocations: difference.invocation + 1)
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
