// I5 to I7: landing pads, the stack pointer, and catch_unwind.
//
// recovery-spec.md sections 4.6, 5.3, 6 and 15.

import JavaScript
import Recovery
import WasmMachine
import WasmModel
import WasmValidation

/// I5: traps and stack exhaustion run no landing pad; everything else that is thrown runs all of
/// them between the throw and the catch.
///
/// Two witnesses: the side tables say where an exception must stop next, and the guards of the
/// example workers say when they are dropped.
///
/// Left out (section 4.4, legacy encoding): there the glue wraps the error that JavaScript lets
/// through from a nested trap, so it *is* another thrown thing. It leaves as an exception, and is
/// judged as one. And a landing pad whose destructor panics: the second exception takes the place of
/// the first, and the rest of that pad is skipped. Compiled code does so for Wasm, although section
/// 5.4 has an abort there. The guards of tasks are left out too: a future holds its guard from one
/// poll to the next, and a microtask polls many.
struct PadsRun: Invariant {
  private(set) var witnesses = 0
  private var calls: [Call] = []
  /// Guards that a trap, or an exception without pads, left behind.
  private var abandoned: Set<GuardName> = []
  /// Where the exception on the way must stop: nil if nowhere.
  private var expected: (place: HandlerPlace?, exception: ExceptionAddress)?
  private let unwinds: Bool

  /// Guards are numbered by instance.
  private struct GuardName: Hashable {
    let instance: InstanceAddress
    let number: Int32
  }

  /// A call into Wasm.
  private struct Call {
    var guards: Set<GuardName> = []
    /// Pads that have not thrown on: the frame, and the exception.
    var pads: [(frame: Int, exception: ExceptionAddress)] = []
    /// An exception came out of a landing pad in place of another.
    var isReplaced = false
    var isMicrotask = false
  }

  init(_ loaded: LoadedWorker) { unwinds = loaded.worker.strategy.build == .unwind }

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    for event in moment.events {
      if let problem = see(event, worker) { return problem }
    }
    if let problem = follow(moment, worker) { return problem }
    if let exit = moment.exit, let problem = leave(exit.status) { return problem }
    if moment.entry != nil { calls.append(Call(isMicrotask: worker.isMicrotaskInWasm)) }
    return nil
  }

  // MARK: Guards

  private mutating func see(_ event: Event, _ worker: Worker) -> String? {
    guard let instance = worker.machine.frames.last?.instance else { return nil }
    switch event.kind {
    case .began(let number):
      guard !calls.isEmpty else { return "a guard began outside of a call" }
      calls[calls.count - 1].guards.insert(GuardName(instance: instance, number: number))
    case .dropped(let number):
      let name = GuardName(instance: instance, number: number)
      for index in calls.indices { calls[index].guards.remove(name) }
      if abandoned.contains(name) { return "guard \(number) was dropped behind a trap" }
    default: break
    }
    return nil
  }

  private mutating func leave(_ status: Status) -> String? {
    if status != .finished { witnesses += 1 }
    guard let call = calls.popLast() else { return "more calls came back than there were" }
    if call.isMicrotask, status != .finished { return nil }
    switch status {
    case .uncaught where unwinds && !call.isReplaced:
      let numbers = call.guards.map(\.number).sorted()
      if !numbers.isEmpty { return "an exception came out without the drop of guards \(numbers)" }
    case .uncaught, .trapped, .exhausted, .storeExhausted: abandoned.formUnion(call.guards)
    default:
      if !call.pads.isEmpty { return "a landing pad has not thrown on" }
    }
    return nil
  }

  // MARK: Handlers

  private mutating func follow(_ moment: Moment, _ worker: Worker) -> String? {
    let machine = worker.machine
    let isOver = {
      if case .trapped = machine.status { true } else { machine.status == .exhausted }
    }()
    if isOver, case .unwinding = moment.statusBefore { return "an unwinding became a trap" }
    switch (moment.statusBefore, machine.status) {
    case (.unwinding(let exception, let handler), .running):
      let found = HandlerPlace(frame: machine.frames.count - 1, handler: Int(handler))
      if expected?.place != found {
        return
          "exception \(exception.value) stopped at \(found), not \(String(describing: expected?.place))"
      }
      if machine.catchesAll(found), !calls.isEmpty {
        calls[calls.count - 1].pads.append((found.frame, exception))
      }
    case (.unwinding(let exception, _), .uncaught):
      if let place = expected?.place { return "exception \(exception.value) missed \(place)" }
    case (.unwinding(let old, _), .unwinding(let new, _)) where old == new: break
    case (_, .unwinding(let exception, _)):
      expected = (machine.nextHandler(of: exception), exception)
      throwOn(exception, from: machine.frames.count - 1)
    default: break
    }
    // What is caught in a destructor that a pad runs is nobody's business.
    if case .running = machine.status, let pad = calls.last?.pads.last,
      pad.frame >= machine.frames.count
    {
      calls[calls.count - 1].pads.removeLast()
      calls[calls.count - 1].isReplaced = true
    }
    return nil
  }

  /// An exception is thrown: by a pad that is over now, or anew.
  private mutating func throwOn(_ exception: ExceptionAddress, from frame: Int) {
    guard let pad = calls.last?.pads.last, pad.frame == frame else { return }
    calls[calls.count - 1].pads.removeLast()
    if pad.exception != exception { calls[calls.count - 1].isReplaced = true }
  }
}

