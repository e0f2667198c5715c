// The breakpoints of a side, as its timeline needs them.

import Recovery
import WasmModel

/// A place in code where to stop.
struct BreakpointPlace: Hashable, Sendable {
  let function: FunctionIndex
  let pc: Int
}

/// Breakpoints as places of one module. Kept until they change: code is made anew for the stops.
struct BreakpointTable: Sendable {
  /// What the table was made from.
  let breakpoints: [Breakpoint]
  /// The number of the breakpoint at a place.
  let numbers: [BreakpointPlace: Int]
  /// The same places; nil if there are none.
  let stops: WorkerStops?

  /// Breakpoints that the module of a worker lacks are left out. A run can have one more place.
  init(_ breakpoints: [Breakpoint], and extra: BreakpointPlace? = nil, in worker: Worker) {
    self.breakpoints = breakpoints
    var numbers: [BreakpointPlace: Int] = [:]
    for breakpoint in breakpoints {
      if let place = try? breakpoint.location.find(in: worker) {
        numbers[place] = breakpoint.number
      }
    }
    self.numbers = numbers
    var places: [FunctionIndex: Set<Int>] = [:]
    for place in Array(numbers.keys) + (extra.map { [$0] } ?? []) {
      places[place.function, default: []].insert(place.pc)
    }
    stops = places.isEmpty ? nil : WorkerStops(places, in: worker.source)
  }
}
