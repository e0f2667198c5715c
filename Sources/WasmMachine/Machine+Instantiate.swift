// Instantiation: from a program and its imports to an instance in the store.
//
// Standard: Execution, Modules, Instantiation.

import Stepping
import WasmModel
import WasmValidation

extension Machine {
  /// Adds a host function to the store. Calls of it stop the machine with
  /// ``Status/hostCall(_:)``. The type must not refer to types of a module.
  public mutating func addHostFunction(name: String, type: FunctionType) -> FunctionAddress {
    addHostFunction(name: name, typeNumber(of: type))
  }

  /// Adds a host function whose type a module defines.
  public mutating func addHostFunction(
    name: String, type: TypeIndex, of module: Module
  ) -> FunctionAddress {
    addHostFunction(name: name, registry.add(module.types)[type.value])
  }

  private mutating func addHostFunction(name: String, _ number: TypeIndex) -> FunctionAddress {
    functions.append(hostFunction: name, number, registry)
    return FunctionAddress(functions.count - 1)
  }

  /// Adds a tag to the store. The type must not refer to types of a module.
  public mutating func addTag(name: String, type: FunctionType) -> TagAddress {
    addTag(name: name, typeNumber(of: type))
  }

  /// Adds a tag whose type a module defines.
  public mutating func addTag(name: String, type: TypeIndex, of module: Module) -> TagAddress {
    addTag(name: name, registry.add(module.types)[type.value])
  }

  private mutating func addTag(name: String, _ number: TypeIndex) -> TagAddress {
    tags.append(TagInstance(name: name, functionType(number), number))
    return TagAddress(tags.count - 1)
  }

  /// Instantiates a program. `imports` gives what each import is linked to, or nil if there is no
  /// such thing. The start function is not called: ``Instance/module`` names it.
  ///
  /// If a segment traps, the instance stays in the store though nobody gets its address: tables of
  /// others may hold its functions by then.
  public mutating func instantiate(
    _ program: Program, imports: (Import) -> ExternalValue?
  ) throws(InstantiationError) -> InstanceAddress {
    let module = program.module
    try checkLimits(module)
    var instance = Instance(types(of: program))
    for item in module.imports { try link(item, imports(item), into: &instance) }
    journal.append(.storeGrown(sizes))
    let address = InstanceAddress(instances.count)
    instances.append(instance)
    try allocate(module, address)
    instances[address.value].globalNumbers = StableArray(
      instances[address.value].globals.map(\.number))
    try initialize(module, address)
    return address
  }

  private var sizes: StoreSizes {
    StoreSizes(
      instances: instances.count, functions: functions.count, tables: tables.count,
      memories: memories.count, globals: globals.count, tags: tags.count)
  }

  private func checkLimits(_ module: Module) throws(InstantiationError) {
    for memory in module.memories where memory.limits.minimum > UInt64(limits.memoryPages) {
      throw .memoryTooLarge(pages: memory.limits.minimum, limit: limits.memoryPages)
    }
    for table in module.tables where table.type.limits.minimum > UInt64(limits.tableElements) {
      throw .tableTooLarge(elements: table.type.limits.minimum, limit: limits.tableElements)
    }
  }

  // MARK: Allocation

  private mutating func allocate(
    _ module: Module, _ address: InstanceAddress
  ) throws(InstantiationError) {
    allocateFunctions(address)
    for memory in module.memories { allocate(memory, address) }
    for tag in module.tags { allocate(tag, address) }
    for global in module.globals {
      let value = try evaluate(global.initial, in: address)
      let type = TypeRegistry.canonical(global.type.value, instances[address.value].types)
      instances[address.value].globals.append(GlobalAddress(globals.count))
      globals.append(
        GlobalInstance(
          type: GlobalType(value: type, isMutable: global.type.isMutable), slot: value.slot,
          high: value.high))
    }
    for table in module.tables { try allocate(table, address) }
    for segment in module.elements {
      var references: [UInt64] = []
      if segment.mode != .declarative {
        references.reserveCapacity(segment.elements.count)
        for element in segment.elements {
          references.append(try evaluate(element, in: address).slot)
        }
      }
      instances[address.value].elements.append(references)
    }
  }

