// Imports and exports, as fields of their own and inside definitions.
//
// Standard: Text Format, Modules, Imports and Exports.

import WasmModel

extension ModuleParser {
  /// The two names of an import.
  struct ImportNames {
    let module: String
    let name: String
  }

  /// What can be imported and exported.
  private enum Kind {
    case function
    case table
    case memory
    case global
    case tag
  }

  /// Reads `(import "module" "name" (kind ...))`.
  mutating func parseImport() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let names = ImportNames(module: try cursor.readName(), name: try cursor.readName())
    let kind = try readKind()
    let binding = try readBinding()
    switch kind {
    case .function: try importFunction(names, nextFunction(binding), at: offset)
    case .table: try importTable(names, nextTable(binding), at: offset)
    case .memory: try importMemory(names, nextMemory(binding), at: offset)
    case .global: try importGlobal(names, nextGlobal(binding), at: offset)
    case .tag: try importTag(names, nextTag(binding), at: offset)
    }
    try cursor.readRightParenthesis()
    try cursor.readRightParenthesis()
  }

  /// Reads `(func`, `(table` and so on.
  private mutating func readKind() throws(TextError) -> Kind {
    let kind: Kind? =
      switch cursor.openKeyword {
      case .func: .function
      case .table: .table
      case .memory: .memory
      case .global: .global
      case .tag: .tag
      default: nil
      }
    try cursor.readLeftParenthesis()
    guard let kind else { throw cursor.unexpected("func, table, memory, global or tag") }
    cursor.advance()
    return kind
  }

  mutating func importFunction(
    _ names: ImportNames, _ index: FunctionIndex, at offset: Int
  ) throws(TextError) {
    let (type, signature) = try readTypeUseAndSignature(allowsNames: true)
    try declareParameters(type, signature, of: index)
    addImport(names, .function(type), at: offset)
  }

  mutating func importTable(
    _ names: ImportNames, _ index: TableIndex, at offset: Int
  ) throws(TextError) {
    addImport(names, .table(try readTableType()), at: offset)
  }

  mutating func importMemory(
    _ names: ImportNames, _ index: MemoryIndex, at offset: Int
  ) throws(TextError) {
    addImport(names, .memory(try readMemoryType()), at: offset)
  }

  mutating func importGlobal(
    _ names: ImportNames, _ index: GlobalIndex, at offset: Int
  ) throws(TextError) {
    addImport(names, .global(try readGlobalType()), at: offset)
  }

  mutating func importTag(
    _ names: ImportNames, _ index: TagIndex, at offset: Int
  ) throws(TextError) {
    addImport(names, .tag(try readTypeUse(allowsNames: true)), at: offset)
  }

  private mutating func addImport(
    _ names: ImportNames, _ description: Import.Description, at offset: Int
  ) {
    module.imports.append(
      Import(module: names.module, name: names.name, description: description))
    module.places.imports.append(offset)
  }
}

// Inside definitions.
extension ModuleParser {
  /// Reads `(export "name")*`.
  mutating func readInlineExports(_ description: Export.Description) throws(TextError) {
    while cursor.openKeyword == .export {
      let offset = cursor.token.start
      cursor.move(to: cursor.position + 2)
      addExport(try cursor.readName(), description, at: offset)
      try cursor.readRightParenthesis()
    }
  }

  /// Reads `(import "module" "name")` if it comes next.
  mutating func readInlineImport() throws(TextError) -> ImportNames? {
    guard cursor.readIfOpen(.import) else { return nil }
    let names = ImportNames(module: try cursor.readName(), name: try cursor.readName())
    try cursor.readRightParenthesis()
    return names
  }

  private mutating func addExport(
    _ name: String, _ description: Export.Description, at offset: Int
  ) {
    module.exports.append(Export(name: name, description: description))
    module.places.exports.append(offset)
  }
}

// Exports.
extension ModuleParser {
  /// Reads `(export "name" (kind index))`.
  mutating func parseExport() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let name = try cursor.readName()
    let description: Export.Description
    switch try readKind() {
    case .function: description = .function(try readIndex(functions))
    case .table: description = .table(try readIndex(tables))
    case .memory: description = .memory(try readIndex(memories))
    case .global: description = .global(try readIndex(globals))
    case .tag: description = .tag(try readIndex(tags))
    }
    addExport(name, description, at: offset)
    try cursor.readRightParenthesis()
    try cursor.readRightParenthesis()
  }

  /// Reads `(start index)`.
  mutating func parseStart() throws(TextError) {
    let offset = cursor.token.start
    if module.start != nil { throw TextError(.multipleStartSections, at: offset) }
    cursor.move(to: cursor.position + 2)
    module.start = try readIndex(functions)
    module.places.start = offset
    try cursor.readRightParenthesis()
  }
}
