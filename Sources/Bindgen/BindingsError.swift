// What can be wrong with the section `paniclab.bindings`.

import WasmModel

/// A line of the section that cannot be read, or that does not fit the module.
public struct BindingsError: Error, Hashable, Sendable {
  public let kind: Kind
  /// Counted from 1, through all parts of the section.
  public let line: Int
  public let text: String

  init(_ kind: Kind, line: Int, text: String) {
    (self.kind, self.line, self.text) = (kind, line, text)
  }

  public enum Kind: Hashable, Sendable {
    case notUTF8
    case unexpected(found: String, expected: String)
    /// A type that cannot stand there, as a borrowed string for a result.
    case misplacedType(String, place: String)
    case unknownClass(String)
    case duplicate(String)
    case missingExport(String)
    case wrongType(String, found: FunctionType, expected: FunctionType)
    case snippetWithoutEnd
  }
}

extension BindingsError: CustomStringConvertible {
  public var description: String {
    "paniclab.bindings, line \(line), `\(text)`: \(problem)"
  }

  private var problem: String {
    switch kind {
    case .notUTF8: "malformed UTF-8 encoding"
    case .unexpected(let found, let expected): "unexpected word: \(found), expected \(expected)"
    case .misplacedType(let type, let place): "unexpected type: `\(type)` cannot be \(place)"
    case .unknownClass(let name): "unknown class: `\(name)`, expected a line `class \(name)`"
    case .duplicate(let name): "duplicate name: a line above declares `\(name)`"
    case .missingExport(let symbol): "unknown export: the module exports no function `\(symbol)`"
    case .wrongType(let symbol, let found, let expected):
      "type mismatch: `\(symbol)` is a \(found), expected \(expected)"
    case .snippetWithoutEnd: "unexpected end: no line `end snippet` follows"
    }
  }
}
