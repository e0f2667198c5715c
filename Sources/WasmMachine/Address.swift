// Addresses: where things stand in the store of the machine.
//
// Standard: Execution, Runtime Structure, Addresses.

import WasmModel

/// The names of the address spaces; they have no values.
public enum StoreSpace {
  public enum Functions {}
  public enum Tables {}
  public enum Memories {}
  public enum Globals {}
  public enum Tags {}
  public enum Exceptions {}
  public enum Instances {}
}

public typealias FunctionAddress = Index<StoreSpace.Functions>
public typealias TableAddress = Index<StoreSpace.Tables>
public typealias MemoryAddress = Index<StoreSpace.Memories>
public typealias GlobalAddress = Index<StoreSpace.Globals>
public typealias TagAddress = Index<StoreSpace.Tags>
public typealias ExceptionAddress = Index<StoreSpace.Exceptions>
public typealias InstanceAddress = Index<StoreSpace.Instances>

/// What an import is linked to. The standard's name: `externval`.
public enum ExternalValue: Hashable, Sendable {
  case function(FunctionAddress)
  case table(TableAddress)
  case memory(MemoryAddress)
  case global(GlobalAddress)
  case tag(TagAddress)
}

/// References in slots: an address, or this for null.
public enum Reference {
  /// The slot of every null reference.
  public static let null = UInt64.max
}
