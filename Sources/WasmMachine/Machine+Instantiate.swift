// Instantiation: from a program and its imports to an instance in the store.
//
// Standard: Execution, Modules, Instantiation.

import Stepping
import WasmModel
import WasmValidation

extension Machine {
  /// Adds a host function to the store. Calls of it stop the machine with
  /// ``Status/hostCall(_:)``.
  public mutating func addHostFunction(name: String, type: FunctionType) -> FunctionAddress {
    functions.append(
      FunctionInstance(type: type, typeNumber: number(of: type), kind: .host(name: name)))
    return FunctionAddress(functions.count - 1)
  }

  /// Adds a tag to the store.
  public mutating func addTag(name: String, type: FunctionType) -> TagAddress {
    tags.append(TagInstance(name: name, type: type))
    return TagAddress(tags.count - 1)
  }

  /// Instantiates a program. `imports` gives what each import is linked to, or nil if there is no
  /// such thing. The start function is not called: ``Instance/module`` names it.
  public mutating func instantiate(
    _ program: Program, imports: (Import) -> ExternalValue?
  ) throws(InstantiationError) -> InstanceAddress {
    let module = program.module
    try checkLimits(module)
    var instance = Instance(program: program)
    for item in module.imports {
      try link(item, in: module, imports(item), into: &instance)
    }
    journal.append(.storeGrown(sizes))
    let address = InstanceAddress(instances.count)
    allocate(module, program, address, &instance)
    instances.append(instance)
    try initialize(address)
    return address
  }

  private var sizes: StoreSizes {
    StoreSizes(
      instances: instances.count, functions: functions.count, tables: tables.count,
      memories: memories.count, globals: globals.count, tags: tags.count)
  }

  /// The number of a function type in the store.
  mutating func number(of type: FunctionType) -> Int32 {
    if let index = types.firstIndex(of: type) { return Int32(index) }
    types.append(type)
    return Int32(types.count - 1)
  }

  private func checkLimits(_ module: Module) throws(InstantiationError) {
    for memory in module.memories where memory.limits.minimum > UInt64(limits.memoryPages) {
      throw .memoryTooLarge(pages: memory.limits.minimum, limit: limits.memoryPages)
    }
    for table in module.tables where table.type.limits.minimum > UInt64(limits.tableElements) {
      throw .tableTooLarge(elements: table.type.limits.minimum, limit: limits.tableElements)
    }
  }

  private func link(
    _ item: Import, in module: Module, _ value: ExternalValue?, into instance: inout Instance
  ) throws(InstantiationError) {
    let expected = describe(item.description, in: module)
    guard let value else {
      throw .missingImport(module: item.module, name: item.name, expected: expected)
    }
    switch (item.description, value) {
    case (.function(let type), .function(let address))
    where functions[address.value].type == module.types[type.value]:
      instance.functions.append(address)
    case (.table(let type), .table(let address)) where matches(tables[address.value], type):
      instance.tables.append(address)
    case (.memory(let type), .memory(let address)) where matches(memories[address.value], type):
      instance.memories.append(address)
    case (.global(let type), .global(let address)) where globals[address.value].type == type:
      instance.globals.append(address)
    case (.tag(let type), .tag(let address))
    where tags[address.value].type == module.types[type.value]:
      instance.tags.append(address)
    default:
      throw .incompatibleImport(
        module: item.module, name: item.name, expected: expected, found: describe(value))
    }
  }

  private func matches(_ table: TableInstance, _ type: TableType) -> Bool {
    table.element == type.element
      && matches(UInt64(table.elements.count), table.declaredMaximum, type.limits)
  }

  private func matches(_ memory: LinearMemory, _ type: MemoryType) -> Bool {
    matches(UInt64(memory.pages), memory.declaredMaximum, type.limits)
  }

  /// Standard: Validation, Matching, Limits. The limits of the machine play no part in it.
  private func matches(_ size: UInt64, _ maximum: UInt64?, _ limits: Limits) -> Bool {
    guard size >= limits.minimum else { return false }
    guard let allowed = limits.maximum else { return true }
    return maximum.map { $0 <= allowed } ?? false
  }

  private func describe(_ description: Import.Description, in module: Module) -> String {
    switch description {
    case .function(let type): "a function \(module.types[type.value])"
    case .table(let type): "a table of \(type.element.referenceName)"
    case .memory(let type): "a memory of at least \(type.limits.minimum) pages"
    case .global(let type): "a \(type.isMutable ? "mutable " : "")global \(type.value)"
    case .tag(let type): "a tag \(module.types[type.value])"
    }
  }

