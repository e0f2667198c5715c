// Index spaces: an index of one space cannot be used in another.

/// An index into one of the index spaces of a module.
///
/// Standard: Structure, Modules, Indices.
public struct Index<Space>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Counted from 0; imports come first.
  public let value: Int

  public init(_ value: Int) { self.value = value }
  public var description: String { String(value) }
  public static func < (a: Self, b: Self) -> Bool { a.value < b.value }
}

/// The names of the index spaces; they have no values.
public enum IndexSpace {
  public enum Types {}
  public enum Functions {}
  public enum Tables {}
  public enum Memories {}
  public enum Globals {}
  public enum Tags {}
  public enum Elements {}
  public enum DataSegments {}
  public enum Locals {}
}

public typealias TypeIndex = Index<IndexSpace.Types>
public typealias FunctionIndex = Index<IndexSpace.Functions>
public typealias TableIndex = Index<IndexSpace.Tables>
public typealias MemoryIndex = Index<IndexSpace.Memories>
public typealias GlobalIndex = Index<IndexSpace.Globals>
public typealias TagIndex = Index<IndexSpace.Tags>
public typealias ElementIndex = Index<IndexSpace.Elements>
public typealias DataIndex = Index<IndexSpace.DataSegments>
public typealias LocalIndex = Index<IndexSpace.Locals>