/// A handler of a frame on the way.
struct HandlerPlace: Hashable, CustomStringConvertible {
  /// From the outermost, which is 0.
  let frame: Int
  /// As the side table of the function counts.
  let handler: Int

  var description: String { "handler \(handler) of frame \(frame)" }
}

extension Machine {
  /// Where an exception must stop that is thrown now: the innermost handler that takes it.
  func nextHandler(of exception: ExceptionAddress) -> HandlerPlace? {
    let tag = exceptions[exception.value].tag
    let base = Int(activations.last?.baseFrame ?? 0)
    for number in frames.indices[base...].reversed() {
      let table = code(of: frames[number]).function.sideTable
      let tags = instances[frames[number].instance.value].tags
      var next = table.innermostHandler(at: Int(frames[number].pc))
      while let index = next {
        switch table.handlers[index].kind {
        case .delegate(let target): next = target
        case .tryTable(let clauses):
          if clauses.contains(where: { $0.takes(tag, tags) }) {
            return HandlerPlace(frame: number, handler: index)
          }
          next = table.handlers[index].outer
        case .legacy(let clauses, _):
          if clauses.contains(where: { $0.tag.map { tags[$0.value] == tag } ?? true }) {
            return HandlerPlace(frame: number, handler: index)
          }
          next = table.handlers[index].outer
        }
      }
    }
    return nil
  }

  /// True for a handler of every exception: a landing pad, or code that a pass added.
  func catchesAll(_ place: HandlerPlace) -> Bool {
    switch code(of: frames[place.frame]).function.sideTable.handlers[place.handler].kind {
    case .delegate: false
    case .tryTable(let clauses):
      clauses.allSatisfy { $0.pattern == .all || $0.pattern == .allReference }
    case .legacy(let clauses, _): clauses.allSatisfy { $0.tag == nil }
    }
  }
}

extension Handler.Clause {
  func takes(_ tag: TagAddress, _ tags: [TagAddress]) -> Bool {
    switch pattern {
    case .tag(let index), .tagReference(let index): tags[index.value] == tag
    case .all, .allReference: true
    }
  }
}

/// I6: with panic=unwind, from release 0.2.127 on, the shadow stack pointer is behind an exception
/// that came out of an export what it was before the export.
///
/// Left out: a trap, of which nothing runs behind it; the functions of a table and those that begin
/// with `__wbindgen`, which get no wrapper (section 4.6).
struct StackPointerIsRestored: Invariant {
  private(set) var witnesses = 0
  private var pointers: [UInt64?] = []

  init(_ loaded: LoadedWorker) {}

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    defer {
      if let call = moment.entry {
        pointers.append(worker.instance(of: call).flatMap(worker.stackPointer))
      }
    }
    guard let exit = moment.exit, let before = pointers.popLast() else { return nil }
    guard [.guard, .guardReinit].contains(worker.strategy), case .uncaught = exit.status,
      let name = exit.call.exportName, !name.hasPrefix("__wbindgen"),
      let instance = worker.instance(of: exit.call), let before,
      let after = worker.stackPointer(of: instance)
    else { return nil }
    witnesses += 1
    if before == after { return nil }
    return "the stack pointer was \(before) before \(name), and is \(after) behind its exception"
  }
}

/// I7: catch_unwind catches if and only if the tag is `__cpp_exception`.
///
/// Left out (section 5.4): a panic that becomes an abort on its way, by a second panic or at the edge
/// of `extern "C"`. It traps, and does not come out.
struct OnlyPanicsAreCaught: Invariant {
  private(set) var witnesses = 0
  /// Panics that a catch_unwind must catch.
  private var covered: Set<ExceptionAddress> = []

  init(_ loaded: LoadedWorker) {}

  mutating func see(_ moment: Moment, _ worker: Worker) -> String? {
    for event in moment.events {
      if case .caught(let tag, let function) = event.kind, tag != "__cpp_exception" {
        return "\(function) caught an exception with the tag \(tag)"
      }
    }
    if case .unwinding(let exception, _) = worker.machine.status,
      worker.tagName(exception) == "__cpp_exception", worker.isCoveredByCatch
    {
      if covered.insert(exception).inserted { witnesses += 1 }
    }
    if case .uncaught(let exception)? = moment.exit?.status, covered.contains(exception) {
      return "a panic came out through a catch_unwind"
    }
    return nil
  }
}
