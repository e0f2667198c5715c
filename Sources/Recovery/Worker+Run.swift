// Running: many ticks at once, with the events that stepping would note.
//
// Between the places where something happens that a person is told, the machine runs by itself. It
// is stepped where events come from: through throws and unwinding, in the functions that Bindgen
// added, and while a fault is armed. Glue is stepped always; its lines are few.

import JavaScript
import Stepping
import WasmMachine
import WasmValidation

extension Worker {
  public mutating func run(_ count: Int, to goal: Goal) -> RunOutcome {
    let start = ticks
    var addedFrames = findAddedFrames()
    while canStep, ticks - start < count {
      let isComplete =
        canRun(addedFrames, goal)
        ? runMachine(count - (ticks - start), to: goal, addedFrames) : step()
      forgetSteps(beyond: 1000)
      guard isComplete else {
        forgetSteps(beyond: 0)
        return RunOutcome(ticks: ticks - start, stoppedShort: true)
      }
      updateAddedFrames(&addedFrames)
      if isAtEnd(of: goal) { break }
    }
    forgetSteps(beyond: 0)
    return RunOutcome(ticks: ticks - start, stoppedShort: false)
  }

  /// True if the machine can run by itself: nothing that it does next is an event.
  private func canRun(_ addedFrames: [Int], _ goal: Goal) -> Bool {
    guard isAtWasm, machine.status == .running, realm.armed == nil
    else { return false }
    if let innermost = addedFrames.last, innermost == machine.frames.count - 1 { return false }
    return goal.depth.map { depth > $0 } ?? true
  }

  /// Lets the machine run, or step where it cannot run. Returns false if it stopped short.
  private mutating func runMachine(
    _ count: Int, to goal: Goal, _ addedFrames: [Int]
  ) -> Bool {
    var runGoal = RunGoal()
    runGoal.ticks = count
    runGoal.stopsAtThrows = true
    runGoal.stops = (goal.stops ?? source.stops).machine
    // It must come back where an added function goes on, and where the goal is reached.
    runGoal.frames = max(
      addedFrames.last.map { $0 + 2 } ?? 0, goal.depth.map { $0 - realm.script.depth + 1 } ?? 0)
    let completed = machine.run(runGoal, form: goal.form)
    ticks += completed
    switch machine.status {
    case .trapped, .exhausted, .storeExhausted:
      noteChange(from: .running, nil)
      return false
    default: return completed > 0 || step()
    }
  }

  private func isAtEnd(of goal: Goal) -> Bool {
    if let end = goal.depth, depth <= end, isSettled { return true }
    guard let places = goal.stops?.places, !places.isEmpty, machine.status == .running,
      let frame = machine.frames.last
    else { return false }
    return places[machine.code(of: frame).function.index]?.contains(Int(frame.pc)) ?? false
  }

  /// Journals must not grow while nobody can undo.
  private mutating func forgetSteps(beyond limit: Int) {
    if machine.journalCount > limit { machine.forget(before: machine.mark) }
    if realmJournal.count > limit { realmJournal.forget(before: realmJournal.end) }
  }

  /// The numbers of the frames that execute added functions, innermost last.
  private func findAddedFrames() -> [Int] {
    source.added.isEmpty ? [] : machine.frames.indices.filter { isAdded(machine.frames[$0]) }
  }

  /// The machine stops where such a frame is entered or returned to, so only the innermost frame can
  /// have become one.
  private func updateAddedFrames(_ numbers: inout [Int]) {
    guard !source.added.isEmpty else { return }
    while let last = numbers.last, last >= machine.frames.count { numbers.removeLast() }
    let innermost = machine.frames.count - 1
    if numbers.last == innermost { numbers.removeLast() }
    if let frame = machine.frames.last, isAdded(frame) { numbers.append(innermost) }
  }

  private func isAdded(_ frame: WasmMachine.Frame) -> Bool {
    source.added[machine.code(of: frame).function.index] != nil
  }
}
