// The types before each instruction, as they are shown beside the operand stack.

import Testing
import WasmModel
import WasmValidation

@Suite struct OperandTypesTests {
  private func types(_ module: Module) throws -> [[ValueType]?] {
    try validate(module).operandTypes(of: FunctionIndex(module.importedFunctions.count))
  }

  @Test("each instruction finds what those before it left, bottom first")
  func straightLine() throws {
    let module = Module([.i64(1), .i32(2), .drop, .drop, .end])
    #expect(try types(module) == [[], [.i64], [.i64, .i32], [.i64], []])
  }

  @Test("code behind an unconditional branch has no operand types, also in blocks inside")
  func unreachable() throws {
    let module = Module([.block(), .br(0), .block(), .nop, .end, .end, .nop, .end])
    #expect(try types(module) == [[], [], nil, nil, nil, nil, [], []])
  }

  @Test("an end that only the other arm reaches has the results of the block")
  func joinedEnd() throws {
    let module = Module([
      .i32(0), .if(.i32), .i32(1), .else, .unreachable, .end, .drop, .end,
    ])
    #expect(try types(module) == [[], [.i32], [], [.i32], [], [.i32], [.i32], []])
  }

  @Test("the end of an if without else is reached when the condition is zero")
  func endOfIf() throws {
    let module = Module([.i32(0), .if(), .unreachable, .end, .end])
    #expect(try types(module) == [[], [.i32], [], [], []])
  }

  @Test("the last end that only a branch reaches has the results of the function")
  func lastEnd() throws {
    let module = Module([.i32(1), .br(0), .end], type: FunctionType([], [.i32]))
    #expect(try types(module) == [[], [.i32], [.i32]])
  }

  @Test("the last end behind unreachable has no operand types")
  func unreachedLastEnd() throws {
    let module = Module([.unreachable, .br(0), .end])
    #expect(try types(module) == [[], nil, nil])
  }

  @Test("a catch clause begins with the payload")
  func payload() throws {
    let module = Module(
      [.try(.i32), .unreachable, .catch(0), .drop, .end, .drop, .end], tags: [[.i32, .i64]])
    #expect(try types(module) == [[], [], nil, [.i32, .i64], [.i32], [.i32], []])
  }

  @Test("an imported function has none, and defined ones count behind it")
  func importedFunction() throws {
    let module = Module([.i32(1), .drop, .end]).with {
      let function = Import.Description.function(TypeIndex(0))
      $0.imports = [Import(module: "m", name: "f", description: function)]
    }
    #expect(try validate(module).operandTypes(of: FunctionIndex(0)) == [])
    #expect(try types(module) == [[], [.i32], []])
    #expect(try validate(module).operandTypes(of: FunctionIndex(2)) == [])
  }
}
