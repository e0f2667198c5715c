// Instructions without parentheses, and the loop over all instructions.
//
// Standard: Text Format, Instructions.

import WasmModel

extension ModuleParser {
  /// Reads instructions up to the closing parenthesis that belongs to none of them, or just one in
  /// parentheses.
  mutating func parseInstructions(isSingle: Bool) throws(TextError) {
    repeat {
      switch cursor.token.kind {
      case .instruction: try parsePlain()
      case .leftParenthesis: try parseOpen()
      case .rightParenthesis:
        if code.frames.isEmpty { return }
        try parseClose()
      default: throw unexpectedInCode()
      }
    } while !isSingle || !code.frames.isEmpty
  }

  func unexpectedInCode() -> TextError {
    cursor.unexpected(code.frames.last?.kind.expected ?? "an instruction or )")
  }

  /// Adds an instruction to the list.
  mutating func emit(_ instruction: Instruction, at offset: Int) {
    code.list.append(instruction)
    code.offsets.append(offset)
  }

  private mutating func parsePlain() throws(TextError) {
    guard code.frames.last?.kind.takesPlain ?? true, let opcode = cursor.instruction else {
      throw unexpectedInCode()
    }
    switch opcode {
    case .block, .loop, .tryTable: try openPlain(.block)
    case .if: try openPlain(.if)
    case .try: try openPlain(.try)
    case .else: try continuePlain(as: .else, after: [.if])
    case .catch: try continuePlain(as: .catch, after: [.try, .catch])
    case .catchAll: try continuePlain(as: .catchAll, after: [.try, .catch])
    case .delegate: try closePlain([.try])
    case .end: try closePlain([.block, .if, .else, .try, .catch, .catchAll])
    default:
      let offset = cursor.token.start
      try takeHint()
      emit(try readInstruction(opcode), at: offset)
    }
  }

  private mutating func openPlain(_ kind: Frame.Kind) throws(TextError) {
    let offset = cursor.token.start
    try takeHint()
    let (instruction, label) = try readBlockHead()
    emit(instruction, at: offset)
    openLabel(label)
    code.frames.append(Frame(kind: kind, label: label?.identifier))
  }

  private mutating func continuePlain(
    as kind: Frame.Kind, after kinds: [Frame.Kind]
  ) throws(TextError) {
    let offset = cursor.token.start
    guard let opcode = cursor.instruction, let frame = code.frames.last, kinds.contains(frame.kind)
    else { throw unexpectedInCode() }
    emit(try readInstruction(opcode), at: offset)
    if kind == .else { try checkLabel(frame.label) }
    code.frames[code.frames.count - 1].kind = kind
  }

  private mutating func closePlain(_ kinds: [Frame.Kind]) throws(TextError) {
    let offset = cursor.token.start
    guard let opcode = cursor.instruction, let frame = code.frames.last, kinds.contains(frame.kind)
    else { throw unexpectedInCode() }
    code.frames.removeLast()
    // The label of delegate is counted outside its block.
    code.labels.close(frame.label)
    emit(try readInstruction(opcode), at: offset)
    if opcode == .end { try checkLabel(frame.label) }
  }

  /// The label behind `else` and `end` may be left out; else it must be that of the block.
  private mutating func checkLabel(_ label: Identifier?) throws(TextError) {
    let offset = cursor.token.start
    guard let found = cursor.readIdentifierIfPresent(), found != label else { return }
    throw TextError(.mismatchingLabel(found: found.text, expected: label?.text), at: offset)
  }

  /// Reads `block $label type` and the like. The labels in catch clauses are counted outside the
  /// block, so that it is not opened yet.
  mutating func readBlockHead() throws(TextError) -> (Instruction, Binding?) {
    guard let opcode = cursor.instruction else { throw unexpectedInCode() }
    cursor.advance()
    let label = try readBinding()
    return (Instruction(opcode, try readImmediate(Self.shapes[Int(opcode.rawValue)])), label)
  }

  mutating func openLabel(_ label: Binding?) {
    if let label, let function {
      module.names.labels[function, default: [:]][LabelIndex(code.labels.count)] = label.text
    }
    code.labels.open(label?.identifier)
  }

  /// The immediates of all instructions, by opcode.
  static let shapes: [ImmediateShape] = InstructionCard.all.map(\.immediates)
}