  private mutating func allocateFunctions(_ address: InstanceAddress) {
    let first = functions.count
    let program = instances[address.value].program
    functions.append(program, address, instances[address.value].types, registry)
    instances[address.value].functions += (first..<functions.count).map { FunctionAddress($0) }
  }

  private mutating func allocate(_ memory: MemoryType, _ address: InstanceAddress) {
    instances[address.value].memories.append(MemoryAddress(memories.count))
    let size = Int(memory.limits.minimum) * MemoryType.pageSize
    memories.append(
      LinearMemory(
        // Of two pages and more, room that is never written costs nothing.
        bytes: StableArray(zeros: size, room: size > MemoryType.pageSize ? 2 * size : size),
        base: isRecording ? .empty : nil,
        address: memory.address,
        maximumPages: min(
          memory.limits.maximum ?? memory.address.maximumPages, UInt64(limits.memoryPages)),
        declaredMaximum: memory.limits.maximum))
  }

  private mutating func allocate(_ tag: TypeIndex, _ address: InstanceAddress) {
    let instance = instances[address.value]
    let index = TagIndex(instance.tags.count)
    let name =
      instance.module.names.tags[index]
      ?? "tag[\(index.value - instance.module.importedTags.count)]"
    instances[address.value].tags.append(TagAddress(tags.count))
    let number = instance.types[tag.value]
    tags.append(TagInstance(name: name, functionType(number), number))
  }

  private mutating func allocate(
    _ table: Table, _ address: InstanceAddress
  ) throws(InstantiationError) {
    let value = try table.initial.map { initial throws(InstantiationError) in
      try evaluate(initial, in: address).slot
    }
    let element = TypeRegistry.canonical(table.type.element, instances[address.value].types)
    instances[address.value].tables.append(TableAddress(tables.count))
    tables.append(
      TableInstance(
        element: element, address: table.type.address,
        elements: StableArray(
          repeatElement(value ?? Reference.null, count: Int(table.type.limits.minimum))),
        maximum: min(table.type.limits.maximum ?? .max, UInt64(limits.tableElements)),
        declaredMaximum: table.type.limits.maximum))
  }

  // MARK: Segments

  /// Writes the active segments, as `table.init` and `memory.init` would.
  private mutating func initialize(
    _ module: Module, _ address: InstanceAddress
  ) throws(InstantiationError) {
    for (index, segment) in module.elements.enumerated() {
      guard case .active(let table, let offset) = segment.mode else { continue }
      let start = try evaluate(offset, in: address).slot
      let target = instances[address.value].tables[table.value]
      let references = elementReferences(index, of: address)
      let size = UInt64(tables[target.value].elements.count)
      guard isRange(start, UInt64(references.count), within: size) else {
        let trap = Trap.outOfBoundsTableAccess(
          index: start, count: UInt64(references.count), size: size)
        throw .segmentTrap(trap, segment: "element segment \(index)")
      }
      write(target, at: Int(start), references)
      dropElements(index, of: address)
    }
    var fresh = FreshMemories(instances[address.value])
    for (index, segment) in module.dataSegments.enumerated() {
      guard case .active(let memory, let offset) = segment.mode else { continue }
      let start = try evaluate(offset, in: address).slot
      let target = instances[address.value].memories[memory.value]
      let size = UInt64(memories[target.value].bytes.count)
      guard isRange(start, UInt64(segment.bytes.count), within: size) else {
        let trap = Trap.outOfBoundsMemoryAccess(
          address: start, width: UInt64(segment.bytes.count), size: size)
        throw .segmentTrap(trap, segment: "data segment \(index)")
      }
      let range = Int(start)..<Int(start) + segment.bytes.count
      write(target, at: range.lowerBound, segment.bytes, overZeros: fresh.take(range, of: memory))
      dropData(index, of: address)
    }
  }
}

extension AddressType {
  /// The number of pages that an address can reach.
  fileprivate var maximumPages: UInt64 { maximum / UInt64(MemoryType.pageSize) + 1 }
}
