// Running: many instructions at once, without a journal.
//
// Stepping shows each instruction; running gets to the next place worth looking at.

import Stepping
import WasmModel
import WasmValidation

/// How instructions are executed.
public enum ExecutionForm: String, CaseIterable, Sendable {
  /// One instruction after the other, as the standard describes them.
  case faithful
  /// Register code made of them, with the same outcome after the same number of ticks.
  case fast
}

/// How far a run goes at most. It ends before that where the machine cannot step: at the call of a
/// host function, at the end of the activation, at a trap.
public struct RunGoal: Sendable {
  /// The number of ticks.
  public var ticks = Int.max
  /// The run ends as soon as there are fewer frames.
  public var frames = 0
  /// If true, the run ends before an instruction that throws.
  public var stopsAtThrows = false
  /// If false, the run may end up to ``margin`` ticks earlier, but not before the first one: where
  /// the fast form can no longer go on, the rest would have to be stepped.
  public var isExact = true
  /// Places before which the run ends; the one that it begins at does not count.
  public var stops: RunStops?

  public init() {}

  /// How many ticks a run that is not exact may end early.
  public static var margin: Int { FastRun.margin }
}

/// Places in code where a run ends, for all instances of their programs. To be made once for a set
/// of places, and used for many runs.
public final class RunStops: Sendable {
  /// The pcs to stop at, by the program and the index of the defined function.
  let places: [ObjectIdentifier: [Int: Set<Int>]]
  /// The fast forms of the programs, which stop there.
  let programs: [ObjectIdentifier: FastTwins]
  /// Kept, so that no other program can come to stand at its place in memory.
  private let owners: [Program]

  /// `places` gives pcs by the index of their function, imports counted.
  public init(_ places: [(program: Program, places: [FunctionIndex: Set<Int>])]) {
    var byProgram: [ObjectIdentifier: [Int: Set<Int>]] = [:]
    for (program, places) in places {
      let imported = program.importedFunctions
      byProgram[ObjectIdentifier(program)] = Dictionary(
        uniqueKeysWithValues: places.map { ($0.key.value - imported, $0.value) })
    }
    self.places = byProgram
    owners = places.map(\.program)
    programs = Dictionary(
      uniqueKeysWithValues: places.map { program, _ in
        let key = ObjectIdentifier(program)
        let stops = byProgram[key] ?? [:]
        return (key, FastTwins(program.validated, program.codes, stops: stops))
      })
  }
}

extension Machine {
  /// Runs towards a goal and returns the number of completed ticks. Must only be called while
  /// ``canStep``.
  ///
  /// Nothing is recorded: afterwards no change from before can be undone, only a last step that was
  /// not completed, as at a trap. Who wants to go back keeps a copy of the machine.
  public mutating func run(_ goal: RunGoal = RunGoal(), form: ExecutionForm = .fast) -> Int {
    form == .fast ? runFast(goal) : runFaithfully(goal)
  }

  private mutating func runFaithfully(_ goal: RunGoal) -> Int {
    var ticks = 0
    var lastMark = mark
    while ticks < goal.ticks, canStep {
      if goal.stopsAtThrows, isAtThrow { break }
      if ticks > 0, isAtStop(goal.stops) { break }
      lastMark = mark
      guard step() else { break }
      ticks += 1
      if ticks & 0xFFF == 0 { forgetEverything() }
      if frames.count < goal.frames { break }
    }
    endRun(from: lastMark)
    return ticks
  }

  private mutating func runFast(_ goal: RunGoal) -> Int {
    slots.makeUnique()
    globals.cells.makeUnique()
    for index in memories.indices {
      memories[index].bytes.makeUnique()
      memories[index].marks.makeUnique()
    }
    for index in tables.indices { tables[index].elements.makeUnique() }
    if isRecording { functions.learnRecorded(instances) }
    return withUnsafeMutablePointer(to: &self) { machine in
      var run = FastRun(machine, goal.stops)
      defer { run.deallocate() }
      return run.play(goal, machine)
    }
  }

  /// Makes that nothing can be undone, but a last step that was not completed.
  mutating func endRun(from lastMark: Int) {
    switch status {
    case .trapped, .exhausted, .storeExhausted: forget(before: lastMark)
    default: forgetEverything()
    }
  }

  /// Makes that nothing can be undone.
  mutating func forgetEverything() { journal.forget(before: journal.end) }

  /// True if the next step is an instruction that throws.
  var isAtThrow: Bool {
    switch nextOpcode {
    case .throw, .throwRef, .rethrow: true
    default: false
    }
  }

  /// True if the next step is at a place to stop at. It changes nothing: called through a pointer, it
  /// would otherwise be given a copy of the machine, for each tick.
  mutating func isAtStop(_ stops: RunStops?) -> Bool {
    guard let stops, status == .running, let frame = frames.last else { return false }
    let program = instances[frame.instance.value].program
    guard let places = stops.places[ObjectIdentifier(program)] else { return false }
    let index = code(of: frame).function.index.value - program.importedFunctions
    return places[index]?.contains(Int(frame.pc)) ?? false
  }
}
