// Where the parts of a module stand in the file or text that they were read from.

/// Offsets in bytes, from the beginning of the binary module or of the text; imports and definitions
/// are listed apart, as in ``Module``; of functions ``Function/bodyOffset`` tells it. A list is empty if the module was made by a program.
///
/// Places are no part of a module's identity: all of them are equal.
public struct Places: Hashable, Sendable {
  public var types: [Int] = []
  public var imports: [Int] = []
  public var tables: [Int] = []
  public var memories: [Int] = []
  public var tags: [Int] = []
  public var globals: [Int] = []
  public var exports: [Int] = []
  public var start: Int?
  public var elements: [Int] = []
  public var dataSegments: [Int] = []

  public init() {}

  public static func == (a: Places, b: Places) -> Bool { true }
  public func hash(into hasher: inout Hasher) {}
}
