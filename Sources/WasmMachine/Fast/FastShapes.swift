// What the translator has to know of a module and of the instructions.

import WasmHandlers
import WasmModel
import WasmValidation

/// What instructions refer to, in slots.
struct FastShapes {
  /// How many slots a function takes and gives.
  struct Signature {
    let parameters: Int
    let results: Int

    init(_ type: FunctionType?) {
      parameters = type?.parameters.slotCount ?? 0
      results = type?.results.slotCount ?? 0
    }
  }

  let types: [Signature]
  /// Of all functions, imports first.
  let functions: [Signature]
  /// The types of the tags.
  private let tags: [TypeIndex]
  /// True if the memory with index 0 has addresses of 32 bits.
  let isPlainMemory: Bool
  private let importedFunctions: Int
  private let validated: ValidatedModule
  private let fastFunctions: UnsafeMutablePointer<FastFunction>

  init(_ validated: ValidatedModule, _ fastFunctions: UnsafeMutablePointer<FastFunction>) {
    self.validated = validated
    self.fastFunctions = fastFunctions
    let module = validated.module
    let signatures = module.types.map { Signature($0.function) }
    types = signatures
    functions = module.functionTypes.map { signatures[$0.value] }
    tags = module.tagTypes
    isPlainMemory = module.memoryTypes.first?.address == .i32
    importedFunctions = module.importedFunctions.count
  }

  /// What a call of a function of this module leads to; nil for an import.
  func fastFunction(_ index: Int) -> UnsafeMutablePointer<FastFunction>? {
    index < importedFunctions ? nil : fastFunctions + (index - importedFunctions)
  }

  /// The signature of the block that begins at a pc.
  func block(_ body: InstructionList, _ pc: Int) -> Signature {
    let type: BlockType
    if case .tryTable(let block, _) = body.immediate(at: pc) {
      type = block
    } else {
      type = body.blockType(at: pc)
    }
    return switch type {
    case .empty: Signature(nil)
    case .value(let value): Signature(FunctionType([], [value]))
    case .type(let index): types[index.value]
    }
  }

  /// The slots that a legacy clause pushes.
  func payload(_ body: InstructionList, _ pc: Int) -> Int {
    guard body.opcode(at: pc) == .catch else { return 0 }
    return payload(of: Int(body.number(at: pc)))
  }

  /// The slots of the payload of a tag.
  func payload(of tag: Int) -> Int { types[tags[tag].value].parameters }

  /// The slots of operands before each pc; nil where nothing leads.
  func heights(_ code: Code) -> [Int?] {
    validated.operandTypes(of: code.function.index).map { $0?.slotCount }
  }
}

// The cards in columns: a card is too big to be looked at for each instruction.
extension FastShapes {
  static let typings = InstructionCard.all.map(\.typing)

  /// The type of the first operand that is no address.
  static let operandTypes: [ValueType?] = typings.map { typing in
    switch typing {
    case .stack(let operands, _), .access(let operands, _): operands.first
    case .irregular: nil
    }
  }

  /// The type of the result of scalar instructions.
  static let resultTypes: [ValueType?] = typings.map { typing in
    switch typing {
    case .stack(_, let results), .access(_, let results): results.first
    case .irregular: nil
    }
  }

  static let isBinary: [Bool] = InstructionCard.all.map { card in
    if case .computeBinary = card.meaning { true } else { false }
  }

  static let isLoad: [Bool] = InstructionCard.all.map { card in
    if case .load = card.meaning { true } else { false }
  }

  static let isStore: [Bool] = InstructionCard.all.map { card in
    if case .store = card.meaning { true } else { false }
  }
}

extension Code {
  /// Where the clauses of `try_table` lead.
  var clauseTargets: [Int] {
    function.sideTable.handlers.flatMap { handler -> [Int] in
      guard case .tryTable(let clauses) = handler.kind else { return [] }
      return clauses.map { Int($0.branch.target) }
    }
  }
}
