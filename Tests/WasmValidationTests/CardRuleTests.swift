// Every instruction card has its rule.

import Testing
import WasmModel
import WasmValidation

@Suite struct CardRuleTests {
  /// A module in which every index 0 exists, with one function.
  private func module(_ body: [Instruction]) -> Module {
    Module(body, locals: [.i32], tags: [[]]).with {
      $0.types += [
        .structure(.value(.i32), .i8), .array(.value(.i32)), .array(.i8), .array(.value(.funcref)),
      ]
      $0.memories = [.onePage]
      $0.tables = [Table(type: .functions)]
      $0.globals = [Global(type: GlobalType(value: .i32, isMutable: true), initial: .i32(0))]
      $0.elements = [ElementSegment(type: .funcref, elements: [], mode: .passive)]
      $0.dataSegments = [DataSegment(bytes: [], mode: .passive)]
      $0.dataCount = 1
      $0.exports = [Export(name: "f", description: .function(FunctionIndex(0)))]
    }
  }

  /// Types 0 and 1 belong to the function and the tag.
  private enum Sample {
    static let structure = TypeIndex(2)
    static let array = TypeIndex(3)
    static let packedArray = TypeIndex(4)
    static let referenceArray = TypeIndex(5)
  }

  @Test("every instruction has a rule", arguments: InstructionCard.all.map(\.opcode))
  func rule(_ opcode: Opcode) {
    // Behind unreachable all operands are there; the one end too many is found last.
    let instruction = Instruction(opcode, sample(opcode))
    let error = #expect(throws: ValidationError.self) {
      _ = try validate(
        module([
          .block(.value(.funcref)), .unreachable, instruction, .unreachable, .end, .drop, .end,
          .end,
          .end,
        ]))
    }
    switch opcode {
    case .else, .catch, .catchAll, .delegate: #expect(error?.kind == .misplacedInstruction(opcode))
    case .rethrow: #expect(error?.kind == .invalidRethrowLabel(0))
    default: #expect(error?.location.pc ?? 0 > 3, "\(String(describing: error))")
    }
  }

  private func sample(_ opcode: Opcode) -> Immediate {
    switch opcode.card.immediates {
    case .none: .none
    case .blockType: .blockType(.empty)
    case .label: .label(0)
    case .labels: .labels([0], default: 0)
    case .function: .function(FunctionIndex(0))
    case .typeTable: .typeTable(TypeIndex(0), TableIndex(0))
    case .valueTypes: .valueTypes([.i32])
    case .tag: .tag(TagIndex(0))
    case .tryTable: .tryTable(.empty, [CatchClause(.all, label: 1)])
    case .heapType, .castType: .heapType(.function)
    case .castBranch: .castBranch(0, from: .funcref, to: .nonNull(.function))
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
    case .type: .type(type(opcode))
    case .typeField: .typeField(Sample.structure, field(opcode))
    case .typeCount: .typeCount(Sample.array, 3)
    case .typeData: .typeData(Sample.array, DataIndex(0))
    case .typeElement: .typeElement(Sample.referenceArray, ElementIndex(0))
    case .typeType: .typeType(Sample.array, Sample.array)
    case .i32: .i32(0)
    case .i64: .i64(0)
    case .f32: .f32(0)
    case .f64: .f64(0)
    case .v128: .v128(.zero)
    case .shuffle: .shuffle(.zero)
    case .lane: .lane(0)
    case .memoryLane: .memoryLane(MemoryArgument(alignment: 0, offset: 0), 0)
    }
  }

  private func type(_ opcode: Opcode) -> TypeIndex {
    switch opcode {
    case .callRef, .returnCallRef: TypeIndex(0)
    case .structNew, .structNewDefault: Sample.structure
    case .arrayGetS, .arrayGetU: Sample.packedArray
    default: Sample.array
    }
  }

  private func field(_ opcode: Opcode) -> FieldIndex {
    FieldIndex(opcode == .structGetS || opcode == .structGetU ? 1 : 0)
  }
}

extension TableType {
  static let functions = TableType(element: .funcref, limits: Limits(minimum: 1, maximum: nil))
  static let externals = TableType(element: .externref, limits: Limits(minimum: 1, maximum: nil))
}
