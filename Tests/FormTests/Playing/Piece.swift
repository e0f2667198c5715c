// How far a machine goes before it is compared again, and what a run must do, one step at a time.

import WasmMachine
import WasmModel
import WasmValidation

/// What one machine does by running and the other one by stepping.
struct Piece: Sendable, CustomStringConvertible {
  enum Kind: Sendable {
    /// Both step: the fast form must go on from anywhere.
    case step
    /// The tested machine steps and takes the steps back.
    case undo
    case run
  }

  var kind = Kind.run
  var ticks = Int.max
  var frames = 0
  var stopsAtThrows = false
  var stops: Stops?

  var description: String {
    var words = [ticks == .max ? "to the end" : "\(ticks) ticks"]
    if frames > 0 { words.append("until there are fewer than \(frames) frames") }
    if stopsAtThrows { words.append("to a throw") }
    if let stops { words.append("to \(stops.places.count) places") }
    return "\(kind) " + words.joined(separator: ", ")
  }

  /// The same for ``Machine/run(_:form:)``.
  var goal: RunGoal {
    var goal = RunGoal()
    goal.ticks = ticks
    goal.frames = frames
    goal.stopsAtThrows = stopsAtThrows
    goal.stops = stops?.prepared
    return goal
  }
}

/// Places to stop at, in both forms in which they are needed.
struct Stops: Sendable {
  struct Place: Hashable {
    let program: ObjectIdentifier
    let function: FunctionIndex
    let pc: Int
  }

  let places: Set<Place>
  let prepared: RunStops

  init(_ places: [(program: Program, places: [FunctionIndex: Set<Int>])]) {
    prepared = RunStops(places)
    self.places = Set(
      places.flatMap { program, functions in
        functions.flatMap { function, pcs in
          pcs.map { Place(program: ObjectIdentifier(program), function: function, pc: $0) }
        }
      })
  }
}

extension Machine {
  /// What ``run(_:form:)`` is: steps until there is a reason to end. It uses nothing of the way in
  /// which the machine runs.
  mutating func stepTowards(_ piece: Piece) -> Int {
    var ticks = 0
    while ticks < piece.ticks, canStep {
      if piece.stopsAtThrows, isAboutToThrow { break }
      if ticks > 0, let stops = piece.stops, isAt(stops) { break }
      guard step() else { break }
      ticks += 1
      if ticks & 0xFFF == 0 { forget(before: mark) }
      if frames.count < piece.frames { break }
    }
    forget(before: mark)
    return ticks
  }

  private var isAboutToThrow: Bool {
    nextOpcode.map { [.throw, .throwRef, .rethrow].contains($0) } ?? false
  }

  private func isAt(_ stops: Stops) -> Bool {
    guard status == .running, let frame = frames.last else { return false }
    let place = Stops.Place(
      program: ObjectIdentifier(instances[frame.instance.value].program),
      function: code(of: frame).function.index, pc: Int(frame.pc))
    return stops.places.contains(place)
  }
}
