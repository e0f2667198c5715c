// From tokens to a module: the three walks over its fields.
//
// Standard: Text Format, Modules.

import WasmModel

/// Parses a module in the text format: `(module ...)`, or just its fields.
///
/// Offsets in the module count bytes of the source. The module is well-formed then, but not
/// validated.
public func parseModule(_ source: [UInt8]) throws(TextError) -> Module {
  var parser = ModuleParser(TokenCursor(SourceText(source)))
  return try parser.parseText()
}

/// Parses one module. Names may be used before they are defined, so it walks over the fields three
/// times: for the names, for the types, and for the rest.
struct ModuleParser {
  var cursor: TokenCursor
  var module = Module()

  // The names of the index spaces.
  var types = Scope(.type)
  var functions = Scope(.function)
  var tables = Scope(.table)
  var memories = Scope(.memory)
  var globals = Scope(.global)
  var tags = Scope(.tag)
  var elements = Scope(.element)
  var dataSegments = Scope(.data)
  /// The names of the fields of each structure.
  var fields: [TypeIndex: Scope] = [:]
  /// The parameters and locals of the function that is being read.
  var locals = Scope(.local)

  /// What kind of definition came first; after it no import may come.
  var firstDefinition: TextError.NameSpace?
  /// How many have been read so far, imports included.
  var counts = Counts()
  /// The first plain function type of each signature.
  var plainTypes: [FunctionType: TypeIndex] = [:]
  /// True if code refers to data segments; then the number of them must stand before the code.
  var refersToData = false
  var code = Code()
  /// The function that is being read; nil in constant expressions.
  var function: FunctionIndex?
  var annotations = AnnotationState()

  struct Counts {
    var functions = 0
    var tables = 0
    var memories = 0
    var globals = 0
    var tags = 0
  }

  init(_ cursor: TokenCursor) { self.cursor = cursor }

  /// Parses a whole text that is one module.
  mutating func parseText() throws(TextError) -> Module {
    let start = cursor.position
    if cursor.readIfOpen(.module) {
      try parseFields(hasName: true)
      try cursor.readRightParenthesis()
    } else {
      try parseFields(hasName: false)
    }
    guard cursor.isAtEnd else { throw cursor.unexpected("a module field") }
    try finish(from: start)
    return module
  }

  /// Parses what stands behind `(module`, the closing parenthesis included.
  mutating func parseRest() throws(TextError) -> Module {
    let start = cursor.position
    try parseFields(hasName: true)
    guard cursor.isAtRightParenthesis else { throw cursor.unexpected("a module field or )") }
    cursor.advance()
    try finish(from: start)
    return module
  }

  private mutating func parseFields(hasName: Bool) throws(TextError) {
    if hasName { module.names.module = try readModuleName() }
    let start = cursor.position
    while cursor.isAtLeftParenthesis {
      let position = cursor.position
      try declareField()
      cursor.move(to: position)
      cursor.skipParentheses()
    }
    cursor.move(to: start)
    while cursor.isAtLeftParenthesis {
      switch cursor.openKeyword {
      case .type, .rec: try parseTypes()
      default: cursor.skipParentheses()
      }
    }
    rememberPlainTypes()
    cursor.move(to: start)
    while cursor.isAtLeftParenthesis {
      try readCustomAnnotations()
      switch cursor.openKeyword {
      case .type, .rec: cursor.skipParentheses()
      default: try parseField()
      }
    }
    try readCustomAnnotations()
  }

  private mutating func parseField() throws(TextError) {
    switch cursor.openKeyword {
    case .import: try parseImport()
    case .func: try parseFunction()
    case .table: try parseTable()
    case .memory: try parseMemory()
    case .global: try parseGlobal()
    case .tag: try parseTag()
    case .export: try parseExport()
    case .start: try parseStart()
    case .elem: try parseElementSegment()
    case .data: try parseDataSegment()
    default:
      cursor.advance()
      throw cursor.unexpected("a module field")
    }
  }

  private mutating func finish(from start: Int) throws(TextError) {
    if refersToData || !module.dataSegments.isEmpty {
      module.dataCount = module.dataSegments.count
    }
    module.byteCount = cursor.text.source.count
    try finishAnnotations(from: start)
  }
}
