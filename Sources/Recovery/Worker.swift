// A worker: a realm and its current instance, stepped as one world.

import Bindgen
import JavaScript
import Stepping
import WasmMachine
import WasmModel

/// A Worker under one strategy: the machine, the JavaScript side, and their common time.
///
/// A tick is one completed Wasm instruction, one step of unwinding, or one completed line of
/// JavaScript.
public struct Worker: Sendable {
  public let strategy: Strategy
  public let source: WorkerModule
  public internal(set) var machine: Machine
  public internal(set) var realm: Realm
  /// How many ticks are complete.
  public internal(set) var ticks = 0
  /// How much work was done; see ``WorkerEffort``.
  public internal(set) var effort = 0

  /// The realm before each of its changes.
  var realmJournal = Journal<SavedRealm>()
  /// False if nobody will take anything back: then the realm is not kept before it changes.
  package var keepsPast = true
  /// What the imports of the module are linked to in the store.
  var imports: [Import: ExternalValue] = [:]
  /// For an imported function of the store, its place among the imports.
  var importNumbers: [FunctionAddress: Int] = [:]
  /// The tag of JavaScript exceptions, `WebAssembly.JSTag`. Older engines have it to themselves.
  let jsTag: TagAddress
  /// The tag that glue for older engines throws errors of JavaScript with.
  let ownErrorTag: TagAddress
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
    ownErrorTag = machine.addTag(name: "__wbindgen_jstag", type: payload)
    wrappedTag = machine.addTag(name: "__wbindgen_wrapped_jstag", type: payload)
    realm = Realm(source.script)
    linkImports()
    installHost()
    var trial = machine
    _ = try trial.instantiate(source.program) { imports[$0] }
  }

  /// Every imported function is linked to a function of the store that stops the machine; what it
  /// calls in JavaScript is kept by instance.
  private mutating func linkImports() {
    let module = source.program.module
    for (number, item) in module.imports.enumerated() where imports[item] == nil {
      switch item.description {
      case .tag:
        if item.name == "__wbindgen_jstag" {
          imports[item] = .tag(source.hasJSTag ? jsTag : ownErrorTag)
        }
        if item.name == "__wbindgen_wrapped_jstag" { imports[item] = .tag(wrappedTag) }
      case .function(let type):
        guard source.bindings.isDeclared || isKnownImport(item.module, item.name) else { continue }
        let address = machine.addHostFunction(name: item.name, type: type, of: module)
        importNumbers[address] = number
        imports[item] = .function(address)
      default: continue
      }
    }
  }

  /// The instance that the glue is bound to.
  public var instance: Instance? {
    realm.instance.map { machine.instances[$0.value] }
  }

  /// Notes an event.
  mutating func note(_ kind: Event.Kind) { note(kind, of: realm.currentRequest) }

  /// Notes an event of a request.
  mutating func note(_ kind: Event.Kind, of request: Int?) {
    realm.events.append(
      Event(tick: ticks, request: request, instance: realm.instanceCount, kind: kind))
  }

  /// Keeps the realm as it is now, to come back to; precedes every change of it.
  mutating func saveRealm() {
    if keepsPast { realmJournal.append(SavedRealm(realm)) }
  }
}

extension Worker: Steppable {
  /// What reaches a worker from outside.
  public enum Input: Sendable {
    /// Evaluate the glue: the module is instantiated.
    case load
    /// A request: the call goes through the shim and counts.
    case request(ExportCall)
    /// A direct call of an export wrapper.
    case call(ExportCall)
    /// A piece of JavaScript that sees the exports of the glue.
    case run(ScriptPiece)
    /// A request that a piece makes.
    case serve(ScriptPiece)
    /// The host writes a value into the terminated flag.
    case flag(UInt32)
    /// A fault, now, where the machine stands.
    case fault(Fault)
    /// A fault that waits for its place.
    case arm(ArmedFault)
    /// The armed fault of a number, or all of them, will not strike.
    case disarm(Int?)
    /// The JavaScript engine collects garbage: finalizers of dead objects get their turn.
    case collect
    /// Whoever experiments writes a value into the machine.
    case write(StateWrite)
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
  public var oldestMark: Mark {
    Mark(
      machine: machine.oldestMark, realm: UInt32(truncatingIfNeeded: realmJournal.start),
      ticks: UInt32(truncatingIfNeeded: ticks))
  }
  public var canStep: Bool { !realm.crossings.isEmpty || hasNextTask }
  public var journalCount: Int { machine.journalCount + 100 * realmJournal.count }

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
    case .load: realm.waiting += source.scripts.indices.map { .load($0) }
    case .request(let call): enqueue(call, number: nextNumber)
    case .call(let call): enqueue(call, number: 0)
    case .run(let piece): enqueue(piece, number: 0)
    case .serve(let piece): enqueue(piece, number: nextNumber)
    case .flag(let value): setFlag(value, by: "host")
    case .fault(let fault): strike(fault)
    case .arm(let fault): arm(fault)
    case .disarm(let number): disarm(number)
    case .collect: collect()
    case .write(let change): write(change)
    }
    if realm.crossings.isEmpty { beginNextTask() }
  }

  public mutating func step() -> Bool {
    if isAtWasm, machine.canStep {
      let completed = stepMachine()
      if completed { ticks += 1 }
      effort += WorkerEffort.instructionStepped
      return completed
    }
    saveRealm()
    stepRealm()
    ticks += 1
    effort += WorkerEffort.line
    return true
  }

  /// True if JavaScript waits for Wasm, and Wasm for nobody.
  public var isAtWasm: Bool {
    if case .wasm? = realm.crossings.last?.kind { true } else { false }
  }

  /// Puts a request, or, with number 0, a direct call, into the line.
  private mutating func enqueue(_ call: ExportCall, number: Int) {
    realm.requests.append(
      Request(number: number, call: call, firstTick: ticks, instance: realm.instanceCount))
    realm.waiting.append(.request(realm.requests.count - 1))
  }

  private var nextNumber: Int { 1 + realm.requests.count { $0.number > 0 } }

  private mutating func enqueue(_ piece: ScriptPiece, number: Int) {
    let call = ExportCall(name: "", arguments: [], text: piece.text)
    realm.requests.append(
      Request(
        number: number, call: call, firstTick: ticks, instance: realm.instanceCount, piece: piece))
    realm.waiting.append(.piece(realm.requests.count - 1))
  }
}
