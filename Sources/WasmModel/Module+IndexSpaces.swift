// Lookups that count imports and definitions together, as the index spaces do.

extension Module {
  /// The parameters and results of a type. It must exist and be a function, as in a valid module.
  public func functionType(_ index: TypeIndex) -> FunctionType {
    guard let type = findFunctionType(index) else {
      preconditionFailure("type \(index) is no function")
    }
    return type
  }

  /// Finds the parameters and results of a type; nil if there is no such type or it is no function.
  public func findFunctionType(_ index: TypeIndex) -> FunctionType? {
    types.indices.contains(index.value) ? types[index.value].function : nil
  }

  public var importedFunctions: [TypeIndex] {
    imports.compactMap { if case .function(let type) = $0.description { type } else { nil } }
  }
  public var importedTables: [TableType] {
    imports.compactMap { if case .table(let type) = $0.description { type } else { nil } }
  }
  public var importedMemories: [MemoryType] {
    imports.compactMap { if case .memory(let type) = $0.description { type } else { nil } }
  }
  public var importedGlobals: [GlobalType] {
    imports.compactMap { if case .global(let type) = $0.description { type } else { nil } }
  }
  public var importedTags: [TypeIndex] {
    imports.compactMap { if case .tag(let type) = $0.description { type } else { nil } }
  }

  /// The type indices of the whole function index space.
  public var functionTypes: [TypeIndex] { importedFunctions + functions.map(\.type) }
  public var tableTypes: [TableType] { importedTables + tables.map(\.type) }
  public var memoryTypes: [MemoryType] { importedMemories + memories }
  public var globalTypes: [GlobalType] { importedGlobals + globals.map(\.type) }
  public var tagTypes: [TypeIndex] { importedTags + tags }

  /// Finds the export with a name.
  /// Names are compared byte by byte, as the standard does.
  public func findExport(_ name: String) -> Export? {
    exports.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// Finds the exported function with a name.
  public func findExportedFunction(_ name: String) -> FunctionIndex? {
    guard case .function(let index)? = findExport(name)?.description else { return nil }
    return index
  }

  /// What a function is called: by the name section, else by its export, its import, or as
  /// `func[7]`.
  public func displayName(of index: FunctionIndex) -> String {
    if let name = names.functions[index] { return name }
    if let export = exports.first(where: { $0.description == .function(index) }) {
      return export.name
    }
    var position = 0
    for item in imports {
      guard case .function = item.description else { continue }
      if position == index.value { return "\(item.module).\(item.name)" }
      position += 1
    }
    return "func[\(index)]"
  }
}
