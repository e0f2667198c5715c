// Printing instructions: every card, and the immediates that have more than one form.

import Testing
import WasmModel
import WasmText

@Suite struct PrinterInstructionTests {
  /// A module in which all indices up to 1 exist.
  private func module(_ body: [Instruction]) -> Module {
    var module = Module.of(body)
    let field = FieldType(.value(.i32), isMutable: true)
    module.types += [SubType(.structure([field, field])), SubType(FunctionType([.i32], [.i64]))]
    module.functions.append(module.functions[0])
    module.functions[1].body = [Instruction(.end)]
    let limits = Limits(minimum: 1, maximum: nil)
    module.tables = Array(
      repeating: Table(type: TableType(element: .funcref, limits: limits)), count: 2)
    module.memories = Array(repeating: MemoryType(limits: limits), count: 2)
    module.globals = Array(
      repeating: Global(
        type: GlobalType(value: .i32, isMutable: true), initial: .i32(0)), count: 2)
    module.tags = [TypeIndex(0), TypeIndex(0)]
    module.elements = Array(
      repeating: ElementSegment(type: .funcref, elements: [], mode: .passive), count: 2)
    module.dataSegments = Array(repeating: DataSegment(bytes: [1], mode: .passive), count: 2)
    module.dataCount = 2
    module.functions[0].locals = [.i32, .i32]
    return module
  }

  /// Immediates of a shape: the least one and a greater one.
  private func samples(_ shape: ImmediateShape) -> [Immediate] {
    let cast = ReferenceType.nullable(.any)
    switch shape {
    case .none: return [.none]
    case .blockType:
      return [.blockType(.empty), .blockType(.value(.f64)), .blockType(.type(.init(2)))]
    case .label: return [.label(0)]
    case .labels: return [.labels([], default: 0), .labels([0, 0], default: 0)]
    case .function: return both { .function(.init($0)) }
    case .typeTable: return both { .typeTable(.init(0), .init($0)) }
    case .valueTypes: return [.valueTypes([.i32]), .valueTypes([.externref])]
    case .tag: return both { .tag(.init($0)) }
    case .tryTable:
      let patterns: [CatchClause.Pattern] = [
        .tag(.init(1)), .tagReference(.init(0)), .all, .allReference,
      ]
      return [
        .tryTable(.empty, []),
        .tryTable(.value(.i32), patterns.map { CatchClause($0, label: 0) }),
      ]
    case .heapType, .castType:
      return (HeapType.abstract + [.type(.init(1))]).map { .heapType($0) }
    case .castBranch: return [.castBranch(0, from: cast, to: .nonNull(.type(.init(1))))]
    case .local: return both { .local(.init($0)) }
    case .global: return both { .global(.init($0)) }
    case .table: return both { .table(.init($0)) }
    case .elementTable: return both { .elementTable(.init(1), .init($0)) }
    case .element: return both { .element(.init($0)) }
    case .tableTable: return both { .tableTable(.init(0), .init($0)) }
    default: return dataSamples(shape)
    }
  }

  private func dataSamples(_ shape: ImmediateShape) -> [Immediate] {
    let far = MemoryArgument(alignment: 0, offset: 1 << 40, memory: .init(1))
    switch shape {
    case .memory(let width), .memoryLane(let width):
      let near = MemoryArgument(alignment: UInt32(width.trailingZeroBitCount), offset: 0)
      if case .memory = shape { return [.memory(near), .memory(far)] }
      return [.memoryLane(near, 0), .memoryLane(far, UInt8(16 / width - 1))]
    case .memoryIndex: return both { .memoryIndex(.init($0)) }
    case .dataMemory: return both { .dataMemory(.init(1), .init($0)) }
    case .data: return both { .data(.init($0)) }
    case .memoryMemory: return both { .memoryMemory(.init($0), .init(0)) }
    case .type: return [.type(.init(0)), .type(.init(1))]
    case .typeField: return both { .typeField(.init(1), .init($0)) }
    case .typeCount: return [.typeCount(.init(1), 3)]
    case .typeData: return both { .typeData(.init(1), .init($0)) }
    case .typeElement: return both { .typeElement(.init(1), .init($0)) }
    case .typeType: return [.typeType(.init(1), .init(1))]
    case .i32: return [.i32(.min), .i32(.max)]
    case .i64: return [.i64(.min), .i64(.max)]
    case .f32: return [.f32(0x7F80_0001), .f32(0x8000_0000)]
    case .f64: return [.f64(0xFFF8_0000_0000_0000), .f64(1)]
    case .v128: return [.v128(V128(low: 1 << 63 | 7, high: .max - 1))]
    case .shuffle: return [.shuffle(V128(bytes: (8..<24).map { UInt8($0) }))]
    case .lane(let count): return [.lane(0), .lane(UInt8(count - 1))]
    default: return []
    }
  }

