// The stop points of a session, as one side can look for them.

import Recovery
import Stepping
import WasmMachine
import WasmModel
import WasmValidation

/// Stop points as places of one module. Kept until they change: code is made anew for the stops.
struct StopTable: Sendable {
  /// What the table was made from: those that are enabled.
  let points: [StopPoint]
  /// The points at a place, by their position in ``points``.
  let places: [BreakpointPlace: [Int]]
  /// The same places; nil if there are none.
  let stops: WorkerStops?

  /// Points that the module of a worker lacks are left out. A run can have more places.
  init(_ points: [StopPoint], and extra: [BreakpointPlace] = [], in worker: Worker) {
    self.points = points.filter(\.isEnabled)
    var places: [BreakpointPlace: [Int]] = [:]
    for (index, point) in self.points.enumerated() {
      if case .place(let location) = point.kind, let place = try? location.find(in: worker) {
        places[place, default: []].append(index)
      }
    }
    self.places = places
    var byFunction: [FunctionIndex: Set<Int>] = [:]
    for place in Array(places.keys) + extra {
      byFunction[place.function, default: []].insert(place.pc)
    }
    stops = byFunction.isEmpty ? nil : WorkerStops(byFunction, in: worker.source)
  }

  /// True if something other than places is looked for.
  var hasOthers: Bool {
    points.contains { if case .place = $0.kind { false } else { true } }
  }
}

/// Where the writers of globals and locals are in the code of a module.
enum WriterPlaces {
  /// The instructions that write a global or a local; none for what has no writers of its own.
  static func find(_ location: StorageLocation, in worker: Worker) -> [BreakpointPlace] {
    switch location {
    case .global(let address): ofGlobal(address, worker)
    case .local(let frame, let index, _):
      ofLocal(index, worker.machine.code(of: worker.machine.frames[frame]).function.index, worker)
    case .memory, .events: []
    }
  }

  /// All instances of a module write it by the same index.
  private static func ofGlobal(_ address: GlobalAddress, _ worker: Worker) -> [BreakpointPlace] {
    let indices = worker.machine.instances.flatMap { instance in
      instance.globals.indices.filter { instance.globals[$0] == address }
    }
    return find(worker) { _, instruction in
      guard instruction.opcode == .globalSet, case .global(let index) = instruction.immediate
      else { return false }
      return indices.contains(index.value)
    }
  }

  private static func ofLocal(
    _ index: Int, _ function: FunctionIndex, _ worker: Worker
  ) -> [BreakpointPlace] {
    find(worker) { owner, instruction in
      guard owner == function, instruction.opcode == .localSet || instruction.opcode == .localTee,
        case .local(let local) = instruction.immediate
      else { return false }
      return local.value == index
    }
  }

  private static func find(
    _ worker: Worker, _ isWriter: (FunctionIndex, Instruction) -> Bool
  ) -> [BreakpointPlace] {
    worker.source.program.codes.flatMap { code in
      code.body.indices.filter { isWriter(code.function.index, code.body[$0]) }
        .map { BreakpointPlace(function: code.function.index, pc: $0) }
    }
  }
}
