// Single changes of a worker's state, each of which its digest must see.

import Stepping
import WasmModel

@testable import JavaScript
@testable import Recovery
@testable import WasmMachine

/// One thing that is made different.
struct Mutation: Sendable {
  let name: String
  let change: @Sendable (inout Worker) -> Void

  init(_ name: String, _ change: @escaping @Sendable (inout Worker) -> Void) {
    (self.name, self.change) = (name, change)
  }
}

// MARK: The machine

extension Mutation {
  static let machine: [Mutation] =
    [
      Mutation("a byte of memory") { $0.machine.memories[0].bytes[70_001] ^= 1 },
      Mutation("the last byte of memory") { worker in
        worker.machine.memories[0].bytes[worker.machine.memories[0].bytes.count - 1] ^= 1
      },
      Mutation("a page more") { $0.machine.memories[0].bytes.append(zeros: 65_536) },
      Mutation("a global") { $0.machine.globals.cells[0] ^= 1 },
      Mutation("the upper half of a global") { $0.machine.globals.cells[1] ^= 1 },
      Mutation("an element of a table") { $0.machine.tables[0].elements[1] ^= 1 },
      Mutation("an element more in a table") { $0.machine.tables[0].elements.append(zeros: 1) },
      Mutation("the first slot") { $0.machine.slots[0] ^= 1 },
      Mutation("the top slot") { $0.machine.slots[$0.machine.top - 1] ^= 1 << 63 },
      Mutation("the number of slots") { $0.machine.top += 1 },
      Mutation("the pc") { $0.machine.advance() },
      Mutation("the pc of a caller") { $0.machine.frames[0].pc += 1 },
      Mutation("a frame less") { $0.machine.frames.removeLast() },
      Mutation("an activation more") { $0.machine.activations.append($0.machine.activations[0]) },
      Mutation("an exception") { worker in
        _ = worker.machine.makeException(.init(tag: worker.jsTag, payload: [1]))
      },
      Mutation("the payload of an exception") { worker in
        _ = worker.machine.makeException(.init(tag: worker.jsTag, payload: [2]))
      },
      Mutation("the tag of an exception") { worker in
        _ = worker.machine.makeException(.init(tag: worker.wrappedTag, payload: [1]))
      },
      Mutation("a tag") { _ = $0.machine.addTag(name: "new", type: FunctionType([], [])) },
      Mutation("a function of the host") { worker in
        _ = worker.machine.addHostFunction(name: "new", type: FunctionType([], []))
      },
      Mutation("another function of the host") { worker in
        _ = worker.machine.addHostFunction(name: "other", type: FunctionType([], []))
      },
      Mutation("a dropped data segment") { $0.machine.instances[0].droppedData[0].toggle() },
      Mutation("a dropped element segment") { $0.machine.instances[0].droppedElements[0].toggle() },
      Mutation("an instance more") { $0.machine.instances.append($0.machine.instances[0]) },
      Mutation("an import of an instance") { $0.machine.instances[0].functions.swapAt(0, 1) },
      Mutation("a reference of a segment") { $0.machine.instances[0].elements[0][0] ^= 1 },
      Mutation("a limit") { $0.machine.limits.frames += 1 },
      Mutation("the bytes of objects") { $0.machine.objectBytes += 1 },
    ] + objects + statuses

  private static let objects = [[1, 2], [1, 3], [1, 2, 0]].map { bytes in
    Mutation("an object of \(bytes)") { worker in
      worker.machine.objects = [
        ObjectInstance(type: TypeIndex(0), bytes: bytes.map { UInt8($0) }, elementWidth: 1)
      ]
    }
  }

  private static let statuses: [Mutation] =
    traps.map { Status.trapped($0) }.map(status) + [
      status(.idle), status(.finished), status(.exhausted), status(.storeExhausted),
      status(.hostCall(FunctionAddress(0))), status(.hostCall(FunctionAddress(1))),
      status(.unwinding(ExceptionAddress(0), handler: -1)),
      status(.unwinding(ExceptionAddress(0), handler: 0)),
      status(.unwinding(ExceptionAddress(1), handler: 0)), status(.uncaught(ExceptionAddress(0))),
      status(.uncaught(ExceptionAddress(1))),
    ]

  private static func status(_ status: Status) -> Mutation {
    Mutation("\(status)") { $0.machine.status = status }
  }

  private static let traps: [Trap] = [
    .unreachable, .integerDivideByZero, .integerOverflow, .conversionOverflow,
    .outOfBoundsMemoryAccess(address: 1, width: 2, size: 3),
    .outOfBoundsMemoryAccess(address: 1, width: 2, size: 4), .uninitializedElement(index: 1),
    .uninitializedElement(index: 2), .castFailure(expected: "a", found: "b"),
    .castFailure(expected: "a", found: "c"),
  ]
}

// MARK: The realm

