// A piece of JavaScript that a person or a scenario gives.

import JavaScript

/// Statements that see what the glue exports. The value of the last expression is the answer.
public struct ScriptPiece: Hashable, Sendable {
  /// What a person reads.
  public let text: String
  let program: JavaScript.Program
  /// The text that runs.
  public var source: String { program.source.joined(separator: "\n") }

  /// The module that pieces run in: it imports everything from the glue.
  static let module = "console.js"

  /// Parses a piece. `shown` is what a person reads, if it is something else.
  public init(_ source: String, shown: String? = nil) throws(SyntaxError) {
    text = shown ?? source
    program = try JavaScript.Program(parsing: source, name: "console")
  }

  /// Makes a piece that lets the model of the Workers runtime serve a request.
  public init(serving name: String, _ arguments: String, shown: String) throws(SyntaxError) {
    try self.init(Self.serving(name, arguments), shown: shown)
  }

  /// The text of a piece that lets the model of the Workers runtime serve a request.
  static func serving(_ name: String, _ arguments: String) -> String {
    let rest = arguments.trimmed
    return "runtime.serve(\"\(name)\"\(rest.isEmpty ? "" : ", ")\(rest))"
  }
}
