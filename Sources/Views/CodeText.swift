// Instructions and names as text.

import WasmModel

/// Writes code for people.
public struct CodeText {
  let module: Module

  public init(_ module: Module) { self.module = module }

  /// The name of a function, without what Rust's generics add.
  public func name(_ function: FunctionIndex) -> String {
    Self.short(module.displayName(of: function))
  }

  /// Cuts `::<…>` and what LLVM appends off a name of Rust.
  public static func short(_ name: String) -> String {
    if let suffix = name.firstRange(of: " (.llvm.") {
      return short(String(name[..<suffix.lowerBound]))
    }
    guard let cut = name.firstRange(of: "::<") else { return name }
    var depth = 0
    var rest = name[cut.lowerBound...].dropFirst(2)
    while let character = rest.popFirst() {
      if character == "<" { depth += 1 }
      if character == ">" { depth -= 1 }
      if depth == 0 { break }
    }
    return short(String(name[..<cut.lowerBound] + rest))
  }

  /// As in `i32.load offset=8` or `call transfer`.
  public func text(_ instruction: Instruction) -> String {
    let operands = immediates(instruction.immediate)
    let mnemonic = instruction.opcode.card.mnemonic
    return operands.isEmpty ? mnemonic : "\(mnemonic) \(operands)"
  }

  private func immediates(_ immediate: Immediate) -> String {
    switch immediate {
    case .none: ""
    case .blockType(let type): text(type)
    case .label(let label): "\(label)"
    case .labels(let labels, let last): (labels + [last]).map(String.init).joined(separator: " ")
    case .function(let index): name(index)
    case .typeTable(let type, let table):
      (table.value == 0 ? "" : "\(table) ") + "\(module.types[type.value])"
    case .valueTypes(let types): types.map { "(\($0))" }.joined(separator: " ")
    case .tag(let tag): name(tag)
    case .tryTable(let type, let clauses):
      ([text(type)] + clauses.map(text)).filter { !$0.isEmpty }.joined(separator: " ")
    case .heapType(let heap): heap.keyword
    case .local(let index): "\(index)"
    case .global(let index): name(index)
    case .table(let index): "\(index)"
    case .elementTable(let element, let table): "\(table) \(element)"
    case .element(let index): "\(index)"
    case .tableTable(let to, let from): "\(to) \(from)"
    case .memory(let argument): argument.offset == 0 ? "" : "offset=\(argument.offset)"
    case .memoryIndex: ""
    case .dataMemory(let data, _): "\(data)"
    case .data(let index): "\(index)"
    case .memoryMemory: ""
    case .i32(let value): "\(value)"
    case .i64(let value): "\(value)"
    case .f32(let bits): NumberText.text(.f32, UInt64(bits))
    case .f64(let bits): NumberText.text(.f64, bits)
    }
  }

  private func text(_ type: BlockType) -> String {
    switch type {
    case .empty: ""
    case .value(let type): "(result \(type))"
    case .type(let index): "\(module.types[index.value])"
    }
  }

  private func text(_ clause: CatchClause) -> String {
    switch clause.pattern {
    case .tag(let tag): "(catch \(name(tag)) \(clause.label))"
    case .tagReference(let tag): "(catch_ref \(name(tag)) \(clause.label))"
    case .all: "(catch_all \(clause.label))"
    case .allReference: "(catch_all_ref \(clause.label))"
    }
  }

  /// The name of a global, by the name section or its export.
  public func name(_ index: GlobalIndex) -> String {
    module.names.globals[index] ?? exportName(.global(index)) ?? "\(index)"
  }

  /// The name of a tag, by the name section, its export or its import.
  public func name(_ index: TagIndex) -> String {
    if let name = module.names.tags[index] ?? exportName(.tag(index)) { return name }
    let imported = module.imports.filter { if case .tag = $0.description { true } else { false } }
    return imported.indices.contains(index.value) ? imported[index.value].name : "\(index)"
  }

  /// The name of a local, as `$name`, or its number.
  public func name(_ local: Int, of function: FunctionIndex) -> String {
    module.names.locals[function]?[LocalIndex(local)].map { "$\($0)" } ?? "local[\(local)]"
  }

  private func exportName(_ description: Export.Description) -> String? {
    module.exports.first { $0.description == description }?.name
  }
}
