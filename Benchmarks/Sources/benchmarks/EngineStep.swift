// The steps of `engine` that run in a process each: stepping, going back, checkpoints.

import WasmMachine
import WasmModel

/// A step that the program starts itself for; the raw value is its hidden command.
enum EngineStep: String {
  /// FILE ARGUMENT: calls `run` and steps through it with the journal on.
  case step = "engine-step"
  /// FILE ARGUMENT: steps a part of `run` and undoes each step.
  case back = "engine-back"
  /// FILE ARGUMENT: runs a part of `run`, and keeps copies of the machine from there on.
  case checkpoint = "engine-checkpoint"
  /// FILE: the example worker.
  case worker = "engine-worker"

  func run(_ arguments: [String]) throws(BenchmarkError) {
    switch (self, arguments.count) {
    case (.worker, 1): try WorkerStep(arguments[0]).run()
    case (.step, 2): try step(arguments[0], Int(arguments[1]) ?? 0)
    case (.back, 2): try goBack(arguments[0], Int(arguments[1]) ?? 0)
    case (.checkpoint, 2): try keepCopies(arguments[0], Int(arguments[1]) ?? 0)
    default: throw .usage("\(rawValue) is a step of `engine`, which starts it")
    }
  }

  /// The journal is kept short as a debugger would: past a million changes the older ones are
  /// forgotten.
  private func step(_ path: String, _ argument: Int) throws(BenchmarkError) {
    var guest = try Guest(path)
    try guest.begin("run", [argument])
    let start = Clock.processor()
    var ticks = 0
    while guest.machine.canStep {
      if guest.machine.step() { ticks += 1 }
      if ticks & 0xFFF == 0, guest.machine.journalCount > 1_000_000 {
        guest.machine.forget(before: guest.machine.mark)
      }
    }
    let milliseconds = Clock.processor() - start
    _ = try guest.end()
    print(StepReport(["ticks": Double(ticks), "ms": milliseconds]))
  }

  private func goBack(_ path: String, _ argument: Int) throws(BenchmarkError) {
    var guest = try Guest(path)
    try guest.begin("run", [argument])
    var marks: [Int] = []
    while guest.machine.canStep, marks.count < 200_000 {
      marks.append(guest.machine.mark)
      _ = guest.machine.step()
    }
    let start = Clock.processor()
    for mark in marks.reversed() { guest.machine.undo(to: mark) }
    let milliseconds = Clock.processor() - start
    print(StepReport(["ns": milliseconds * 1e6 / Double(marks.count)]))
  }

  /// What one costs is the copy, which shares everything, and the first write, which ends that.
  private func keepCopies(_ path: String, _ argument: Int) throws(BenchmarkError) {
    var guest = try Guest(path)
    try guest.begin("run", [argument])
    var goal = RunGoal()
    goal.ticks = 100_000
    _ = guest.machine.run(goal)
    print(StepReport(["us": guest.machine.microsecondsPerCopy()]))
  }
}

extension Machine {
  /// The time to keep a copy of the machine and to write into its first memory.
  mutating func microsecondsPerCopy() -> Double {
    let count = 32
    var copies: [Machine] = []
    copies.reserveCapacity(count)
    let start = Clock.processor()
    for number in 0..<count {
      copies.append(self)
      hostStore(MemoryAddress(0), at: 1024, UInt32(number))
    }
    let milliseconds = Clock.processor() - start
    precondition(copies.count == count)
    return milliseconds * 1e3 / Double(count)
  }
}
