// A worker: a realm and its current instance, stepped as one world.

import Stepping
import WasmMachine
import WasmModel

/// A Worker under one strategy: the machine, the JavaScript side, and their common time.
///
/// A tick is one completed Wasm instruction, one step of unwinding, or one completed glue line.
public struct Worker: Sendable {
  public let strategy: Strategy
  public let source: WorkerModule
  public internal(set) var machine: Machine
  public internal(set) var realm = Realm()
  /// How many ticks are complete.
  public internal(set) var ticks = 0

  /// The realm before each of its changes.
  var realmJournal = Journal<SavedRealm>()
  /// What imports are linked to.
  var hostFunctions: [FunctionAddress: HostFunction] = [:]
  var imports: [Import: ExternalValue] = [:]
  /// The tag of JavaScript exceptions: `WebAssembly.JSTag`, or its polyfill.
  let jsTag: TagAddress
  /// `__wbindgen_wrapped_jstag`: the envelope of expected errors, shared by all instances.
  let wrappedTag: TagAddress

  /// Makes a worker for a module. Nothing has run yet: the first input is ``Input/load``.
  ///
  /// Throws the reason if the module's imports cannot be linked or its memory is too large.
  public init(
    _ source: WorkerModule, strategy: Strategy, limits: MachineLimits = MachineLimits()
  ) throws(InstantiationError) {
    self.strategy = strategy
    self.source = source
    machine = Machine(limits: limits)
    let payload = FunctionType([.externref], [])
    jsTag = machine.addTag(name: "__wbindgen_jstag", type: payload)
    wrappedTag = machine.addTag(name: "__wbindgen_wrapped_jstag", type: payload)
    linkImports()
    var trial = machine
    _ = try trial.instantiate(source.program) { imports[$0] }
  }

  private mutating func linkImports() {
    for item in source.program.module.imports where imports[item] == nil {
      switch item.description {
      case .tag:
        if item.name == "__wbindgen_jstag" { imports[item] = .tag(jsTag) }
        if item.name == "__wbindgen_wrapped_jstag" { imports[item] = .tag(wrappedTag) }
      case .function:
        guard let function = HostFunction.find(module: item.module, name: item.name) else {
          continue
        }
        let address = machine.addHostFunction(name: item.name, type: function.type)
        hostFunctions[address] = function
        imports[item] = .function(address)
      default: continue
      }
    }
  }

  /// The instance that the glue is bound to.
  public var instance: Instance? {
    realm.instance.map { machine.instances[$0.value] }
  }

  /// True if expected errors travel in ``wrappedTag``: in guarded builds.
  var wrapsErrors: Bool { strategy == .guardReinit }

  /// Notes an event.
  mutating func note(_ kind: Event.Kind) {
    realm.events.append(
      Event(
        tick: ticks, request: realm.currentRequest, instance: realm.instanceCount, kind: kind))
  }

  /// Keeps the realm as it is now, to come back to; precedes every change of it.
  mutating func saveRealm() { realmJournal.append(SavedRealm(realm)) }
}

extension Worker: Steppable {
  /// What reaches a worker from outside.
  public enum Input: Sendable {
    /// Instantiate the module.
    case load
    /// A request: the call goes through the shim and counts.
    case request(ExportCall)
    /// A direct call of an export wrapper.
    case call(ExportCall)
    /// A fault, now, where the machine stands.
    case fault(Fault)
    /// A fault in the next call, at the first place where its Rust code could panic.
    case arm(Fault)
  }

  /// A place in the journals of the machine and of the realm.
  public struct Mark: Hashable, Sendable {
    public let machine: Int
    let realm: UInt32
    let ticks: UInt32
  }

  public static var replayGoal: Goal { Goal() }

  public var mark: Mark {
    Mark(
      machine: machine.mark, realm: UInt32(truncatingIfNeeded: realmJournal.end),
      ticks: UInt32(truncatingIfNeeded: ticks))
  }
  public var canStep: Bool { !realm.frames.isEmpty }
  public var journalCount: Int { machine.journalCount + 100 * realmJournal.count }

  public var copyCost: Int {
    let bytes =
      machine.memories.reduce(0) { $0 + $1.bytes.count }
      + machine.tables.reduce(0) { $0 + 8 * $1.elements.count } + 8 * machine.slots.count
    // A change takes 24 bytes, an event some more, an object a place of its own.
    return 1000 + bytes / 24 + 5 * (realm.events.count + machine.objects.count)
  }

  public mutating func undo(to mark: Mark) {
    machine.undo(to: mark.machine)
    while let old = realmJournal.popLast(downTo: Int(mark.realm)) { old.restore(&realm) }
    // Marks keep the lower half of ticks: there are millions of marks, and undoing is no long way.
    ticks -= Int(UInt32(truncatingIfNeeded: ticks) &- mark.ticks)
  }

  public mutating func forget(before mark: Mark) {
    machine.forget(before: mark.machine)
    realmJournal.forget(before: Int(mark.realm))
  }

  public mutating func apply(_ input: Input) {
    saveRealm()
    switch input {
    case .load:
      let module = source.program.module
      let start = module.findExportedFunction(GlueProgram.startName)
      push(
        .load(hasStart: module.start != nil, startExport: start.map { _ in GlueProgram.startName }),
        caller: .worker)
    case .request(let call): begin(call, number: 1 + realm.requests.count { $0.number > 0 })
    case .call(let call): begin(call, number: 0)
    case .fault(let fault): strike(fault)
    case .arm(let fault): realm.armed = fault
    }
  }

  public mutating func step() -> Bool {
    guard let frame = realm.frames.last else {
      preconditionFailure("a worker that cannot step was stepped")
    }
    if frame.state == .awaitsWasm, machine.canStep {
      let completed = stepMachine()
      if completed { ticks += 1 }
      return completed
    }
    saveRealm()
    if frame.state == .awaitsWasm {
      if case .hostCall(let address) = machine.status {
        enterHostFunction(address)
        runLine()
      } else {
        receiveFromWasm()
      }
    } else {
      runLine()
    }
    ticks += 1
    return true
  }

  /// Begins a request, or, with number 0, a direct call.
  private mutating func begin(_ call: ExportCall, number: Int) {
    realm.requests.append(
      Request(number: number, call: call, firstTick: ticks, instance: realm.instanceCount))
    note(.request(call.text))
    let program: GlueProgram =
      number > 0 ? .shim(call.text, strategy) : .wrapper(call.text, strategy)
    push(program, caller: .worker, call: call)
  }
}
