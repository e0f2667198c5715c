// What the printer calls the parts of a module: the identifiers of all index spaces.
//
// Standard: Text Format, Modules, Indices; Appendix, Custom Sections, Name Section,
// Name Annotations.

import WasmModel

/// The identifiers of one index space. The text format wants them to differ: of two equal names the
/// first one counts, and the other part has only its number. Its name stands in an annotation.
struct PrinterSpace<Space> {
  private var identifiers: [UInt32: String] = [:]
  private var annotations: [UInt32: String] = [:]

  /// Takes the names of the first `count` indices.
  init(_ names: [Index<Space>: String] = [:], count: Int) {
    var taken: Set<String> = []
    for (index, name) in names.sorted(by: { $0.key < $1.key }) where index.value < count {
      if let identifier = PrinterStrings.identifier(name), taken.insert(identifier).inserted {
        identifiers[index.number] = identifier
      } else {
        annotations[index.number] = PrinterStrings.annotation(name)
      }
    }
  }

  /// As it stands where the index is used: the identifier, else the number.
  func use(_ index: Index<Space>) -> String { identifiers[index.number] ?? index.description }

  /// As it stands where a variable or field is declared: the identifier or the annotation, or nil if
  /// there is no name.
  func binding(_ index: Index<Space>) -> String? {
    identifiers[index.number] ?? annotations[index.number]
  }

  /// As it stands at a definition: the identifier, else the number in a comment.
  func definition(_ index: Index<Space>) -> String {
    identifiers[index.number]
      ?? PrinterLines.words("(;\(index);)", annotations[index.number])
  }
}

/// The identifiers of a module.
struct PrinterNames {
  let module: String?
  let types: PrinterSpace<IndexSpace.Types>
  let functions: PrinterSpace<IndexSpace.Functions>
  let tables: PrinterSpace<IndexSpace.Tables>
  let memories: PrinterSpace<IndexSpace.Memories>
  let tags: PrinterSpace<IndexSpace.Tags>
  let globals: PrinterSpace<IndexSpace.Globals>
  let elements: PrinterSpace<IndexSpace.Elements>
  let dataSegments: PrinterSpace<IndexSpace.DataSegments>
  private let fields: [TypeIndex: PrinterSpace<IndexSpace.Fields>]

  init(_ module: Module) {
    let names = module.names
    self.module = names.module.map {
      PrinterStrings.identifier($0) ?? PrinterStrings.annotation($0)
    }
    types = .init(names.types, count: module.types.count)
    functions = .init(names.functions, count: module.functionTypes.count)
    tables = .init(names.tables, count: module.tableTypes.count)
    memories = .init(names.memories, count: module.memoryTypes.count)
    tags = .init(names.tags, count: module.tagTypes.count)
    globals = .init(names.globals, count: module.globalTypes.count)
    elements = .init(names.elements, count: module.elements.count)
    dataSegments = .init(names.dataSegments, count: module.dataSegments.count)
    fields = Dictionary(
      uniqueKeysWithValues: names.fields.map { type, names in
        (type, .init(names, count: Self.fieldCount(of: type, in: module)))
      })
  }

  private static func fieldCount(of type: TypeIndex, in module: Module) -> Int {
    guard module.types.indices.contains(type.value),
      case .structure(let fields) = module.types[type.value].composite
    else { return 0 }
    return fields.count
  }

  /// The identifiers of the fields of a structure.
  func fields(of type: TypeIndex) -> PrinterSpace<IndexSpace.Fields> {
    fields[type] ?? .init(count: 0)
  }
}
