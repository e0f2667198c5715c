// What leaves a block: `return`, `break`, `continue` and exceptions, through `finally`.
//
// ECMA-262, "The try Statement". A `finally` is entered with a way in a slot: how it came there,
// and so how it goes on. The value that is returned or thrown stands in the slot behind.

extension Compiler {
  /// The ways that every `finally` has; the others are numbered as they come.
  private static var wayOfNormal: Int16 { 0 }
  private static var wayOfThrow: Int16 { 1 }
  private static var firstWayOfExit: Int16 { 2 }

  mutating func compileReturn(_ value: Expression?) throws(CompileError) {
    if let value { try compile(value) } else { builder.emit(.undefined) }
    // A returned promise is waited for within the `try` only if `await` says so.
    emitReturn()
  }

  /// Returns the value on the top, through the enclosing `finally`s.
  private mutating func emitReturn() {
    for index in builder.exits.indices.reversed() {
      guard case .finalizer(let slot, _, _) = builder.exits[index] else { continue }
      builder.emit(.initialize(slot + 1))
      enterFinalizer(index, .returning)
      return
    }
    builder.emit(.return)
  }

  mutating func compileBreak() throws(CompileError) {
    guard emitExit(.breaking) else { throw error(.breakOutsideLoop) }
  }

  mutating func compileContinue() throws(CompileError) {
    guard emitExit(.continuing) else { throw error(.continueOutsideLoop) }
  }

  /// Jumps out of the innermost loop or its round; false if there is none.
  private mutating func emitExit(_ way: FunctionBuilder.Way) -> Bool {
    for index in builder.exits.indices.reversed() {
      switch builder.exits[index] {
      case .finalizer:
        enterFinalizer(index, way)
        return builder.exits[..<index].contains { if case .loop = $0 { true } else { false } }
      case .loop(var breaks, var continues):
        let jump = builder.emitJump(Instruction.jump)
        if case .breaking = way { breaks.append(jump) } else { continues.append(jump) }
        builder.exits[index] = .loop(breaks: breaks, continues: continues)
        return true
      }
    }
    return false
  }

  private mutating func enterFinalizer(_ index: Int, _ way: FunctionBuilder.Way) {
    guard case .finalizer(let slot, var ways, var entries) = builder.exits[index] else { return }
    let number = Self.firstWayOfExit + Int16(ways.count)
    entries.append(builder.emitJump { .enterFinally(slot: slot, way: number, $0) })
    ways.append(way)
    builder.exits[index] = .finalizer(slot: slot, ways: ways, entries: entries)
  }

  // MARK: try

  mutating func compileTry(
    _ block: [Statement], _ handler: CatchClause?, _ finalizer: Finalizer?
  ) throws(CompileError) {
    guard let finalizer else { return try compileTryCatch(block, handler) }
    let slot = builder.hiddenVariable()
    _ = builder.hiddenVariable()
    builder.exits.append(.finalizer(slot: slot, ways: [], entries: []))
    let begin = builder.pc
    try compileTryCatch(block, handler)
    guard case .finalizer(_, let ways, let entries) = builder.exits.removeLast() else {
      preconditionFailure("a try leaves what it entered")
    }
    let end = builder.pc
    let normal = builder.emitJump { .enterFinally(slot: slot, way: Self.wayOfNormal, $0) }
    builder.parts.handlers.append(.init(range: begin..<end, target: builder.pc))
    builder.emit(.initialize(slot + 1))
    let thrown = builder.emitJump { .enterFinally(slot: slot, way: Self.wayOfThrow, $0) }
    for entry in entries + [normal, thrown] { builder.land(entry) }
    builder.beginStatement(finalizer.line)
    try compileBlock(finalizer.body)
    try compileWaysOn(slot, ways)
  }

  /// Behind the `finally`: where it goes on, by how it was entered.
  private mutating func compileWaysOn(
    _ slot: Int32, _ ways: [FunctionBuilder.Way]
  ) throws(CompileError) {
    let thrown = builder.emitJump { .jumpIfEntered(slot: slot, way: Self.wayOfThrow, $0) }
    let jumps = ways.indices.map { index in
      let way = Self.firstWayOfExit + Int16(index)
      return builder.emitJump { .jumpIfEntered(slot: slot, way: way, $0) }
    }
    let toEnd = builder.emitJump(Instruction.jump)
    builder.land(thrown)
    builder.emit(.load(slot + 1))
    builder.emit(.throw)
    for (way, jump) in zip(ways, jumps) {
      builder.land(jump)
      switch way {
      case .returning:
        builder.emit(.load(slot + 1))
        emitReturn()
      case .breaking: try compileBreak()
      case .continuing: try compileContinue()
      }
    }
    builder.land(toEnd)
  }

  private mutating func compileTryCatch(
    _ block: [Statement], _ handler: CatchClause?
  ) throws(CompileError) {
    let begin = builder.pc
    try compileBlock(block)
    guard let handler else { return }
    let end = builder.pc
    let toEnd = builder.emitJump(Instruction.jump)
    builder.parts.handlers.append(.init(range: begin..<end, target: builder.pc))
    // The exception waits in a slot: where a person can stand, the operand stack is empty.
    let slot = builder.hiddenVariable()
    builder.emit(.initialize(slot))
    line = handler.line
    builder.beginStatement(line)
    builder.pushScope()
    if let parameter = handler.parameter {
      for name in parameter.names { builder.emitDeclaration(of: try declare(name, .variable)) }
      builder.emit(.load(slot))
      noteQuote(of: .undefined)
      try compileBinding(parameter, .initialization)
    }
    try compileBlock(handler.body)
    builder.popScope()
    builder.land(toEnd)
  }
}
