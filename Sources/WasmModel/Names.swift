// The names that the name section gives to the parts of a module.

/// The names of the name section.
///
/// Standard: Appendix, Custom Sections, Name Section.
public struct Names: Hashable, Sendable {
  public var module: String?
  public var functions: [FunctionIndex: String] = [:]
  public var locals: [FunctionIndex: [LocalIndex: String]] = [:]
  public var globals: [GlobalIndex: String] = [:]
  public var tables: [TableIndex: String] = [:]
  public var memories: [MemoryIndex: String] = [:]
  public var tags: [TagIndex: String] = [:]
  public var elements: [ElementIndex: String] = [:]
  public var dataSegments: [DataIndex: String] = [:]
  public var types: [TypeIndex: String] = [:]
  public var fields: [TypeIndex: [FieldIndex: String]] = [:]
  /// The names of blocks, which are counted from 0 in each function.
  public var labels: [FunctionIndex: [LabelIndex: String]] = [:]

  public init() {}
}
