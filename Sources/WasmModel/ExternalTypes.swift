// The types of tables, memories and globals.
//
// Standard: Structure, Types, Limits, Memory Types, Table Types, Global Types.

/// The type of addresses into a memory, or of indices into a table. The standard's name: `addrtype`.
public enum AddressType: Hashable, Sendable {
  case i32
  case i64

  public var valueType: ValueType { self == .i32 ? .i32 : .i64 }
  /// The greatest address.
  public var maximum: UInt64 { self == .i32 ? UInt64(UInt32.max) : .max }
}

/// Smallest and greatest size, in pages of a memory or elements of a table.
public struct Limits: Hashable, Sendable {
  public let minimum: UInt64
  public let maximum: UInt64?

  public init(minimum: UInt64, maximum: UInt64?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}

public struct TableType: Hashable, Sendable {
  public let element: ReferenceType
  public let limits: Limits
  public let address: AddressType

  public init(element: ReferenceType, limits: Limits, address: AddressType = .i32) {
    self.element = element
    self.limits = limits
    self.address = address
  }
}

public struct MemoryType: Hashable, Sendable {
  /// In pages of ``pageSize`` bytes.
  public let limits: Limits
  public let address: AddressType
  /// 64 KiB.
  public static let pageSize = 65536

  public init(limits: Limits, address: AddressType = .i32) {
    self.limits = limits
    self.address = address
  }
}

public struct GlobalType: Hashable, Sendable {
  public let value: ValueType
  public let isMutable: Bool

  public init(value: ValueType, isMutable: Bool) {
    self.value = value
    self.isMutable = isMutable
  }
}
