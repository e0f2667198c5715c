// What stands in the store: instances of modules, functions, memories, tables, tags, exceptions.
//
// Standard: Execution, Runtime Structure.

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
  /// The numbers of the module's types in the store; equal types have equal numbers.
  var types: [Int32] = []
  /// Which element segments are dropped.
  public internal(set) var droppedElements: [Bool] = []
  /// Which data segments are dropped.
  public internal(set) var droppedData: [Bool] = []

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

/// A function in the store.
public struct FunctionInstance: Sendable {
  public let type: FunctionType
  /// The number of the type in the store.
  let typeNumber: Int32
  public let kind: Kind

  public enum Kind: Sendable {
    /// Defined by a module; runs in the frames of the machine.
    case wasm(InstanceAddress, Code)
    /// Provided from outside; a call of it stops the machine until the host answers.
    case host(name: String)
  }
}

/// A memory: bytes that only grow.
public struct LinearMemory: Sendable {
  public internal(set) var bytes: [UInt8]
  /// The greatest number of pages that it may grow to.
  public let maximumPages: UInt64
  /// The maximum of its type, which an import must match.
  let declaredMaximum: UInt64?

  /// In pages of 64 KiB.
  public var pages: Int { bytes.count / MemoryType.pageSize }
}

/// A table: references that may grow.
public struct TableInstance: Sendable {
  public let element: HeapType
  /// Addresses, or ``Reference/null``.
  public internal(set) var elements: [UInt64]
  /// The greatest number of elements that it may grow to.
  public let maximum: UInt64
  /// The maximum of its type, which an import must match.
  let declaredMaximum: UInt64?
}

public struct GlobalInstance: Sendable {
  public let type: GlobalType
  public internal(set) var slot: UInt64
}

/// A tag: the identity of a kind of exception. Two tags are the same only if their addresses are.
public struct TagInstance: Sendable {
  public let name: String
  public let type: FunctionType
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
