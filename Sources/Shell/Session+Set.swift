// `set TARGET = EXPRESSION`: whoever experiments changes the state.

import Recovery
import Stepping
import Styling
import WasmMachine

extension Session {
  /// Writes a value on each focused side; if it is wrong on one of them, on none.
  mutating func assign(_ text: String) throws(CommandError) -> [StyledText] {
    let indices = try loadedSides()
    let assignment = try Assignment(parsing: text)
    var writes: [Assignment.Write] = []
    for index in indices { writes.append(try assignment.write(on: values(index))) }
    var lines: [StyledText] = []
    for (index, write) in zip(indices, writes) {
      guard let target = write.target(in: sides[index].worker) else { continue }
      lines += give(
        index, .write(StateWrite(target, text: "\(assignment.label) = \(write.new)")))
      lines += marked(
        index,
        [
          StyledText("you changed \(assignment.label): ", .warning)
            + StyledText("\(write.old)", .dim) + " → " + StyledText("\(write.new)", .value)
        ])
    }
    return lines
  }

  /// Writes a value when it is told to.
  mutating func assign(_ text: String, _ time: FaultTime) throws(CommandError) -> [StyledText] {
    try FaultText.checkEnd("", time, "set")
    let assignment = try Assignment(parsing: text)
    let label = sides.first?.label ?? ""
    return try fault(time) { worker, _ throws(CommandError) in
      let write = try assignment.write(on: WorkerValues(worker, side: label))
      guard let target = write.target(in: worker) else {
        throw CommandError("\(assignment.label) cannot be written")
      }
      if case .local = target, time.tick == nil {
        throw CommandError(
          "\(assignment.label) is a local of one call: go there first",
          try: "until LOC, then set \(text)")
      }
      return .change(StateWrite(target, text: "\(assignment.label) = \(write.new)"))
    }
  }
}

extension Assignment.Write {
  /// What a worker is to be told; nil for what cannot be written.
  func target(in worker: Worker) -> StateWrite.Target? {
    switch location {
    case .memory(let memory, let range):
      let bytes = range.indices.map {
        UInt8(truncatingIfNeeded: bits >> (8 * UInt64($0 - range.lowerBound)))
      }
      return .memory(memory, at: range.lowerBound, bytes)
    case .global(let global): return .global(global, bits)
    case .local(let frame, _, let slots):
      let base = Int(worker.machine.frames[frame].base)
      return .local(frame: frame, slot: slots.lowerBound - base, bits)
    case .events: return nil
    }
  }
}
