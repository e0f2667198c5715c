// A random program, validated and instantiated, and how the host answers it.

import WasmMachine
import WasmModel
import WasmValidation

/// A program that is ready to be called.
struct PreparedProgram {
  let source: RandomProgram
  let programs: [Program]
  /// Nothing was called yet.
  let machine: Machine
  let instances: [InstanceAddress]
  let hostTag: TagAddress

  init(_ source: RandomProgram) throws {
    self.source = source
    var limits = MachineLimits()
    limits.frames = source.frameLimit
    limits.slots = source.slotLimit
    limits.memoryPages = 4
    limits.tableElements = 1000
    var machine = Machine(limits: limits)
    let hostTag = machine.addTag(
      name: "tag", type: FunctionType(Prelude.payloads[0], []))
    var instances: [InstanceAddress] = []
    var programs: [Program] = []
    for module in source.modules {
      var values: [Import: ExternalValue] = [:]
      for item in module.imports {
        if item.module == "m0" {
          values[item] = machine.instances[instances[0].value].findExport(item.name)
        } else if case .function(let type) = item.description {
          values[item] = .function(
            machine.addHostFunction(name: item.name, type: type, of: module))
        } else {
          values[item] = .tag(hostTag)
        }
      }
      let program = Program(try validate(module))
      programs.append(program)
      instances.append(try machine.instantiate(program) { values[$0] })
    }
    (self.machine, self.instances, self.hostTag, self.programs) =
      (machine, instances, hostTag, programs)
  }

  func find(_ invocation: RandomProgram.Invocation) -> FunctionAddress {
    let instance = machine.instances[instances[instances.count - 1].value]
    guard case .function(let address)? = instance.findExport(invocation.name) else {
      preconditionFailure("no function \(invocation.name)")
    }
    return address
  }

  /// What the host does at its `number`th call.
  func answer(_ number: Int, _ machine: inout Machine) {
    guard case .hostCall(let address) = machine.status else { return }
    var random = RandomSource(seed: source.seed ^ UInt64(number) << 40)
    switch random.below(50) {
    case 0...4:
      let exception = ExceptionInstance(tag: hostTag, payload: [UInt64(random.below(100))])
      machine.throwFromHost(machine.makeException(exception))
    case 5: machine.trapFromHost(.unreachable)
    case 6: machine.exhaustFromHost()
    case 7...11 where machine.activations.count < 3:
      let invocation = random.pick(source.invocations)
      machine.invoke(find(invocation), invocation.arguments)
    default:
      let types = machine.functions[address.value].type.results
      machine.finishHostCall(types.flatMap { CodeWriter.slots($0, &random) })
    }
  }
}
