// Reads the section `paniclab.bindings`, line by line.

import WasmModel

extension Bindings {
  /// The name of the custom section.
  static let sectionName = "paniclab.bindings"

  /// Reads what a module says about itself, and checks that its exports and imports have the types
  /// that follow from it. A module without the section has no bindings: its exports are functions of
  /// numbers.
  ///
  /// Imports that the linker left out, because nobody calls them, are left out here as well.
  public init(_ module: Module) throws(BindingsError) {
    let parts = module.customSections.filter { $0.name == Self.sectionName }.map(\.bytes)
    guard !parts.isEmpty else {
      self.init()
      return
    }
    var parser = BindingsParser(module)
    guard let text = String(validating: parts.joined(), as: UTF8.self) else {
      throw BindingsError(.notUTF8, line: 1, text: "")
    }
    try parser.read(text)
    self = parser.bindings
  }
}

/// What has been read of a section so far.
struct BindingsParser {
  var bindings = Bindings()
  /// The classes by name, also those whose own line comes later: the linker joins parts in any order.
  var classes: [String: Bindings.Class] = [:]
  /// Where classes are named.
  var mentions: [(className: String, line: BindingsLine)] = []
  private var declaredClasses: [String] = []
  private var symbols: Set<String> = []
  private let exports: [String: FunctionType]
  private let imports: [String: FunctionType]

  init(_ module: Module) {
    bindings.isDeclared = true
    let types = module.functionTypes
    let exported = module.exports.compactMap { export -> (String, FunctionType)? in
      guard case .function(let index) = export.description, types.indices.contains(index.value),
        let type = module.findFunctionType(types[index.value])
      else { return nil }
      return (export.name, type)
    }
    let imported = module.imports.compactMap { item -> (String, FunctionType)? in
      guard item.module == Intrinsic.module, case .function(let index) = item.description,
        let type = module.findFunctionType(index)
      else { return nil }
      return (item.name, type)
    }
    exports = Dictionary(exported) { first, _ in first }
    imports = Dictionary(imported) { first, _ in first }
  }

  mutating func read(_ text: String) throws(BindingsError) {
    var snippet: BindingsLine?
    for (position, part) in text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      var line = BindingsLine(number: position + 1, text: String(part))
      if snippet == nil {
        if line.isEmpty { continue }
        if line.takeIf("snippet") {
          try line.takeEnd()
          snippet = line
        } else {
          try readDeclaration(&line)
        }
      } else if line.takeIf("end", "snippet"), line.isEmpty {
        snippet = nil
      } else {
        bindings.snippets += "\(part)\n"
      }
    }
    if let snippet { throw snippet.error(.snippetWithoutEnd) }
    try finishClasses()
  }

  private mutating func readDeclaration(_ line: inout BindingsLine) throws(BindingsError) {
    if line.takeIf("export", "fn") {
      try readExport(&line)
    } else if line.takeIf("class") {
      try readClass(&line)
    } else if line.takeIf("constructor") {
      try readConstructor(&line)
    } else if line.takeIf("get") {
      try readGetter(&line)
    } else if line.takeIf("set") {
      try readSetter(&line)
    } else if line.takeIf("import", "fn") {
      try readImport(&line, catches: false)
    } else if line.takeIf("import", "catch", "fn") {
      try readImport(&line, catches: true)
    } else if line.takeIf("closure") {
      try readClosure(&line)
    } else {
      throw line.unexpected(
        "`export fn`, `class`, `constructor`, `get`, `set`, `import fn`, `import catch fn`, "
          + "`closure` or `snippet`")
    }
    try line.takeEnd()
  }

  private mutating func readClass(_ line: inout BindingsLine) throws(BindingsError) {
    let name = try line.takeName(of: "a class")
    declaredClasses.append(name)
    let free = Bindings.Class(name: name).freeSymbol
    let signature = BoundSignature(parameters: [.i32, .i32], results: [])
    try declareExport(free, signature, line)
  }

  private mutating func finishClasses() throws(BindingsError) {
    for mention in mentions where !declaredClasses.contains(mention.className) {
      throw mention.line.error(.unknownClass(mention.className))
    }
    bindings.classes = declaredClasses.map { classes[$0] ?? Bindings.Class(name: $0) }
  }

  /// Notes that a line speaks of a class, and lets `change` add to it.
  mutating func change(
    _ className: String, _ line: BindingsLine, _ change: (inout Bindings.Class) -> Void
  ) {
    mentions.append((className, line))
    change(&classes[className, default: Bindings.Class(name: className)])
  }

  /// Checks the export behind a line; no other line may stand for it.
  mutating func declareExport(
    _ symbol: String, _ signature: BoundSignature, _ line: BindingsLine
  ) throws(BindingsError) {
    guard symbols.insert(symbol).inserted else { throw line.error(.duplicate(symbol)) }
    try checkExport(symbol, signature, line)
  }

  /// Checks an export that several lines may name.
  func checkExport(
    _ symbol: String, _ signature: BoundSignature, _ line: BindingsLine
  ) throws(BindingsError) {
    guard let type = exports[symbol] else { throw line.error(.missingExport(symbol)) }
    guard type == signature.compiled else {
      throw line.error(.wrongType(symbol, found: type, expected: signature.compiled))
    }
  }

  /// Checks the import behind a line; false if the linker left it out.
  mutating func declareImport(
    _ symbol: String, _ signature: BoundSignature, _ line: BindingsLine
  ) throws(BindingsError) -> Bool {
    guard symbols.insert("import \(symbol)").inserted else { throw line.error(.duplicate(symbol)) }
    guard let type = imports[symbol] else { return false }
    guard type == signature.compiled else {
      throw line.error(.wrongType(symbol, found: type, expected: signature.compiled))
    }
    return true
  }
}
