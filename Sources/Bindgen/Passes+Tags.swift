// Imports the two tags of the guard, and moves the defined tags behind them.

import WasmModel

/// The tags that the glue shares with the module.
///
/// Recovery: section 2.1.
struct GuardTags {
  /// `__wbindgen_jstag`: an error that JavaScript threw.
  let javaScript: TagIndex
  /// `__wbindgen_wrapped_jstag`: the same, marked as expected.
  let wrapped: TagIndex
}

extension Passes {
  /// Adds the imports. They count before the defined tags, so these get other indices.
  mutating func importTags() -> GuardTags {
    let first = module.importedTags.count
    return GuardTags(
      javaScript: importTag("__wbindgen_jstag", at: first, moving: 1),
      wrapped: importTag("__wbindgen_wrapped_jstag", at: first + 1, moving: 1))
  }

  /// Adds the import of a tag behind the imported ones; the others move.
  mutating func importTag(_ name: String, at position: Int, moving distance: Int) -> TagIndex {
    moveTags(from: position, by: distance)
    let type = typeIndex(of: FunctionType([.externref], []))
    module.imports.append(
      Import(module: Intrinsic.module, name: name, description: .tag(type)))
    module.names.tags[TagIndex(position)] = name
    return TagIndex(position)
  }

  private mutating func moveTags(from first: Int, by distance: Int) {
    func moved(_ tag: TagIndex) -> TagIndex {
      tag.value < first ? tag : TagIndex(tag.value + distance)
    }
    replaceInstructions { Instruction($0.opcode, $0.immediate.replacingTags(moved)) }
    for position in module.exports.indices {
      guard case .tag(let tag) = module.exports[position].description else { continue }
      module.exports[position].description = .tag(moved(tag))
    }
    let names = module.names.tags.map { (moved($0.key), $0.value) }
    module.names.tags = Dictionary(uniqueKeysWithValues: names)
  }
}

extension Immediate {
  fileprivate func replacingTags(_ replace: (TagIndex) -> TagIndex) -> Immediate {
    switch self {
    case .tag(let tag): .tag(replace(tag))
    case .tryTable(let type, let clauses): .tryTable(type, clauses.map { $0.replacingTag(replace) })
    default: self
    }
  }
}

extension CatchClause {
  fileprivate func replacingTag(_ replace: (TagIndex) -> TagIndex) -> CatchClause {
    switch pattern {
    case .tag(let tag): CatchClause(.tag(replace(tag)), label: label)
    case .tagReference(let tag): CatchClause(.tagReference(replace(tag)), label: label)
    case .all, .allReference: self
    }
  }
}
