// Instructions in parentheses, with their operands or their blocks inside.
//
// Standard: Text Format, Instructions, Folded Instructions.

import WasmModel

extension ModuleParser {
  /// Reads `(` and the keyword behind it.
  mutating func parseOpen() throws(TextError) {
    switch code.frames.last?.kind {
    case .condition where cursor.openKeyword == .then: openThen()
    case .foldedThen: try openArm(.else, .foldedElse)
    case .foldedTry where cursor.openKeyword == .do: openDo()
    case .foldedDo where cursor.openInstruction == .delegate: try openDelegate()
    case .foldedDo, .foldedCatch:
      if cursor.openInstruction == .catchAll {
        try openArm(.catchAll, .foldedCatchAll)
      } else {
        try openArm(.catch, .foldedCatch)
      }
    case .foldedElse, .foldedCatchAll, .foldedDelegate: throw unexpectedInCode()
    default: try openFolded()
    }
  }

  private mutating func openFolded() throws(TextError) {
    let isTry = code.frames.last?.kind == .foldedTry
    guard let opcode = cursor.openInstruction, !isTry else {
      cursor.advance()
      throw unexpectedInCode()
    }
    let hint = try readHint()
    cursor.advance()
    switch opcode {
    case .block, .loop, .tryTable: try openBlock(.foldedBlock, hint)
    case .try: try openBlock(.foldedTry, hint)
    case .if: try openCondition(hint)
    case .else, .end, .catch, .catchAll, .delegate: throw unexpectedInCode()
    default:
      let offset = cursor.token.start
      let hint = try readHint() ?? hint
      let instruction = try readInstruction(opcode)
      code.frames.append(
        Frame(kind: .operands, pending: instruction, offset: offset, hint: hint))
    }
  }

  private mutating func openBlock(_ kind: Frame.Kind, _ hint: [UInt8]?) throws(TextError) {
    let offset = cursor.token.start
    addHint(try readHint() ?? hint)
    let (instruction, label) = try readBlockHead()
    emit(instruction, at: offset)
    openLabel(label)
    code.frames.append(Frame(kind: kind, label: label?.identifier))
  }

  /// `if` comes behind its condition, and only there its label begins to be one.
  private mutating func openCondition(_ hint: [UInt8]?) throws(TextError) {
    let offset = cursor.token.start
    let hint = try readHint() ?? hint
    let (instruction, label) = try readBlockHead()
    code.frames.append(
      Frame(
        kind: .condition, label: label?.identifier, pending: instruction, offset: offset,
        hint: hint, labelText: label?.text))
  }

  private mutating func openThen() {
    let place = code.frames.count - 1
    let frame = code.frames[place]
    if let pending = frame.pending {
      addHint(frame.hint)
      emit(pending, at: frame.offset)
    }
    openLabel(frame.labelText.map { Binding(identifier: frame.label, text: $0) })
    code.frames[place].kind = .foldedThen
    openArm()
  }

  private mutating func openDo() {
    code.frames[code.frames.count - 1].kind = .foldedDo
    openArm()
  }

  private mutating func openArm() {
    code.frames.append(Frame(kind: .arm))
    cursor.move(to: cursor.position + 2)
  }

  /// Reads `(else`, `(catch` or `(catch_all`.
  private mutating func openArm(_ opcode: Opcode, _ kind: Frame.Kind) throws(TextError) {
    guard cursor.openInstruction == opcode else {
      cursor.advance()
      throw unexpectedInCode()
    }
    cursor.advance()
    let offset = cursor.token.start
    emit(try readInstruction(opcode), at: offset)
    code.frames[code.frames.count - 1].kind = kind
    code.frames.append(Frame(kind: .arm))
  }

  /// Reads `(delegate label)`. The label is counted outside the block.
  private mutating func openDelegate() throws(TextError) {
    cursor.advance()
    let offset = cursor.token.start
    let place = code.frames.count - 1
    code.labels.close(code.frames[place].label)
    emit(try readInstruction(.delegate), at: offset)
    try cursor.readRightParenthesis()
    code.frames[place].kind = .foldedDelegate
  }

  /// Reads the `)` of what was opened last.
  mutating func parseClose() throws(TextError) {
    guard let frame = code.frames.last else { return }
    switch frame.kind {
    case .operands:
      if let pending = frame.pending {
        addHint(frame.hint)
        emit(pending, at: frame.offset)
      }
    case .foldedBlock, .foldedThen, .foldedElse, .foldedDo, .foldedCatch, .foldedCatchAll:
      emit(Instruction(.end), at: cursor.token.start)
      code.labels.close(frame.label)
    case .arm, .foldedDelegate: break
    case .block, .if, .else, .try, .catch, .catchAll, .condition, .foldedTry:
      throw unexpectedInCode()
    }
    code.frames.removeLast()
    cursor.advance()
  }
}
