// Running: many ticks at once, with the events that stepping would note.
//
// Between the places where something happens that a person is told, the machine runs by itself. It
// is stepped where events come from: through throws and unwinding, in the functions that Bindgen
// added, and where an armed fault may strike. Glue is stepped always; its lines are few.

import JavaScript
import Stepping
import WasmMachine
import WasmModel
import WasmValidation

extension Worker {
  public mutating func run(_ count: Int, effort: Int, to goal: Goal) -> RunOutcome {
    let kept = goal.watched.map { takeMarks($0) }
    var outcome = runUnwatched(count, effort: effort, to: goal)
    outcome.isTouched = goal.isAnywhere
    for (bytes, kept) in zip(goal.watched, kept) {
      if machine.mayHaveWritten(bytes.range, of: bytes.memory) { outcome.isTouched = true }
      if let kept { machine.putMarks(kept.marks, kept.range, of: bytes.memory) }
    }
    return outcome
  }

  /// Reads and clears the marks of watched bytes. In the past their memory may be smaller, or not
  /// there yet.
  private mutating func takeMarks(_ bytes: WatchedBytes) -> (marks: [UInt8], range: Range<Int>)? {
    let number = bytes.memory.value
    guard number < machine.memories.count else { return nil }
    let range = bytes.range.clamped(to: 0..<machine.memories[number].bytes.count)
    return (machine.takeMarks(range, of: bytes.memory), range)
  }

  private mutating func runUnwatched(
    _ count: Int, effort: Int, to goal: Goal
  ) -> RunOutcome {
    let start = ticks
    let goal = includingArmedPlaces(goal)
    let lastEffort = self.effort.addingReportingOverflow(effort)
    let limit = lastEffort.overflow ? Int.max : lastEffort.partialValue
    var addedFrames = findAddedFrames()
    var eventCount = realm.events.count
    var end = RunOutcome.End.spent
    while end == .spent, ticks - start < count, self.effort < limit {
      guard canStep else {
        end = .idle
        break
      }
      forgetSteps(beyond: 1000)
      let isComplete =
        canRun(addedFrames, goal)
        ? runMachine(count - (ticks - start), effort: limit - self.effort, to: goal, addedFrames)
        : stepInRun()
      if !isComplete {
        end = .stoppedShort
      } else {
        updateAddedFrames(&addedFrames)
        if isAtEnd(of: goal) || hasNoted(goal.events, since: &eventCount) { end = .reached }
      }
    }
    if end != .stoppedShort { forgetSteps(beyond: 0) }
    return RunOutcome(ticks: ticks - start, end)
  }

  /// A goal whose runs come back before the places at which armed faults strike.
  private func includingArmedPlaces(_ goal: Goal) -> Goal {
    let armed = armedPlaces
    let stops = goal.stops ?? source.stops
    guard armed.contains(where: { !$0.value.isSubset(of: stops.places[$0.key] ?? []) })
    else { return goal }
    var goal = goal
    goal.stops = WorkerStops(stops, and: armed, in: source)
    return goal
  }

  /// Makes a step; if it stops short, nothing but it can be undone.
  private mutating func stepInRun() -> Bool {
    let before = mark
    let isComplete = step()
    if !isComplete { forget(before: before) }
    return isComplete
  }

  /// True if an event of one of some names was noted.
  private func hasNoted(_ names: Set<String>, since count: inout Int) -> Bool {
    guard !names.isEmpty, realm.events.count > count else { return false }
    defer { count = realm.events.count }
    return realm.events[count...].contains { names.contains(EventWord.of($0.kind).word) }
  }

  /// True if the machine can run by itself: nothing that it does next is an event.
  private func canRun(_ addedFrames: [Int], _ goal: Goal) -> Bool {
    guard isAtWasm, machine.status == .running, !mayStrike
    else { return false }
    if let innermost = addedFrames.last, innermost == machine.frames.count - 1 { return false }
    return goal.depth.map { depth > $0 } ?? true
  }

  /// Lets the machine run, or step where it cannot run. Returns false if it stopped short.
  private mutating func runMachine(
    _ count: Int, effort: Int, to goal: Goal, _ addedFrames: [Int]
  ) -> Bool {
    var runGoal = RunGoal()
    let effortOfTick = goal.form == .fast ? 1 : WorkerEffort.instructionStepped
    runGoal.ticks = min(count, max(1, effort / effortOfTick))
    runGoal.isExact = runGoal.ticks == count
    runGoal.stopsAtThrows = true
    runGoal.stops = (goal.stops ?? source.stops).machine
    // It must come back where an added function goes on, and where the goal is reached.
    runGoal.frames = max(
      addedFrames.last.map { $0 + 2 } ?? 0, goal.depth.map { $0 - realm.script.depth + 1 } ?? 0)
    let completed = machine.run(runGoal, form: goal.form)
    ticks += completed
    self.effort += completed * effortOfTick
    switch machine.status {
    case .trapped, .exhausted, .storeExhausted:
      realmJournal.forget(before: realmJournal.end)
      noteChange(from: .running, nil)
      return false
    default: return completed > 0 || stepInRun()
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
