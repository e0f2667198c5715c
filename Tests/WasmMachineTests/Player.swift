// Plays a scenario move by move, and keeps each moment to come back to.

import WasmMachine
import WasmModel
import WasmValidation

/// A machine that plays a scenario. A move is a step of the machine or an answer of the host.
struct Player {
  let scenario: Scenario
  var machine: Machine
  /// The instructions that were executed.
  private(set) var executed: Set<Opcode> = []
  private(set) var instances: [InstanceAddress] = []
  private var hostTags: [String: TagAddress] = [:]
  private var answered = 0

  init(_ scenario: Scenario) throws {
    self.scenario = scenario
    machine = Machine(limits: scenario.limits)
    for module in scenario.modules { try instantiate(module) }
  }

  private mutating func instantiate(_ module: Module) throws {
    var values: [Import: ExternalValue] = [:]
    for item in module.imports { values[item] = find(item, of: module) }
    let program = Program(try validate(module))
    instances.append(try machine.instantiate(program) { values[$0] })
  }

  private mutating func find(_ item: Import, of module: Module) -> ExternalValue? {
    if item.module != "host" {
      let position = instances.indices.first { "m\($0)" == item.module }
      return position.flatMap { machine.instances[instances[$0].value].findExport(item.name) }
    }
    switch item.description {
    case .function(let type):
      return .function(machine.addHostFunction(name: item.name, type: type, of: module))
    case .tag(let type):
      if let tag = hostTags[item.name] { return .tag(tag) }
      let tag = machine.addTag(name: item.name, type: type, of: module)
      hostTags[item.name] = tag
      return .tag(tag)
    default: return nil
    }
  }

  /// Calls `run`.
  mutating func start() { invoke("run", scenario.arguments) }

  private mutating func invoke(_ name: String, _ arguments: [UInt64]) {
    guard let instance = instances.last,
      case .function(let address)? = machine.instances[instance.value].findExport(name)
    else { preconditionFailure("no function \(name)") }
    machine.invoke(address, arguments)
  }

  /// Makes the next move. Returns false at the end.
  mutating func move() -> Bool {
    if machine.canStep {
      if let opcode = machine.nextInstruction?.opcode { executed.insert(opcode) }
      _ = machine.step()
      return true
    }
    if case .hostCall = machine.status {
      guard answered < scenario.answers.count else { return false }
      answer(scenario.answers[answered])
      answered += 1
      return true
    }
    guard machine.activations.count > 1 else { return false }
    machine.endActivation()
    return true
  }

  private mutating func answer(_ answer: Answer) {
    switch answer {
    case .returns(let results): machine.finishHostCall(results)
    case .throwsException(let tag, let payload):
      guard let tag = hostTags[tag] else { preconditionFailure("no tag \(tag)") }
      machine.throwFromHost(
        machine.makeException(ExceptionInstance(tag: tag, payload: payload)))
    case .traps(let trap): machine.trapFromHost(trap)
    case .exhausts: machine.exhaustFromHost()
    case .calls(let name, let arguments): invoke(name, arguments)
    }
  }

  /// A place to come back to.
  struct Moment {
    let mark: Int
    let answered: Int
  }

  var moment: Moment { Moment(mark: machine.mark, answered: answered) }

  mutating func goBack(to moment: Moment) {
    machine.undo(to: moment.mark)
    answered = moment.answered
  }
}

/// Everything of a machine that can change, to compare.
struct MachineState: Equatable {
  let memories: [StableArray<UInt8>]
  let tables: [StableArray<UInt64>]
  let globals: [[UInt64]]
  let slots: [UInt64]
  let frames: [Frame]
  let activations: [Activation]
  let status: Status
  let exceptions: [ExceptionInstance]
  let objects: [ObjectInstance]
  let dropped: [[Bool]]
  let functions: Int
  let tags: Int

  init(_ machine: Machine) {
    memories = machine.memories.map(\.bytes)
    tables = machine.tables.map(\.elements)
    globals = machine.globals.map { [$0.slot, $0.high] }
    slots = Array(machine.slots[..<machine.top])
    frames = machine.frames
    activations = machine.activations
    status = machine.status
    exceptions = Array(machine.exceptions)
    objects = machine.objects
    dropped = machine.instances.flatMap { [$0.droppedElements, $0.droppedData] }
    functions = machine.functions.count
    tags = machine.tags.count
  }
}
