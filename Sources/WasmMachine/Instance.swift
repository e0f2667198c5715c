// What stands in the store: instances of modules, memories, tables, tags, exceptions.
//
// Standard: Execution, Runtime Structure.
//
// Types of the store hold numbers of the machine's registry where those of a module hold indices.

import WasmModel
import WasmValidation

/// A module that lives: its index spaces, resolved to addresses.
public struct Instance: Sendable {
  public let program: Program
  public internal(set) var functions: [FunctionAddress] = []
  public internal(set) var tables: [TableAddress] = []
  public internal(set) var memories: [MemoryAddress] = []
  public internal(set) var globals: [GlobalAddress] = []
  public internal(set) var tags: [TagAddress] = []
  /// The numbers of the module's types in the registry of the machine.
  public let types: [TypeIndex]
  /// The same, and the addresses of the globals, for handlers of the fast form.
  let typeNumbers: StableArray<UInt32>
  var globalNumbers = StableArray<UInt32>()
  /// The references of each element segment. They were evaluated once: doing it again would make new
  /// objects. Those of declarative segments are left out, because nobody can ask for them.
  public internal(set) var elements: [[UInt64]] = []
  /// Which element segments are dropped.
  public internal(set) var droppedElements: [Bool] = []
  /// Which data segments are dropped.
  public internal(set) var droppedData: [Bool] = []

  init(_ known: KnownTypes) {
    program = known.program
    types = known.numbers
    typeNumbers = known.slots
    droppedElements = program.preparation.declarative
    droppedData = Array(repeating: false, count: program.module.dataSegments.count)
  }

  public var module: Module { program.module }

  /// Finds what is exported under a name.
  public func findExport(_ name: String) -> ExternalValue? {
    switch module.findExport(name)?.description {
    case .function(let index)?: .function(functions[index.value])
    case .table(let index)?: .table(tables[index.value])
    case .memory(let index)?: .memory(memories[index.value])
    case .global(let index)?: .global(globals[index.value])
    case .tag(let index)?: .tag(tags[index.value])
    case nil: nil
    }
  }
}

/// A memory: bytes that only grow.
public struct LinearMemory: Sendable {
  public internal(set) var bytes: StableArray<UInt8>
  /// For each byte 0xFF if it was written since a time that the machine knows, else 0; none at all
  /// before the first one is written.
  var marks = StableArray<UInt8>()
  /// What the bytes without a mark are equal to; nil if nobody knows.
  var base: MemoryPages?
  public let address: AddressType
  /// The greatest number of pages that it may grow to.
  public let maximumPages: UInt64
  /// The maximum of its type, which an import must match.
  let declaredMaximum: UInt64?

  /// In pages of 64 KiB.
  public var pages: Int { bytes.count / MemoryType.pageSize }
}

/// A table: references that may grow.
public struct TableInstance: Sendable {
  public let element: ReferenceType
  public let address: AddressType
  /// References as ``Reference`` describes them.
  public internal(set) var elements: StableArray<UInt64>
  /// The greatest number of elements that it may grow to.
  public let maximum: UInt64
  /// The maximum of its type, which an import must match.
  let declaredMaximum: UInt64?
}

public struct GlobalInstance: Sendable {
  public let type: GlobalType
  /// The value, or the lower half of a vector.
  public let slot: UInt64
  /// The upper half of a vector; 0 for other values.
  public let high: UInt64
}

/// The globals of the store.
public struct GlobalList: Sendable, RandomAccessCollection {
  private var types: [GlobalType] = []
  /// Two slots for each global.
  var cells = StableArray<UInt64>()

  public var startIndex: Int { 0 }
  public var endIndex: Int { types.count }
  public subscript(index: Int) -> GlobalInstance {
    GlobalInstance(type: types[index], slot: cells[2 * index], high: cells[2 * index + 1])
  }

  mutating func append(_ global: GlobalInstance) {
    types.append(global.type)
    cells.append(global.slot)
    cells.append(global.high)
  }

  mutating func removeLast(_ count: Int) {
    types.removeLast(count)
    cells.removeLast(2 * count)
  }
}

/// A tag: the identity of a kind of exception. Two tags are the same only if their addresses are.
public struct TagInstance: Sendable {
  public let name: String
  public let type: FunctionType
  /// The number of the type in the registry.
  public let typeNumber: TypeIndex
  /// How many slots a payload takes.
  public let payloadSlots: Int

  init(name: String, _ type: FunctionType, _ number: TypeIndex) {
    self.name = name
    self.type = type
    typeNumber = number
    payloadSlots = type.parameters.slotCount
  }
}

/// An exception that was thrown.
public struct ExceptionInstance: Hashable, Sendable {
  public let tag: TagAddress
  /// The payload, as slots.
  public let payload: [UInt64]

  public init(tag: TagAddress, payload: [UInt64]) {
    self.tag = tag
    self.payload = payload
  }
}
