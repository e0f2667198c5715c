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

  /// The last two parts of a name of Rust, as in `panic_handler::{closure#0}`: where there is little
  /// room, they say most.
  static func tail(_ name: String) -> String {
    var parts = [""]
    var depth = 0
    for character in short(name) {
      if "<{(".contains(character) { depth += 1 }
      if ">})".contains(character) { depth -= 1 }
      if character == ":", depth == 0 {
        if parts.last != "" { parts.append("") }
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts.suffix(2).joined(separator: "::")
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
      (table.value == 0 ? "" : "\(table) ") + "\(module.functionType(type))"
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
    case .memory(let argument): text(argument)
    case .memoryIndex(let index): text(index)
    case .dataMemory(let data, let memory): join(text(memory), "\(data)")
    case .data(let index): "\(index)"
    case .memoryMemory(let to, let from):
      to.value == 0 && from.value == 0 ? "" : "\(to) \(from)"
    case .type(let index): name(index)
    case .typeField(let type, let field): "\(name(type)) \(name(field, of: type))"
    case .typeCount(let type, let count): "\(name(type)) \(count)"
    case .typeData(let type, let data): "\(name(type)) \(data)"
    case .typeElement(let type, let element): "\(name(type)) \(element)"
    case .typeType(let to, let from): "\(name(to)) \(name(from))"
    case .castBranch(let label, let from, let to): "\(label) \(from) \(to)"
    case .i32(let value): "\(value)"
    case .i64(let value): "\(value)"
    case .f32(let bits): NumberText.text(.f32, UInt64(bits))
    case .f64(let bits): NumberText.text(.f64, bits)
    case .v128(let vector): NumberText.text(.v128, vector.low, high: vector.high)
    case .shuffle(let lanes): lanes.bytes.map(String.init).joined(separator: " ")
    case .lane(let lane): "\(lane)"
    case .memoryLane(let argument, let lane): join(text(argument), "\(lane)")
    }
  }

  private func join(_ parts: String...) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func text(_ argument: MemoryArgument) -> String {
    join(text(argument.memory), argument.offset == 0 ? "" : "offset=\(argument.offset)")
  }

  /// Memory 0 is the usual one and is not named.
  private func text(_ memory: MemoryIndex) -> String {
    memory.value == 0 ? "" : module.names.memories[memory] ?? "\(memory)"
  }

  /// The name of a type, by the name section, or its number.
  public func name(_ type: TypeIndex) -> String { module.names.types[type] ?? "\(type)" }

  private func name(_ field: FieldIndex, of type: TypeIndex) -> String {
    module.names.fields[type]?[field] ?? "\(field)"
  }

  private func text(_ type: BlockType) -> String {
    switch type {
    case .empty: ""
    case .value(let type): "(result \(type))"
    case .type(let index): "\(module.functionType(index))"
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
