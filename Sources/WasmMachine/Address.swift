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
  /// Structures and arrays.
  public enum Objects {}
  public enum Instances {}
}

public typealias FunctionAddress = Index<StoreSpace.Functions>
public typealias TableAddress = Index<StoreSpace.Tables>
public typealias MemoryAddress = Index<StoreSpace.Memories>
public typealias GlobalAddress = Index<StoreSpace.Globals>
public typealias TagAddress = Index<StoreSpace.Tags>
public typealias ExceptionAddress = Index<StoreSpace.Exceptions>
public typealias ObjectAddress = Index<StoreSpace.Objects>
public typealias InstanceAddress = Index<StoreSpace.Instances>

/// What an import is linked to. The standard's name: `externval`.
public enum ExternalValue: Hashable, Sendable {
  case function(FunctionAddress)
  case table(TableAddress)
  case memory(MemoryAddress)
  case global(GlobalAddress)
  case tag(TagAddress)
}
