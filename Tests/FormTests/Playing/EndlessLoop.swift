// A module that runs for ever and executes every scalar instruction in each round.

import WasmModel

/// Makes a module whose `run` never ends and never traps. If one handler of the fast form does not
/// end in a jump, the native stack grows with every round.
struct EndlessLoop {
  private var random = RandomSource(seed: 64)
  private var body: [Instruction] = []

  /// Nobody writes these; their values fit every instruction.
  private static let operands: [(type: ValueType, value: Instruction)] = [
    (.i32, Instruction(.i32Const, .i32(24))),
    (.i64, Instruction(.i64Const, .i64(40))),
    (.f32, Instruction(.f32Const, .f32(Float(2.5).bitPattern))),
    (.f64, Instruction(.f64Const, .f64(3.5.bitPattern))),
  ]
  /// The locals behind them take the results.
  private static let sinks = operands.count
  private static let locals = operands.map(\.type) + operands.map(\.type)

  static func make() -> Module {
    var loop = EndlessLoop()
    loop.write()
    var module = Module()
    let none = TypeIndex(0)
    let binary = TypeIndex(1)
    module.types = [SubType(FunctionType([], [])), SubType(FunctionType([.i32, .i32], [.i32]))]
    module.memories = [MemoryType(limits: Limits(minimum: 1, maximum: 1))]
    let limits = Limits(minimum: 2, maximum: 2)
    module.tables = [Table(type: TableType(element: .funcref, limits: limits))]
    module.globals = [
      Global(
        type: GlobalType(value: .i32, isMutable: true),
        initial: ConstantExpression([Self.operands[0].value, Instruction(.end)]))
    ]
    let callee = ConstantExpression([
      Instruction(.refFunc, .function(FunctionIndex(1))), Instruction(.end),
    ])
    let start = ConstantExpression([Instruction(.i32Const, .i32(0)), Instruction(.end)])
    module.elements = [
      ElementSegment(
        type: .funcref, elements: [callee, callee], mode: .active(TableIndex(0), offset: start))
    ]
    module.functions = [
      Function(type: none, locals: Self.locals, body: InstructionList(loop.body)),
      Function(
        type: binary, locals: [],
        body: [
          Instruction(.localGet, .local(LocalIndex(0))),
          Instruction(.localGet, .local(LocalIndex(1))), Instruction(.i32Add), Instruction(.end),
        ]),
    ]
    module.exports = [Export(name: "run", description: .function(FunctionIndex(0)))]
    return module
  }

  private mutating func write() {
    for (index, operand) in Self.operands.enumerated() {
      body += [operand.value, Instruction(.localSet, .local(LocalIndex(index)))]
    }
    emit(.loop, .blockType(.empty))
    // Each card several times: operands and results come from and go to several places.
    for card in InstructionCard.all { for _ in 0..<6 { add(card) } }
    for _ in 0..<6 {
      call()
      branch()
    }
    emit(.br, .label(0))
    emit(.end)
    emit(.end)
  }

  private mutating func emit(_ opcode: Opcode, _ immediate: Immediate = .none) {
    body.append(Instruction(opcode, immediate))
  }

  private mutating func push(_ type: ValueType) {
    guard let index = Self.operands.firstIndex(where: { $0.type == type }) else { return }
    switch random.below(4) {
    case 0: body.append(Self.operands[index].value)
    case 1:
      // A value that was computed just before.
      emit(.localGet, .local(LocalIndex(index)))
      body.append(Self.operands[index].value)
      emit(Self.smaller[index])
    default: emit(.localGet, .local(LocalIndex(index)))
    }
  }

  /// Instructions that give the value itself of two that are the same.
  private static let smaller: [Opcode] = [.i32And, .i64Or, .f32Min, .f64Max]

  private mutating func add(_ card: InstructionCard) {
    switch card.typing {
    case .stack(let operands, let results):
      guard isScalar(operands + results), card.immediates == .none else { return }
      for operand in operands { push(operand) }
      emit(card.opcode)
      consume(results)
    case .access(let operands, let results):
      guard isScalar(operands + results), case .memory = card.immediates else { return }
      push(.i32)
      if random.chance(30) {
        push(.i32)
        emit(.i32Add)
      }
      for operand in operands { push(operand) }
      emit(card.opcode, .memory(MemoryArgument(alignment: 0, offset: UInt64(random.below(99)))))
      consume(results)
    case .irregular: return
    }
  }

  private func isScalar(_ types: [ValueType]) -> Bool { types.allSatisfy(\.isNumber) }

  private mutating func consume(_ types: [ValueType]) {
    guard let type = types.first,
      let index = Self.operands.firstIndex(where: { $0.type == type })
    else { return }
    if type == .i32, random.chance(25) {
      emit(.if, .blockType(.empty))
      emit(.nop)
      emit(.end)
    } else if random.chance(70) {
      emit(.localSet, .local(LocalIndex(Self.sinks + index)))
    } else {
      emit(.drop)
    }
  }

  private mutating func call() {
    push(.i32)
    push(.i32)
    if random.chance(50) {
      emit(.call, .function(FunctionIndex(1)))
    } else {
      emit(.globalGet, .global(GlobalIndex(0)))
      emit(.i32Const, .i32(1))
      emit(.i32And)
      emit(.callIndirect, .typeTable(TypeIndex(1), TableIndex(0)))
    }
    emit(.globalSet, .global(GlobalIndex(0)))
  }

  private mutating func branch() {
    emit(.block, .blockType(.empty))
    emit(.block, .blockType(.empty))
    push(.i32)
    emit(.brIf, .label(random.below(2)))
    push(.i32)
    emit(.brTable, .labels([0, 1], default: 1))
    emit(.end)
    emit(.end)
    for type in Self.operands.map(\.type) {
      push(type)
      push(type)
      push(.i32)
      emit(.select)
      consume([type])
    }
  }
}
