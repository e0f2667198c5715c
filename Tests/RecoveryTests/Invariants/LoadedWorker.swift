// Workers behind their loading, from which trials begin.

import Bundled
import Recovery
import Testing
import WasmMachine
import WasmModel

/// A worker that has been loaded.
struct LoadedWorker: Sendable {
  let worker: Worker
  /// The first instance when its start function had just returned.
  let fresh: InstanceImage

  init(module: String, build: String, _ strategy: Strategy) throws {
    let bytes = try #require(BundledFiles.find("Examples/rust/\(module).\(build).wasm"))
    let source = try WorkerModule(name: module, bytes: bytes, strategy: strategy)
    var worker = try Worker(source, strategy: strategy)
    var fresh: InstanceImage?
    worker.apply(.load)
    while worker.canStep, worker.step() {
      if fresh == nil, worker.realm.events.last?.kind == .startRan { fresh = InstanceImage(worker) }
      worker.forget(before: worker.mark)
    }
    (self.worker, self.fresh) = (worker, try #require(fresh))
  }

  // MARK: All of them

  private static let all: [String: LoadedWorker] = {
    var found: [String: LoadedWorker] = [:]
    for module in ["workshop", "service"] {
      for strategy in Strategy.allCases {
        for build in strategy.build == .abort ? ["abort"] : ["unwind-exnref", "unwind-legacy"] {
          found["\(module) \(build) \(strategy)"] =
            try? LoadedWorker(module: module, build: build, strategy)
        }
      }
    }
    return found
  }()

  /// The worker that a scenario is played on.
  static func find(_ scenario: RandomScenario) throws -> LoadedWorker {
    try #require(all["\(scenario.module) \(scenario.build) \(scenario.strategy)"])
  }
}

/// What an instance begins with.
struct InstanceImage: Sendable {
  let memories: [StableArray<UInt8>]
  let globals: [UInt64]
  /// How many elements each has.
  let tables: [Int]

  /// Of the newest instance.
  init(_ worker: Worker) {
    let (machine, instance) = (worker.machine, worker.instance)
    memories = instance?.memories.map { machine.memories[$0.value].bytes } ?? []
    globals = instance?.globals.map { machine.globals[$0.value].slot } ?? []
    tables = instance?.tables.map { machine.tables[$0.value].elements.count } ?? []
  }

  /// What another has that this one has not.
  func difference(from other: InstanceImage) -> String? {
    if globals != other.globals { return "globals \(globals) are \(other.globals)" }
    if tables != other.tables { return "tables of \(tables) have \(other.tables)" }
    if memories == other.memories { return nil }
    let places = zip(memories, other.memories).flatMap { old, new in
      old.indices.filter { $0 < new.count && old[$0] != new[$0] }
    }
    return "memory of a new instance differs at \(places.prefix(8))"
  }
}
