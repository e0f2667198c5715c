// How often the allocator was called: counted by running a stretch of the history again.

import Stepping
import WasmMachine
import WasmModel

/// Calls of the allocator of a module, found by the names of its functions.
public struct Allocations: Hashable, Sendable {
  /// What they were found by, as in `__rdl_alloc`.
  public let name: String
  public private(set) var made = 0
  public private(set) var freed = 0
  /// The bytes asked for, less those given back.
  public private(set) var bytes: Int64 = 0

  /// How many are alive that were not before; negative if older ones were freed.
  public var alive: Int { made - freed }

  /// What an allocator function does, and which of its parameters say how much.
  private enum Role: Hashable {
    case make(size: Int)
    case free(size: Int)
    case resize(old: Int, new: Int)
  }

  private static let families: [(name: String, roles: [String: Role])] = [
    ("__rdl_alloc", roles("__rdl_")), ("__rust_alloc", roles("__rust_")),
    (
      "__wbindgen_malloc",
      [
        "__wbindgen_malloc": .make(size: 0), "__wbindgen_free": .free(size: 1),
        "__wbindgen_realloc": .resize(old: 1, new: 2),
      ]
    ),
  ]

  private static func roles(_ prefix: String) -> [String: Role] {
    [
      prefix + "alloc": .make(size: 0), prefix + "alloc_zeroed": .make(size: 0),
      prefix + "dealloc": .free(size: 1), prefix + "realloc": .resize(old: 1, new: 3),
    ]
  }

  /// More calls are not counted.
  private static let most = 100_000

  /// Counts the calls between where a timeline stands and a later place of its history; nil if no
  /// function has the name of an allocator, or there are too many calls.
  public init?(_ timeline: Timeline<Worker>, upTo end: Int) {
    guard let (name, functions) = Self.find(in: timeline.world.source.program.module) else {
      return nil
    }
    self.name = name
    var here = timeline
    var goal = here.replayGoal
    goal.stops = WorkerStops(functions.mapValues { _ in [0] }, in: timeline.world.source)
    var calls = 0
    while here.place < end {
      let start = here.place
      here.leap(end - start, to: goal)
      if here.place == start, !here.forward() { break }
      guard here.place < end, let place = here.world.entry, let role = functions[place] else {
        continue
      }
      count(role, here.world.machine.locals(ofFrame: 0).map(\.slot))
      calls += 1
      if calls > Self.most { return nil }
    }
  }

  private mutating func count(_ role: Role, _ arguments: [UInt64]) {
    func size(_ index: Int) -> Int64 {
      index < arguments.count ? Int64(UInt32(truncatingIfNeeded: arguments[index])) : 0
    }
    switch role {
    case .make(let index):
      made += 1
      bytes += size(index)
    case .free(let index):
      freed += 1
      bytes -= size(index)
    case .resize(let old, let new): bytes += size(new) - size(old)
    }
  }

  private static func find(
    in module: Module
  ) -> (name: String, functions: [FunctionIndex: Role])? {
    for family in families {
      var found: [FunctionIndex: Role] = [:]
      for (index, name) in module.names.functions {
        let last = name.split(separator: ":").last.map(String.init) ?? name
        if let role = family.roles[last] { found[index] = role }
      }
      for export in module.exports {
        guard case .function(let index) = export.description, let role = family.roles[export.name]
        else { continue }
        found[index] = role
      }
      let roles = Set(found.values)
      let makes = roles.contains { if case .make = $0 { true } else { false } }
      let frees = roles.contains { if case .free = $0 { true } else { false } }
      if makes, frees { return (family.name, found) }
    }
    return nil
  }
}

extension Worker {
  /// The function whose first instruction is next.
  fileprivate var entry: FunctionIndex? {
    guard machine.status == .running, let place = machine.findPlace(ofFrame: 0), place.pc == 0
    else { return nil }
    return place.function
  }
}
