// Time: going back undoes everything, and going forward again gives the same history.

import JavaScript
import Recovery
import Stepping
import Testing
import WasmMachine

/// Everything of a worker that can change, to compare: the digest, and what says where they differ.
struct WorldState: Equatable {
  let digest: UInt64
  let memories: [StableArray<UInt8>]
  let tables: [StableArray<UInt64>]
  let globals: [UInt64]
  let slots: [UInt64]
  let frames: [WasmMachine.Frame]
  let status: Status
  let exceptions: Int
  let instances: Int
  let events: [Event]
  let glue: [JavaScript.Frame]
  let awaiting: [JavaScript.Frame]
  let ticks: Int
  let variables: [String]

  init(_ worker: Worker) {
    let machine = worker.machine
    digest = worker.digest
    memories = machine.memories.map(\.bytes)
    tables = machine.tables.map(\.elements)
    globals = machine.globals.map(\.slot)
    slots = Array(machine.slots[..<machine.top])
    frames = machine.frames
    status = machine.status
    exceptions = machine.exceptions.count
    instances = machine.instances.count
    events = Array(worker.realm.events)
    glue = worker.realm.script.frames
    awaiting = worker.realm.script.awaitingFrames
    ticks = worker.ticks
    let realm = worker.realm
    variables = [
      "\(worker.calledAbort) \(worker.reinitScheduled) \(worker.instanceID)",
      "\(worker.criticalError) \(realm.crossings) \(realm.timers) \(realm.requests)",
      "\(worker.workerID) \(realm.instanceCount) \(String(describing: realm.instance))",
    ]
  }
}

@Suite struct TimeTests {
  /// A panic, an abort, and requests around them: a trap, a throw, a poison write and a reinit.
  private func play(_ timeline: inout Timeline<Worker>) {
    timeline.request("deposit", 1, 50)
    timeline.request("transfer", 1, 2, 500)
    timeline.request("fail_unreachable")
    timeline.request("served")
  }

  @Test(
    "back n and forward n is the identity across a trap, a throw, a poison write and a reinit",
    arguments: [Strategy.ignore, .reinit, .guardReinit])
  func backAndForward(_ strategy: Strategy) throws {
    var timeline = try bank(strategy)
    play(&timeline)
    let end = WorldState(timeline.world)
    var states: [WorldState] = []
    for move in 0..<12_000 {
      if move % 97 == 0 { states.append(WorldState(timeline.world)) }
      guard timeline.back() else { break }
    }
    #expect(states.count > 20)
    while timeline.back() {}
    let tick = timeline.tick
    #expect(tick == 0)
    while timeline.forward() {}
    #expect(WorldState(timeline.world) == end)
    for (index, state) in states.enumerated() {
      if index > 0 { for _ in 0..<97 { timeline.back() } }
      #expect(WorldState(timeline.world) == state, "\(index * 97) moves back")
    }
  }

  @Test("a new input in the past drops the inputs that lay ahead")
  func newFuture() throws {
    var timeline = try bank(.reinit)
    let start = timeline.tick
    timeline.request("deposit", 1, 50)
    while timeline.tick >= start { timeline.back() }
    let hasFuture = timeline.hasFuture
    #expect(hasFuture)
    while timeline.tick < start { timeline.forward() }
    timeline.request("balance", 1)
    let stillHasFuture = timeline.hasFuture
    #expect(!stillHasFuture)
    #expect(timeline.world.realm.requests.map(\.call.name) == ["balance"])
  }

  @Test("an input that nothing followed can be dropped")
  func dropInput() throws {
    var timeline = try bank(.reinit)
    let before = WorldState(timeline.world)
    timeline.give(.request(ExportCall(name: "served", arguments: [], text: "served()")))
    let dropped = timeline.dropInput()
    #expect(dropped)
    #expect(WorldState(timeline.world) == before)
    let droppedAgain = timeline.dropInput()
    #expect(!droppedAgain)
  }

  @Test("a trap is no tick: it can be undone, and the tick stays")
  func trapIsNoTick() throws {
    var timeline = try bank(.ignore)
    timeline.give(
      .call(ExportCall(name: "fail_unreachable", arguments: [], text: "fail_unreachable()")))
    while timeline.forward() {
      if case .trapped = timeline.world.machine.status { break }
    }
    let tick = timeline.tick
    timeline.back()
    #expect(timeline.tick == tick)
    #expect(timeline.world.machine.status == .running)
  }
}
