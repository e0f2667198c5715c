// The calls on the way, as a person is shown them.

/// A call: of what, where it stands, and its variables.
public struct Frame: Hashable, Sendable {
  /// Empty for functions without a name, and for modules.
  public let function: String
  public let module: String
  public let kind: Kind
  /// The line (from 0) of the statement that is next in the innermost frame, and on the way in the
  /// others.
  public let line: Int
  /// That line.
  public let source: String
  public let this: JSValue
  /// The variables with names, inner ones last.
  public let variables: [Variable]
  /// True for an async function that waits for a promise.
  public let isAwaiting: Bool
  /// The line (from 0) that an exception thrown here would go to: a `catch` or `finally` of this
  /// call. Nil if it would leave the call.
  public let handlerLine: Int?

  public enum Kind: Hashable, Sendable {
    case function
    case module
    /// A piece of program that was run in a module.
    case piece
  }

  /// A variable; without a value its declaration has not been reached.
  public struct Variable: Hashable, Sendable {
    public let name: String
    public let value: JSValue?
  }
}

extension Interpreter {
  /// The calls on the way, the innermost last.
  public var frames: [Frame] {
    guard !activations.isEmpty else { return [] }
    let below = callers.indices.dropFirst().map { frame(callers[$0], isAwaiting: false) }
    return callers.isEmpty ? [] : below + [frame(current, isAwaiting: false)]
  }

  /// The innermost call, if there is one.
  public var innermostFrame: Frame? {
    callers.isEmpty ? nil : frame(current, isAwaiting: false)
  }

  /// How many calls are on the way.
  public var depth: Int { callers.count }

  /// The calls of async functions that wait, in no order that means something.
  public var awaitingFrames: [Frame] {
    objects.indices.compactMap { index in
      guard case .suspension(let frame) = objects[index].kind else { return nil }
      return self.frame(frame, isAwaiting: true)
    }
  }

  private func frame(_ frame: CallFrame, isAwaiting: Bool) -> Frame {
    let code = frame.code
    let line = code.line(at: isAwaiting ? frame.pc - 1 : place(in: frame))
    let isTopLevel = code.kind == .module
    let isPiece = code.externals.contains { if case .variable = $0 { true } else { false } }
    return Frame(
      function: code.name, module: code.module,
      kind: isTopLevel ? (isPiece ? .piece : .module) : .function, line: line,
      source: code.source.indices.contains(line) ? code.source[line] : "",
      this: frame.this.isUninitialized ? .undefined : frame.this,
      variables: variables(of: frame), isAwaiting: isAwaiting,
      handlerLine: code.handler(at: frame.pc - 1).map { code.line(from: $0) })
  }

  /// At a boundary the next statement counts; within a statement the one on the way.
  private func place(in frame: CallFrame) -> Int {
    guard frame.pc < frame.code.instructions.count else { return frame.pc }
    if case .statement = frame.code.instructions[frame.pc] { return frame.pc }
    return max(0, frame.pc - 1)
  }

  private func value(of cell: CellID) -> JSValue {
    cell.isNone ? .uninitialized : cells[cell.index]
  }

  private func variables(of frame: CallFrame) -> [Frame.Variable] {
    frame.code.variables.filter { $0.range.contains(frame.pc) }.map { variable in
      let value =
        switch variable.place {
        case .slot(let slot): frame.slots[slot]
        case .cell(let cell): value(of: frame.cells[cell])
        }
      return Frame.Variable(name: variable.name, value: value.isUninitialized ? nil : value)
    }
  }
}
