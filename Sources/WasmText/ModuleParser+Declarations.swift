// The first walk over a module: which names there are.
//
// Standard: Text Format, Modules; Conventions, Contexts.

import WasmModel

extension ModuleParser {
  /// Gives the field that comes next its index and name; need not go behind it.
  mutating func declareField() throws(TextError) {
    switch cursor.openKeyword {
    case .type: try declare(in: \.types)
    case .rec: try declareGroup()
    case .import: try declareImport()
    case .func: try declareDefinition(in: \.functions)
    case .global: try declareDefinition(in: \.globals)
    case .tag: try declareDefinition(in: \.tags)
    case .table:
      if hasPart(.elem) { elements.skip(1) }
      try declareDefinition(in: \.tables)
    case .memory:
      if hasPart(.data) { dataSegments.skip(1) }
      try declareDefinition(in: \.memories)
    case .elem: try declare(in: \.elements)
    case .data: try declare(in: \.dataSegments)
    default: break
    }
  }

  /// Takes an index in a space for the field that comes next.
  private mutating func declare(in scope: WritableKeyPath<ModuleParser, Scope>) throws(TextError) {
    cursor.move(to: cursor.position + 2)
    let offset = cursor.token.start
    try self[keyPath: scope].add(cursor.readIdentifierIfPresent(), at: offset)
  }

  private mutating func declareGroup() throws(TextError) {
    cursor.move(to: cursor.position + 2)
    while cursor.openKeyword == .type {
      let position = cursor.position
      try declare(in: \.types)
      cursor.move(to: position)
      cursor.skipParentheses()
    }
  }

  /// A definition, or an import that looks like one.
  private mutating func declareDefinition(
    in scope: WritableKeyPath<ModuleParser, Scope>
  ) throws(TextError) {
    let offset = cursor.token.start
    try declare(in: scope)
    while cursor.openKeyword == .export { cursor.skipParentheses() }
    if cursor.openKeyword == .import {
      try checkImportOrder(at: offset)
    } else if firstDefinition == nil {
      firstDefinition = self[keyPath: scope].space
    }
  }

  private mutating func declareImport() throws(TextError) {
    try checkImportOrder(at: cursor.token.start)
    cursor.move(to: cursor.position + 2)
    _ = try cursor.readBytes()
    _ = try cursor.readBytes()
    switch cursor.openKeyword {
    case .func: try declare(in: \.functions)
    case .table: try declare(in: \.tables)
    case .memory: try declare(in: \.memories)
    case .global: try declare(in: \.globals)
    case .tag: try declare(in: \.tags)
    default: break
    }
  }

  private func checkImportOrder(at offset: Int) throws(TextError) {
    if let firstDefinition { throw TextError(.importAfter(firstDefinition), at: offset) }
  }

  /// True if the field that comes next has a part such as `(elem ...)` of its own.
  private func hasPart(_ word: Keyword) -> Bool {
    var rest = cursor
    let end = rest.token.payload
    rest.move(to: rest.position + 2)
    while rest.position < end {
      if rest.openKeyword == word { return true }
      if rest.isAtLeftParenthesis { rest.skipParentheses() } else { rest.advance() }
    }
    return false
  }
}
