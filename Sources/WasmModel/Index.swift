// Index spaces: an index of one space cannot be used in another.

/// An index into one of the index spaces of a module.
///
/// Standard: Structure, Modules, Indices.
public struct Index<Space>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The index in the four bytes that the binary format gives it.
  public let number: UInt32

  /// Counted from 0; imports come first.
  @inlinable public var value: Int { Int(number) }

  @inlinable public init(_ value: Int) { number = UInt32(value) }
  @inlinable public init(number: UInt32) { self.number = number }
  public var description: String { String(number) }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
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
  public enum Labels {}
  public enum Fields {}
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
/// Names only: counted in the order in which the blocks of a function begin.
public typealias LabelIndex = Index<IndexSpace.Labels>
public typealias FieldIndex = Index<IndexSpace.Fields>