extension Mutation {
  static let realm: [Mutation] =
    [
      Mutation("the ticks") { $0.ticks += 1 },
      Mutation("the instance") { $0.realm.instance = nil },
      Mutation("the number of instances") { $0.realm.instanceCount += 1 },
      Mutation("a crossing less") { $0.realm.crossings.removeLast() },
      Mutation("a task that waits") { $0.realm.waiting.append(.load(0)) },
      Mutation("another task that waits") { $0.realm.waiting.append(.request(0)) },
      Mutation("a timer") { $0.realm.timers = [.init(number: 1, due: 5, function: .null)] },
      Mutation("when a timer is due") {
        $0.realm.timers = [.init(number: 1, due: 6, function: .null)]
      },
      Mutation("what a timer calls") {
        $0.realm.timers = [.init(number: 1, due: 5, function: .undefined)]
      },
      Mutation("the number of timers") { $0.realm.timersSet += 1 },
      Mutation("the clock") { $0.realm.clock += 0.5 },
      Mutation("an object of the host") {
        $0.realm.hostObjects[HostKind.view.tag(7)] = ObjectID(1)
      },
      Mutation("another object of the host") {
        $0.realm.hostObjects[HostKind.view.tag(7)] = ObjectID(2)
      },
      Mutation("a buffer") { $0.realm.buffers.append(.bytes([1])) },
      Mutation("a byte of a buffer") { $0.realm.buffers.append(.bytes([2])) },
      Mutation("a buffer of a memory") {
        $0.realm.buffers.append(.memory(MemoryAddress(0), count: 1))
      },
      Mutation("a view") { worker in
        worker.realm.views.append(HostView(buffer: 0, element: .int8, offset: 0, count: 1))
      },
      Mutation("the elements of a view") { worker in
        worker.realm.views.append(HostView(buffer: 0, element: .byte, offset: 0, count: 1))
      },
      Mutation("the buffer of a memory") { $0.realm.memoryBuffers[MemoryAddress(9)] = 1 },
      Mutation("an import") { $0.realm.importedFunctions[InstanceAddress(9)] = [.null] },
      Mutation("an externref") { $0.realm.externrefs.append(.null) },
      Mutation("an error of the engine") { $0.realm.engineErrors[ObjectID(5)] = .exhaustion },
      Mutation("its trap") { $0.realm.engineErrors[ObjectID(5)] = .trap(.unreachable) },
      Mutation("a request less") { $0.realm.requests.removeLast(1) },
      Mutation("an outcome") { $0.realm.requests[0].outcome = .hung },
      Mutation("the instance of a request") { $0.realm.requests[0].instance += 1 },
      Mutation("the promise of a request") { $0.realm.requests[0].promise = .object(ObjectID(3)) },
      Mutation("the last tick of a request") { $0.realm.requests[0].lastTick = 5 },
      Mutation("the first open request") { $0.realm.firstOpenRequest += 1 },
      Mutation("an event less") { $0.realm.events.removeLast(1) },
      Mutation("an error that passes") { $0.realm.passing = .null },
      Mutation("another error that passes") { $0.realm.passing = .undefined },
    ] + events + faults

  private static let faults =
    armed.map { fault in
      Mutation("armed: \(fault.fault.text) \(fault)") { $0.realm.armed = [fault] }
    } + [
      Mutation("the number of an armed fault") { worker in
        worker.realm.armed = [ArmedFault(.panic)]
        worker.realm.armed[0].number = 2
      },
      Mutation("the number of armed faults") { $0.realm.faultsArmed += 1 },
      Mutation("the number of faults that struck") { $0.realm.faultsStruck += 1 },
    ]

  private static let armed: [ArmedFault] =
    ([.panic] + Fault.AbortKind.allCases.map { .abort($0) }).map { ArmedFault($0) } + [
      ArmedFault(.exception(TagIndex(0), payload: [1], text: "a")),
      ArmedFault(.exception(TagIndex(1), payload: [1], text: "a")),
      ArmedFault(.exception(TagIndex(1), payload: [2], text: "a")),
      ArmedFault(.hostError("a", import: nil)), ArmedFault(.hostError("a", import: "b")),
      ArmedFault(.earlyReturn([1], text: "1")), ArmedFault(.earlyReturn([2], text: "1")),
      ArmedFault(.change(StateWrite(.memory(MemoryAddress(0), at: 1, [2]), text: "a"))),
      ArmedFault(.change(StateWrite(.memory(MemoryAddress(0), at: 1, [3]), text: "a"))),
      ArmedFault(.change(StateWrite(.global(GlobalAddress(1), 1), text: "a"))),
      ArmedFault(.change(StateWrite(.global(GlobalAddress(2), 1), text: "a"))),
      ArmedFault(.panic, .importCall), ArmedFault(.panic, request: 1),
      ArmedFault(.panic, request: 2),
      ArmedFault(.panic, .place(FunctionIndex(9), pc: 1, text: "a")),
      ArmedFault(.panic, .place(FunctionIndex(9), pc: 2, text: "a")),
      ArmedFault(.panic, .place(FunctionIndex(8), pc: 1, text: "a")),
    ]

  private static let kinds: [Event.Kind] = [
    .request("a"), .guarded(flag: nil, calledAbort: false, reinitScheduled: false),
    .guarded(flag: 0, calledAbort: false, reinitScheduled: false),
    .guarded(flag: 0, calledAbort: true, reinitScheduled: false),
    .guarded(flag: 0, calledAbort: false, reinitScheduled: true), .enter("a"), .leave("a"),
    .trap(.unreachable, function: "a"), .trap(.unreachable, function: "b"),
    .exhausted(function: "a"), .thrown(tag: "a", function: "b"), .landingPad(function: "a"),
    .caught(tag: "a", function: "b"), .guardInWasm(0, function: "a"),
    .guardInWasm(1, function: "a"), .stackPointerRestored(from: 1, to: 2), .leaveWrapped,
    .leaveUnwrapped("a"), .imported("a", [], text: nil), .imported("a", [""], text: nil),
    .imported("a", [], text: ""), .began(1), .dropped(1), .mark(1, 2), .mark(2, 1),
    .flagSet(by: "a"), .hook(index: 1), .hookSwallowed("a"), .reinitScheduled, .criticalError,
    .reset(from: 1, to: 2), .instantiated(1), .startRan, .console(.log, "a"),
    .console(.error, "a"), .refused, .fault("a"), .collected, .timer(milliseconds: 1),
    .uncaught("a"), .unhandledRejection("a"), .cancelled(request: 1), .answered("a"), .failed("a"),
  ]

  private static let events = kinds.map { kind in
    Mutation("\(kind)") { $0.note(kind) }
  }
}
