// Whose line a text is, where several sides are compared.

/// The place of a line among those of several sides; layouts decide how lanes stand.
public struct Lane: Hashable, Sendable {
  /// Counted from 0.
  public let number: Int
  /// Lines of the same row stand beside each other; those without one follow the line before.
  public let row: Int?

  public init(_ number: Int, row: Int? = nil) {
    self.number = number
    self.row = row
  }
}
