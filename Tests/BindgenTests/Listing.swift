// Instructions as lines of text, so that a test shows a wrapper as a person would write it.

import WasmModel

/// One line an instruction, with all its immediates.
func listing(_ body: some Sequence<Instruction>) -> [String] {
  body.map { instruction in
    let immediate = text(instruction.immediate)
    let mnemonic = instruction.opcode.card.mnemonic
    return immediate.isEmpty ? mnemonic : "\(mnemonic) \(immediate)"
  }
}

/// The same, with the names of functions, tags and globals in place of their numbers.
func listing(_ body: some Sequence<Instruction>, in module: Module) -> [String] {
  zip(body, listing(body)).map { instruction, line in
    let mnemonic = instruction.opcode.card.mnemonic
    switch instruction.immediate {
    case .function(let index): return "\(mnemonic) \(module.displayName(of: index))"
    case .tag(let index): return "\(mnemonic) \(module.names.tags[index] ?? "\(index)")"
    case .table(let index): return "\(mnemonic) \(module.names.tables[index] ?? "\(index)")"
    case .global(let index): return "\(mnemonic) \(module.names.globals[index] ?? "\(index)")"
    case .heapType(let heap): return "\(mnemonic) \(heap.keyword)"
    default: return line
    }
  }
}

private func text(_ immediate: Immediate) -> String {
  switch immediate {
  case .none: ""
  case .blockType(let type): text(type)
  case .tryTable(let type, let clauses): ([text(type)] + clauses.map(text)).joined(separator: " ")
  case .label(let label): String(label)
  case .function(let index): index.description
  case .tag(let index): index.description
  case .local(let index): index.description
  case .global(let index): index.description
  case .i32(let number): String(number)
  case .memory(let argument): "\(argument.memory) \(argument.offset) \(argument.alignment)"
  default: "\(immediate)"
  }
}

private func text(_ type: BlockType) -> String {
  switch type {
  case .empty: ""
  case .value(let value): "(result \(value))"
  case .type(let index): "(type \(index))"
  }
}

private func text(_ clause: CatchClause) -> String {
  switch clause.pattern {
  case .tag(let tag): "(catch \(tag) \(clause.label))"
  case .tagReference(let tag): "(catch_ref \(tag) \(clause.label))"
  case .all: "(catch_all \(clause.label))"
  case .allReference: "(catch_all_ref \(clause.label))"
  }
}
