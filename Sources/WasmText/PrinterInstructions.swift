// Instructions in the text format: the mnemonic on the card, then the immediates.
//
// Standard: Text Format, Instructions.

import WasmModel

/// Writes the instructions of one function, in order: it keeps the labels that are in scope.
struct PrinterInstructions {
  private let module: Module
  let names: PrinterNames
  private let locals: PrinterSpace<IndexSpace.Locals>
  private var labels: PrinterLabels

  init(
    _ module: Module, _ names: PrinterNames, locals: PrinterSpace<IndexSpace.Locals>,
    labels: [LabelIndex: String]
  ) {
    self.module = module
    self.names = names
    self.locals = locals
    self.labels = PrinterLabels(labels)
  }

  /// The text of the next instruction, as in `i32.load offset=4`.
  mutating func next(_ instruction: Instruction) -> String {
    let role = PrinterRole(instruction.opcode)
    // The label of `delegate` is counted from outside its block.
    if role == .closes { labels.pop() }
    let label = role == .opens ? labels.next : nil
    let words = PrinterLines.words(
      instruction.opcode.card.mnemonic, label, immediate(of: instruction))
    if role == .opens { labels.push() }
    return words
  }

  private func immediate(of instruction: Instruction) -> String? {
    switch instruction.immediate {
    case .none: nil
    case .blockType(let type): text(type)
    case .label(let label): labels.use(label)
    case .labels(let list, let last): words(list.map(labels.use) + [labels.use(last)])
    case .function(let index): names.functions.use(index)
    case .typeTable(let type, let table): words([unlessFirst(table), typeUse(type)])
    case .valueTypes(let types): words(["(result"] + types.map(names.text)) + ")"
    case .tag(let index): names.tags.use(index)
    case .tryTable(let type, let clauses): words([text(type)] + clauses.map(text))
    case .heapType(let heap): text(heap, instruction.opcode)
    case .castBranch(let label, let from, let to):
      words([labels.use(label), names.text(from), names.text(to)])
    case .local(let index): locals.use(index)
    case .global(let index): names.globals.use(index)
    case .table(let index): unlessFirst(index)
    case .elementTable(let element, let table):
      words([unlessFirst(table), names.elements.use(element)])
    case .element(let index): names.elements.use(index)
    case .tableTable(let to, let from): pair(to, from, names.tables)
    default: dataImmediate(of: instruction)
    }
  }

  /// The immediates of instructions that deal with memories, structures, arrays and constants.
  private func dataImmediate(of instruction: Instruction) -> String? {
    switch instruction.immediate {
    case .memory(let argument): text(argument, instruction.opcode)
    case .memoryIndex(let index): unlessFirst(index)
    case .dataMemory(let data, let memory):
      words([unlessFirst(memory), names.dataSegments.use(data)])
    case .data(let index): names.dataSegments.use(index)
    case .memoryMemory(let to, let from): pair(to, from, names.memories)
    case .type(let index): names.types.use(index)
    case .typeField(let type, let field):
      words([names.types.use(type), names.fields(of: type).use(field)])
    case .typeCount(let type, let count): words([names.types.use(type), String(count)])
    case .typeData(let type, let data):
      words([names.types.use(type), names.dataSegments.use(data)])
    case .typeElement(let type, let element):
      words([names.types.use(type), names.elements.use(element)])
    case .typeType(let to, let from): words([names.types.use(to), names.types.use(from)])
    case .i32(let number): String(number)
    case .i64(let number): String(number)
    case .f32(let bits): PrinterNumbers.float(bits: bits)
    case .f64(let bits): PrinterNumbers.double(bits: bits)
    case .v128(let vector): PrinterNumbers.vector(vector)
    case .shuffle(let lanes): words(lanes.bytes.map { String($0) })
    case .lane(let lane): String(lane)
    case .memoryLane(let argument, let lane):
      words([text(argument, instruction.opcode), String(lane)])
    default: nil
    }
  }

  private func words(_ words: [String?]) -> String {
    words.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func typeUse(_ index: TypeIndex) -> String { "(type \(names.types.use(index)))" }

  /// Table 0 need not be named.
  private func unlessFirst(_ table: TableIndex) -> String? {
    table.value == 0 ? nil : names.tables.use(table)
  }

  /// Memory 0 need not be named.
  private func unlessFirst(_ memory: MemoryIndex) -> String? {
    memory.value == 0 ? nil : names.memories.use(memory)
  }

  /// Both or none: 0 and 0 need not be named.
  private func pair<Space>(
    _ to: Index<Space>, _ from: Index<Space>, _ space: PrinterSpace<Space>
  ) -> String? {
    to.value == 0 && from.value == 0 ? nil : "\(space.use(to)) \(space.use(from))"
  }

  private func text(_ type: BlockType) -> String {
    switch type {
    case .empty: ""
    case .value(let type): "(result \(names.text(type)))"
    case .type(let index):
      PrinterLines.words(typeUse(index), module.findFunctionType(index).map(names.text))
    }
  }

  private func text(_ clause: CatchClause) -> String {
    let label = labels.use(clause.label)
    return switch clause.pattern {
    case .tag(let tag): "(catch \(names.tags.use(tag)) \(label))"
    case .tagReference(let tag): "(catch_ref \(names.tags.use(tag)) \(label))"
    case .all: "(catch_all \(label))"
    case .allReference: "(catch_all_ref \(label))"
    }
  }

  /// A cast names a reference type; only its opcode knows whether that type is nullable.
  private func text(_ heap: HeapType, _ opcode: Opcode) -> String {
    guard opcode.card.immediates == .castType else { return names.text(heap) }
    let isNullable = opcode == .refTestNull || opcode == .refCastNull
    return names.text(ReferenceType(isNullable: isNullable, heap))
  }

  /// As in `$memory offset=8 align=1`; what is the default is not written.
  private func text(_ argument: MemoryArgument, _ opcode: Opcode) -> String {
    let alignment = UInt64(1) << UInt64(argument.alignment)
    return words([
      unlessFirst(argument.memory),
      argument.offset == 0 ? nil : "offset=\(argument.offset)",
      alignment == opcode.card.immediates.width ? nil : "align=\(alignment)",
    ])
  }
}

extension ImmediateShape {
  /// How many bytes an access of memory touches: the alignment that need not be written.
  fileprivate var width: UInt64? {
    switch self {
    case .memory(let width), .memoryLane(let width): UInt64(width)
    default: nil
    }
  }
}
