// What the innermost frame of Wasm is at a stop, to tell later what changed.

import Recovery
import WasmMachine
import WasmModel

/// The locals of the innermost frame at a moment.
public struct FrameImage: Hashable, Sendable {
  private let function: FunctionIndex
  private let depth: Int
  private let locals: [[UInt64]]

  /// The image of a worker; nil where no Wasm is on the way.
  public init?(_ worker: Worker) {
    guard let place = worker.machine.findPlace(ofFrame: 0) else { return nil }
    function = place.function
    depth = worker.machine.frames.count
    locals = worker.machine.locals(ofFrame: 0).map { [$0.slot, $0.high] }
  }

  /// The numbers of the locals that have other values than in an image of the same frame.
  func changes(since old: FrameImage?) -> Set<Int> {
    guard let old, old.function == function, old.depth == depth else { return [] }
    return Set(
      locals.indices.filter { old.locals.indices.contains($0) && old.locals[$0] != locals[$0] })
  }
}
