// A whole random program: one or two modules, and what is called in them.

import WasmModel

/// A program of a seed.
struct RandomProgram: Sendable {
  let seed: UInt64
  let isBig: Bool
  /// The first one is imported by the second as `m0`; what is imported from `host` is made for it.
  let modules: [Module]
  let invocations: [Invocation]
  let frameLimit: Int
  let slotLimit: Int

  /// A call of an export of the last module.
  struct Invocation: Sendable {
    let name: String
    let arguments: [UInt64]
  }

  init(seed: UInt64, isBig: Bool = false) {
    self.seed = seed
    self.isBig = isBig
    var random = RandomSource(seed: seed)
    let traits = Traits(&random, isBig: isBig)
    var modules: [Module] = []
    var types: [FunctionType] = []
    for number in 0..<(traits.twoModules ? 2 : 1) {
      let exporter = modules.isEmpty ? nil : Exporter(types: types)
      let plan = Self.makeModule(number, exporter, traits, &random)
      modules.append(plan.module)
      types = Array(plan.functions.dropFirst(plan.imported))
    }
    self.modules = modules
    frameLimit = traits.limits.frames
    slotLimit = traits.limits.slots
    let last = modules[modules.count - 1]
    let first = last.importedFunctions.count
    let count = 1 + random.below(3)
    var invocations: [Invocation] = []
    for position in 0..<min(count, types.count) {
      let arguments = types[position].parameters.flatMap { CodeWriter.slots($0, &random) }
      invocations.append(Invocation(name: "f\(first + position)", arguments: arguments))
    }
    self.invocations = invocations
  }

  /// What the first module exports: its defined functions, which follow the host's.
  private struct Exporter {
    let types: [FunctionType]
  }

  static let hostTypes = [
    FunctionType([.i32], [.i32]), FunctionType([.i64, .f64], [.i32, .i64]), FunctionType([], []),
    FunctionType([.v128, .i32], [.v128]), FunctionType([.externref], [.externref]),
  ]
  private static let memory = MemoryType(limits: Limits(minimum: 1, maximum: 3))
  private static let table = TableType(
    element: .funcref, limits: Limits(minimum: 16, maximum: 20))

  private static func makeModule(
    _ number: Int, _ exporter: Exporter?, _ traits: Traits, _ random: inout RandomSource
  ) -> ModulePlan {
    var plan = ModulePlan()
    let hosts = traits.hosts ? hostTypes.count : 0
    for host in 0..<hosts { plan.importFunction("h\(host)", hostTypes[host], from: "host") }
    for (index, type) in (exporter?.types ?? []).enumerated() {
      plan.importFunction("f\(hosts + index)", type, from: "m0")
    }
    declareStore(&plan, isImporting: exporter != nil, traits, &random)
    let count = traits.isBig ? 1 : 2 + random.below(5)
    var functions = (0..<count).map { _ in
      FunctionType(traits.types(upTo: 4, &random), traits.types(upTo: 3, &random))
    }
    functions.append(Prelude.calleeType)
    for function in functions { plan.declare(function) }
    // The modules share table 0, each has one half.
    let entries = (0..<8).map { _ in
      random.chance(20) ? nil : random.below(plan.functions.count)
    }
    plan.fillTable(from: 8 * number, with: entries)
    for index in plan.imported..<plan.functions.count {
      var writer = CodeWriter(index, plan, traits, random)
      writer.write()
      (plan, random) = (writer.plan, writer.random)
      plan.define(index, locals: writer.declaredLocals, writer.body)
    }
    return plan
  }

  private static func declareStore(
    _ plan: inout ModulePlan, isImporting: Bool, _ traits: Traits, _ random: inout RandomSource
  ) {
    if isImporting {
      if traits.sharesMemory { plan.importMemory("m0", memory, from: "m0") }
      plan.importTable("t0", table, from: "m0")
      for (index, payload) in Prelude.payloads.enumerated() {
        plan.importTag(index == 0 ? "tag" : "e\(index)", payload, from: index == 0 ? "host" : "m0")
      }
    } else {
      plan.define(table)
      plan.importTag("tag", Prelude.payloads[0], from: "host")
      for payload in Prelude.payloads.dropFirst() { plan.define(tag: payload) }
    }
    if plan.memories.isEmpty { plan.define(memory) }
    let further = MemoryType(limits: Limits(minimum: 1, maximum: 2))
    let wide = MemoryType(limits: Limits(minimum: 1, maximum: 2), address: .i64)
    for memory in [further, wide].prefix(traits.memories - 1) { plan.define(memory) }
    let limits = Limits(minimum: 6, maximum: 9)
    plan.define(TableType(element: .externref, limits: limits))
    plan.define(TableType(element: .nullable(.any), limits: limits, address: .i64))
    plan.define(global: .i32, Instruction(.i32Const, .i32(Int32(random.below(40)))))
    for type: ValueType in [.i32, .i64, .f32, .f64, .v128, .anyref, .funcref] {
      plan.define(global: type, CodeWriter.constant(type, &random))
    }
  }
}
