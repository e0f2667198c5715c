// Every instruction card has its rule, and no immediate of a wrong shape gets past it.

import Testing
import WasmModel
import WasmValidation

@Suite struct CardRuleTests {
  /// A module in which every index 0 exists, with one function.
  private func module(_ body: [Instruction]) -> Module {
    Module(body, locals: [.i32], tags: [[]]).with {
      $0.memories = [MemoryType(limits: Limits(minimum: 1, maximum: nil))]
      $0.tables = [Table(type: .functions)]
      $0.globals = [Global(type: GlobalType(value: .i32, isMutable: true), initial: .i32(0))]
      $0.elements = [ElementSegment(type: .function, elements: [], mode: .passive)]
      $0.dataSegments = [DataSegment(bytes: [], mode: .passive)]
      $0.dataCount = 1
      $0.exports = [Export(name: "f", description: .function(FunctionIndex(0)))]
    }
  }

  @Test("every instruction has a rule", arguments: InstructionCard.all.map(\.opcode))
  func rule(_ opcode: Opcode) {
    // Behind unreachable all operands are there; the one end too many is found last.
    let instruction = Instruction(opcode, sample(opcode.card.immediates))
    let error = #expect(throws: ValidationError.self) {
      _ = try validate(module([.block(), .unreachable, instruction, .end, .end, .end, .end]))
    }
    switch opcode {
    case .else, .catch, .catchAll, .delegate: #expect(error?.kind == .misplacedInstruction(opcode))
    case .rethrow: #expect(error?.kind == .invalidRethrowLabel(0))
    default: #expect(error?.location.pc ?? 0 > 2, "\(String(describing: error))")
    }
  }

  @Test(
    "no instruction takes an immediate of another shape",
    arguments: InstructionCard.all.map(\.opcode))
  func immediate(_ opcode: Opcode) {
    let shape = opcode.card.immediates
    let wrong = Instruction(opcode, shape == .none ? .i32(0) : .none)
    let error = #expect(throws: ValidationError.self) {
      _ = try validate(module([.block(), .unreachable, wrong, .end, .end]))
    }
    #expect(error?.kind == .immediateMismatch(opcode, expected: shape))
    #expect(error?.location.pc == 2)
  }

  private func sample(_ shape: ImmediateShape) -> Immediate {
    switch shape {
    case .none: .none
    case .blockType: .blockType(.empty)
    case .label: .label(0)
    case .labels: .labels([0], default: 0)
    case .function: .function(FunctionIndex(0))
    case .typeTable: .typeTable(TypeIndex(0), TableIndex(0))
    case .valueTypes: .valueTypes([.i32])
    case .tag: .tag(TagIndex(0))
    case .tryTable: .tryTable(.empty, [CatchClause(.all, label: 0)])
    case .heapType: .heapType(.extern)
    case .local: .local(LocalIndex(0))
    case .global: .global(GlobalIndex(0))
    case .table: .table(TableIndex(0))
    case .elementTable: .elementTable(ElementIndex(0), TableIndex(0))
    case .element: .element(ElementIndex(0))
    case .tableTable: .tableTable(TableIndex(0), TableIndex(0))
    case .memory: .memory(MemoryArgument(alignment: 0, offset: 0))
    case .memoryIndex: .memoryIndex(MemoryIndex(0))
    case .dataMemory: .dataMemory(DataIndex(0), MemoryIndex(0))
    case .data: .data(DataIndex(0))
    case .memoryMemory: .memoryMemory(MemoryIndex(0), MemoryIndex(0))
    case .i32: .i32(0)
    case .i64: .i64(0)
    case .f32: .f32(0)
    case .f64: .f64(0)
    }
  }
}

extension TableType {
  static let functions = TableType(element: .function, limits: Limits(minimum: 1, maximum: nil))
  static let externals = TableType(element: .extern, limits: Limits(minimum: 1, maximum: nil))
}
