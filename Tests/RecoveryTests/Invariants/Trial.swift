// Plays a scenario and shows every move of it to invariants.

import Recovery
import Stepping
import WasmMachine

/// A worker that plays a scenario under the eyes of invariants.
struct Trial {
  private(set) var worker: Worker
  private var invariants: [any Invariant]
  /// What was wrong, for each invariant what was found first.
  private(set) var violations: [String?]

  /// How often each invariant had something to judge.
  var witnesses: [Int] { invariants.map(\.witnesses) }

  /// No step of the tables takes as long.
  private static let maximumTicks = 20_000_000

  init(_ loaded: LoadedWorker, _ kinds: [any Invariant.Type]) {
    worker = loaded.worker
    invariants = kinds.map { $0.init(loaded) }
    violations = kinds.map { _ in nil }
  }

  /// Plays a scenario.
  mutating func play(_ scenario: RandomScenario) throws {
    for step in try scenario.parsed().steps {
      let firstEvent = worker.realm.events.count
      for input in step.kind.inputs { worker.apply(input) }
      run()
      let events = worker.realm.events[firstEvent...]
      for index in invariants.indices {
        note(invariants[index].end(step, events, worker), at: index, "behind `\(step.text)`")
      }
    }
  }

  private mutating func note(_ problem: String?, at index: Int, _ place: String) {
    if violations[index] == nil, let problem { violations[index] = "\(problem), \(place)" }
  }

  private mutating func run() {
    let end = worker.ticks + Self.maximumTicks
    while worker.canStep {
      guard worker.ticks < end else { return note("it does not end", at: 0, "as it seems") }
      move()
      worker.forget(before: worker.mark)
    }
  }

  /// Moves on to where an invariant can have something to see: one step, but many of Wasm.
  private mutating func move() {
    let firstEvent = worker.realm.events.count
    let before = worker.machine.status
    let (call, wasAtWasm) = (worker.wasmCall, worker.isAtWasm && worker.machine.canStep)
    var count = 0
    repeat {
      _ = worker.step()
      count += 1
    } while wasAtWasm && isQuiet(firstEvent) && count < 4096
    let moment = Moment(
      events: worker.realm.events[firstEvent...], entry: wasAtWasm ? nil : entry,
      exit: wasAtWasm || before.isHostCall ? nil : call.map { ($0, before) }, statusBefore: before)
    for index in invariants.indices {
      note(invariants[index].see(moment, worker), at: index, "at tick \(worker.ticks)")
    }
  }

  /// True while Wasm executes one instruction after the other, and has done so for a while.
  private func isQuiet(_ firstEvent: Int) -> Bool {
    worker.machine.status == .running && worker.isAtWasm && worker.realm.events.count == firstEvent
  }

  /// What JavaScript has called, if no instruction of it was executed.
  private var entry: WasmCall? {
    let machine = worker.machine
    guard worker.isAtWasm, machine.status == .running, let frame = machine.frames.last,
      frame.pc == 0, let activation = machine.activations.last,
      machine.frames.count == Int(activation.baseFrame) + 1
    else { return nil }
    return worker.wasmCall
  }
}

extension Status {
  var isHostCall: Bool { if case .hostCall = self { true } else { false } }
}

extension Scenario.Kind {
  /// What a worker is given for the step.
  var inputs: [Worker.Input] {
    switch self {
    case .run(let piece): [.run(piece)]
    case .requests(let pieces): pieces.map { .serve($0) }
    case .fault(let fault): [.arm(ArmedFault(fault))]
    case .flag(let value): [.flag(value)]
    case .collect: [.collect]
    }
  }
}