  private func both(_ immediate: (Int) -> Immediate) -> [Immediate] {
    [immediate(0), immediate(1)]
  }

  /// A body in which an instruction may stand.
  private func body(_ instruction: Instruction) -> [Instruction] {
    let end = Instruction(.end)
    return switch instruction.opcode {
    case .block, .loop, .if, .try, .tryTable: [instruction, end]
    case .else: [.block(.if), instruction, end]
    case .catch, .catchAll: [.block(.try), instruction, end]
    case .delegate: [.block(.try), instruction]
    case .end: []
    default: [instruction]
    }
  }

  @Test("every card prints in both styles and reads as the same instruction")
  func cards() throws {
    for card in InstructionCard.all {
      let samples = samples(card.immediates)
      #expect(!samples.isEmpty, "no immediates for \(card.mnemonic)")
      for immediate in samples {
        let module = module(body(Instruction(card.opcode, immediate)))
        for style in [TextStyle.plain, .folded] {
          #expect(try module.again(style) == module, "\(card.mnemonic) \(immediate)")
        }
      }
    }
  }

  @Test(
    "what is the default is not written",
    arguments: [
      (.i32Load, .memory(.init(alignment: 2, offset: 0)), "i32.load"),
      (.i32Load, .memory(.init(alignment: 0, offset: 4)), "i32.load offset=4 align=1"),
      (.i64Store, .memory(.init(alignment: 3, offset: 0, memory: .init(1))), "i64.store 1"),
      (.callIndirect, .typeTable(.init(0), .init(0)), "call_indirect (type 0)"),
      (.callIndirect, .typeTable(.init(0), .init(1)), "call_indirect 1 (type 0)"),
      (.memoryInit, .dataMemory(.init(1), .init(0)), "memory.init 1"),
      (.memoryInit, .dataMemory(.init(0), .init(1)), "memory.init 1 0"),
      (.tableCopy, .tableTable(.init(0), .init(0)), "table.copy"),
      (.tableCopy, .tableTable(.init(0), .init(1)), "table.copy 0 1"),
      (.refTestNull, .heapType(.eq), "ref.test eqref"),
      (.refCast, .heapType(.type(.init(1))), "ref.cast (ref 1)"),
      (.selectTyped, .valueTypes([.funcref]), "select (result funcref)"),
    ] as [(Opcode, Immediate, String)])
  func defaults(_ opcode: Opcode, _ immediate: Immediate, _ text: String) {
    #expect(printModule(module([Instruction(opcode, immediate)])).contains("\n    \(text)\n"))
  }

  @Test(
    "floats are exact",
    arguments: [
      (0x0000_0000, "0.0"), (0x8000_0000, "-0.0"), (0x3DCC_CCCD, "0.1"), (0x0000_0001, "1e-45"),
      (0x7F7F_FFFF, "3.4028235e+38"), (0x7F80_0000, "inf"), (0xFF80_0000, "-inf"),
      (0x7FC0_0000, "nan"), (0xFFC0_0000, "-nan"), (0x7F80_0001, "nan:0x1"),
      (0xFFFF_FFFF, "-nan:0x7fffff"),
    ] as [(UInt32, String)])
  func floats(_ bits: UInt32, _ text: String) throws {
    let module = module([Instruction(.f32Const, .f32(bits))])
    #expect(printModule(module).contains("\n    f32.const \(text)\n"))
    #expect(try module.again(.plain) == module)
  }
}
