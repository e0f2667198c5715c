// Places in code where the runs of a worker end.

import Bindgen
import WasmMachine
import WasmModel

/// Places in a module where runs end. To be made once for a set of places: code is made anew for it.
public struct WorkerStops: Sendable {
  /// The pcs where a run of a worker ends.
  let places: [FunctionIndex: Set<Int>]
  /// Where a run of the machine ends: there, and before the functions that Bindgen added.
  let machine: RunStops?

  /// Places where a run of the machine ends, but not one of the worker.
  init(_ stops: Self, and more: [FunctionIndex: Set<Int>], in source: WorkerModule) {
    let all = WorkerStops(stops.places.merging(more) { $0.union($1) }, in: source)
    (places, machine) = (stops.places, all.machine)
  }

  /// `places` gives pcs by their function.
  public init(_ places: [FunctionIndex: Set<Int>], in source: WorkerModule) {
    self.init(source.program, added: source.added, places)
  }

  init(
    _ program: Program, added: [FunctionIndex: AddedRole], _ places: [FunctionIndex: Set<Int>]
  ) {
    self.places = places
    let entries = added.keys.filter { $0.value >= program.module.importedFunctions.count }
    let all = places.merging(entries.map { ($0, [0]) }) { $0.union($1) }
    machine = all.isEmpty ? nil : RunStops([(program, all)])
  }
}
