// A run of the fast form: the machine's state in pointers, and back.

import WasmHandlers
import WasmModel
import WasmValidation

/// What a run needs beside the machine. It lives as long as the run.
struct FastRun {
  /// The fast functions of the store, by address; those of programs with stops are replaced.
  let fastFunctions: UnsafeMutablePointer<UnsafeMutablePointer<FastFunction>>
  let stops: RunStops?
  /// Keeps ``fastFunctions`` alive if they are not those of the machine.
  private let stopFunctions: StableArray<UInt>?
  /// Room for the frames of the fast form.
  private(set) var frames: UnsafeMutablePointer<FastFrame>
  private(set) var frameCapacity: Int
  /// The tables of the instance.
  private(set) var tables: UnsafeMutablePointer<Slots>
  private var tableCapacity = 0
  let context: UnsafeMutablePointer<FastContext>

  init(_ machine: UnsafeMutablePointer<Machine>, _ stops: RunStops?) {
    self.stops = stops
    stopFunctions = stops.map {
      machine.pointee.functions.fastFunctions(
        stoppingAt: $0, isRecorded: machine.pointee.isRecording, machine.pointee.instances)
    }
    let functions = stopFunctions?.base ?? machine.pointee.fastFunctions.base
    fastFunctions = UnsafeMutableRawPointer(functions)
      .assumingMemoryBound(to: UnsafeMutablePointer<FastFunction>.self)
    frameCapacity = 128
    frames = .allocate(capacity: frameCapacity)
    tables = .allocate(capacity: 0)
    context = .allocate(capacity: 1)
  }

  func deallocate() {
    frames.deallocate()
    tables.deallocate()
    context.deallocate()
  }

  /// Twice the room for frames; those that are there stay.
  mutating func growFrames() {
    let used = context.pointee.nextFrame - frames
    let larger = UnsafeMutablePointer<FastFrame>.allocate(capacity: 2 * frameCapacity)
    larger.initialize(from: frames, count: used)
    frames.deallocate()
    frames = larger
    frameCapacity *= 2
    context.pointee.nextFrame = frames + used
  }

  /// Puts the pointers to the tables of an instance in place.
  mutating func setTables(_ machine: UnsafeMutablePointer<Machine>, _ addresses: [TableAddress]) {
    if addresses.count > tableCapacity {
      tables.deallocate()
      tables = .allocate(capacity: addresses.count)
      tableCapacity = addresses.count
    }
    for (index, address) in addresses.enumerated() {
      tables[index] = machine.pointee.tables[address.value].elements.base
    }
  }
}
