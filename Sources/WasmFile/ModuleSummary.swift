// What a module consists of: sections, proposals, sizes.

import WasmBinary
import WasmModel
import WasmText

/// Facts about a module for those who meet it the first time.
public struct ModuleSummary: Sendable {
  /// The sections of the file, in order; empty for text.
  public let sections: [SectionSummary]
  /// The proposals that the module uses, in the order in which they entered the standard.
  public let proposals: [Proposal]
  public let exceptions: ExceptionEncodings
  /// The defined functions with the size of their code, the largest first.
  public let functions: [FunctionSize]

  /// Which ways of catching exceptions are in the code.
  public enum ExceptionEncodings: String, Sendable {
    case none
    case standard = "try_table (standard)"
    case legacy = "try (legacy)"
    case both = "try_table (standard) and try (legacy)"
  }

  public init(_ file: ModuleFile) {
    sections = file.format == .binary ? SectionSummary.list(file.bytes) : []
    let module = file.module
    let used = ProposalFinder(module).used
    proposals = Proposal.allCases.filter(used.contains)
    exceptions =
      switch (used.contains(.exceptions), used.contains(.legacyExceptions)) {
      case (true, true): .both
      case (true, false): .standard
      case (false, true): .legacy
      case (false, false): .none
      }
    let imported = module.importedFunctions.count
    functions = module.functions.enumerated().map { position, function in
      FunctionSize(
        index: FunctionIndex(imported + position), instructions: function.body.count,
        bytes: file.format == .binary ? Self.byteCount(function) : nil)
    }.sorted { ($0.bytes ?? $0.instructions, $1.index) > ($1.bytes ?? $1.instructions, $0.index) }
  }

  /// From the locals to the last `end`, which is one byte.
  private static func byteCount(_ function: Function) -> Int? {
    function.offsets.last.map { $0 + 1 - function.bodyOffset }
  }
}

/// A function and how long it is.
public struct FunctionSize: Sendable {
  public let index: FunctionIndex
  public let instructions: Int
  /// The size of its code in the file; nil for text.
  public let bytes: Int?
}

/// Looks for proposals in instructions and types.
private struct ProposalFinder {
  private(set) var used: Set<Proposal> = []

  init(_ module: Module) {
    for function in module.functions {
      for pc in function.body.indices { note(function.body.opcode(at: pc)) }
      if function.body.contains(where: { Self.isMultiValue($0, module) }) {
        used.insert(.multiValue)
      }
    }
    note(module)
  }

  private mutating func note(_ opcode: Opcode) {
    if let proposal = Proposal.find(opcode) { used.insert(proposal) }
  }

  private static func isMultiValue(_ instruction: Instruction, _ module: Module) -> Bool {
    switch instruction.immediate {
    case .blockType(.type(let index)), .tryTable(.type(let index), _):
      module.findFunctionType(index).map { !$0.parameters.isEmpty || $0.results.count > 1 } ?? false
    default: false
    }
  }

  private mutating func note(_ module: Module) {
    if module.types.contains(where: { ($0.function?.results.count ?? 0) > 1 }) {
      used.insert(.multiValue)
    }
    if !module.tagTypes.isEmpty, !used.contains(.legacyExceptions) { used.insert(.exceptions) }
    let memories = module.memoryTypes
    if memories.count > 1 { used.insert(.multiMemory) }
    if memories.contains(where: { $0.address == .i64 })
      || module.tableTypes.contains(where: { $0.address == .i64 })
    {
      used.insert(.memory64)
    }
    if module.tableTypes.count > 1 { used.insert(.referenceTypes) }
    if module.dataCount != nil { used.insert(.bulkMemory) }
    for type in module.types { note(type) }
    for global in module.globals { note(global.initial) }
    for element in module.elements.flatMap(\.elements) { note(element) }
  }

  private mutating func note(_ type: SubType) {
    switch type.composite {
    case .function(let function):
      for type in function.parameters + function.results { note(type) }
    case .structure, .array: used.insert(.garbageCollection)
    }
    if !type.isFinal || type.continuesGroup || !type.supertypes.isEmpty {
      used.insert(.garbageCollection)
    }
  }

  private mutating func note(_ type: ValueType) {
    switch type {
    case .v128: used.insert(.vectors)
    case .reference(let reference):
      switch reference.heap {
      case .function, .extern:
        used.insert(reference.isNullable ? .referenceTypes : .typedFunctionReferences)
      case .type: used.insert(.typedFunctionReferences)
      case .exception, .noException: used.insert(.exceptions)
      default: used.insert(.garbageCollection)
      }
    default: break
    }
  }

  private mutating func note(_ expression: ConstantExpression) {
    for instruction in expression.body {
      note(instruction.opcode)
      if case .computeBinary = instruction.opcode.card.meaning { used.insert(.extendedConstants) }
    }
  }
}
