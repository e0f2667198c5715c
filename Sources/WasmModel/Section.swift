// The sections of a binary module and the order in which they stand.
//
// Standard: Binary Format, Modules, Sections.

/// A kind of section; the raw value is its number in the file.
public enum Section: UInt8, Sendable, CaseIterable {
  case custom = 0
  case type = 1
  case `import` = 2
  case function = 3
  case table = 4
  case memory = 5
  case global = 6
  case export = 7
  case start = 8
  case element = 9
  case code = 10
  case data = 11
  case dataCount = 12
  case tag = 13

  /// The order of the sections in a file; custom sections may stand anywhere.
  public static let order: [Section] = [
    .type, .import, .function, .table, .memory, .tag, .global, .export, .start, .element,
    .dataCount, .code, .data,
  ]

  /// The place in ``order``, counted from 1; 0 for custom sections.
  public var place: Int { Self.order.firstIndex(of: self).map { $0 + 1 } ?? 0 }

  /// As in `data count section`.
  public var name: String { self == .dataCount ? "data count section" : "\(self) section" }
}