  private func describe(_ value: ExternalValue) -> String {
    switch value {
    case .function(let address): "a function \(functions[address.value].type)"
    case .table(let address): "a table of \(tables[address.value].element.referenceName)"
    case .memory(let address): "a memory of \(memories[address.value].pages) pages"
    case .global(let address): "a global \(globals[address.value].type.value)"
    case .tag(let address): "a tag \(tags[address.value].type)"
    }
  }

  private mutating func allocate(
    _ module: Module, _ program: Program, _ address: InstanceAddress, _ instance: inout Instance
  ) {
    instance.types = module.types.map { number(of: $0) }
    for code in program.codes {
      instance.functions.append(FunctionAddress(functions.count))
      let type = code.function.type
      functions.append(
        FunctionInstance(type: type, typeNumber: number(of: type), kind: .wasm(address, code)))
    }
    for memory in module.memories {
      instance.memories.append(MemoryAddress(memories.count))
      memories.append(
        LinearMemory(
          bytes: Array(repeating: 0, count: Int(memory.limits.minimum) * MemoryType.pageSize),
          maximumPages: min(memory.limits.maximum ?? 65536, UInt64(limits.memoryPages)),
          declaredMaximum: memory.limits.maximum))
    }
    for (index, tag) in module.tags.enumerated() {
      let name = module.names.tags[TagIndex(instance.tags.count)] ?? "tag[\(index)]"
      instance.tags.append(TagAddress(tags.count))
      tags.append(TagInstance(name: name, type: module.types[tag.value]))
    }
    for global in module.globals {
      instance.globals.append(GlobalAddress(globals.count))
      globals.append(
        GlobalInstance(type: global.type, slot: evaluate(global.initial, in: instance)))
    }
    for table in module.tables {
      let value = table.initial.map { evaluate($0, in: instance) } ?? Reference.null
      instance.tables.append(TableAddress(tables.count))
      tables.append(
        TableInstance(
          element: table.type.element,
          elements: Array(repeating: value, count: Int(table.type.limits.minimum)),
          maximum: min(table.type.limits.maximum ?? .max, UInt64(limits.tableElements)),
          declaredMaximum: table.type.limits.maximum))
    }
    instance.droppedElements = module.elements.map { $0.mode == .declarative }
    instance.droppedData = module.dataSegments.map { _ in false }
  }

  /// Writes the active segments, as `table.init` and `memory.init` would.
  private mutating func initialize(_ address: InstanceAddress) throws(InstantiationError) {
    let instance = instances[address.value]
    for (index, segment) in instance.module.elements.enumerated() {
      guard case .active(let table, let offset) = segment.mode else { continue }
      let start = UInt64(UInt32(truncatingIfNeeded: evaluate(offset, in: instance)))
      let target = instance.tables[table.value]
      let references = elementReferences(index, of: address)
      let size = UInt64(tables[target.value].elements.count)
      guard start + UInt64(references.count) <= size else {
        let trap = Trap.outOfBoundsTableAccess(
          index: start, count: UInt64(references.count), size: size)
        throw .segmentTrap(trap, segment: "element segment \(index)")
      }
      write(target, at: Int(start), references)
      dropElements(index, of: address)
    }
    for (index, segment) in instance.module.dataSegments.enumerated() {
      guard case .active(let memory, let offset) = segment.mode else { continue }
      let start = UInt64(UInt32(truncatingIfNeeded: evaluate(offset, in: instance)))
      let target = instance.memories[memory.value]
      let size = UInt64(memories[target.value].bytes.count)
      guard start + UInt64(segment.bytes.count) <= size else {
        let trap = Trap.outOfBoundsMemoryAccess(
          address: start, width: UInt64(segment.bytes.count), size: size)
        throw .segmentTrap(trap, segment: "data segment \(index)")
      }
      write(target, at: Int(start), segment.bytes)
      dropData(index, of: address)
    }
  }

  /// The value of a constant expression.
  func evaluate(_ expression: ConstantExpression, in instance: Instance) -> UInt64 {
    var stack: [UInt64] = []
    for instruction in expression.body {
      switch (instruction.opcode.card.meaning, instruction.immediate) {
      case (_, .i32(let value)): stack.append(UInt64(UInt32(bitPattern: value)))
      case (_, .i64(let value)): stack.append(UInt64(bitPattern: value))
      case (_, .f32(let bits)): stack.append(UInt64(bits))
      case (_, .f64(let bits)): stack.append(bits)
      case (_, .heapType): stack.append(Reference.null)
      case (_, .function(let index)):
        stack.append(UInt64(instance.functions[index.value].value))
      case (_, .global(let index)):
        stack.append(globals[instance.globals[index.value].value].slot)
      case (.computeBinary(let compute), _):
        let right = stack.popLast() ?? 0
        let left = stack.popLast() ?? 0
        stack.append((try? compute(left, right)) ?? 0)
      default: break
      }
    }
    return stack.last ?? 0
  }
}
