// Where blocks, loops and branches lead, in functions written by hand. The numbers are the pcs.

import Testing
import WasmModel

@testable import WasmValidation

@Suite struct SideTableTests {
  @Test("a branch out of nested blocks leads behind their ends")
  func nestedBlocks() throws {
    let function = try Module([
      .block(),  // 0
      .block(.i32), .i32(7), .br(0), .end,  // 1 to 4
      .brIf(0), .i32(1), .brIf(1),  // 5 to 7
      .end, .nop, .end,  // 8 to 10
    ]).validatedFunction()
    let table = function.sideTable
    #expect(table.branch(at: 3) == Branch(target: 5, arity: 1, height: 0))
    #expect(table.branch(at: 5) == Branch(target: 9, arity: 0, height: 0))
    #expect(table.branch(at: 7) == Branch(target: 10, arity: 0, height: 0))
    #expect(table.branchPCs == [3, 5, 7])
    #expect(
      (0..<11).map { table.firstBranch(at: $0) ?? -1 } == [-1, -1, -1, 0, -1, 1, -1, 2, -1, -1, -1])
    #expect(table.handlers.isEmpty)
    #expect(table.innermostHandler(at: 3) == nil)
  }

  @Test("a branch moves its operands down to the height of the block")
  func height() throws {
    let function = try Module([
      .i64(1),  // 0
      .block(.i32), .i64(2), .i32(3), .br(0), .end,  // 1 to 5
      .drop, .drop, .end,  // 6 to 8
    ]).validatedFunction()
    #expect(function.sideTable.branch(at: 4) == Branch(target: 6, arity: 1, height: 1))
    #expect(function.maximumHeight == 3)
  }

  @Test("a branch to a loop leads to the loop with its parameters")
  func loopWithParameters() throws {
    let function = try Module(
      [
        .i64(0), .i32(3),  // 0, 1
        .loop(.type(1)), .i32(1), .brIf(0), .end,  // 2 to 5
        .drop, .drop, .end,  // 6 to 8
      ], types: [FunctionType([.i32], [.i32])]
    ).validatedFunction()
    #expect(function.sideTable.branch(at: 4) == Branch(target: 2, arity: 1, height: 1))
  }

  @Test("a branch out of the function leads to its last end with the results")
  func functionLabel() throws {
    let function = try Module(
      [.block(), .i64(0), .i32(1), .br(1), .end, .i32(2), .end],
      type: FunctionType([], [.i32])
    ).validatedFunction()
    #expect(function.sideTable.branch(at: 3) == Branch(target: 6, arity: 1, height: 0))
  }

  @Test("the branches of br_table stand in label order with the default last")
  func branchTable() throws {
    let function = try Module(
      [
        .block(), .block(),  // 0, 1
        .local(.localGet, 0), .brTable([0, 1, 0], default: 2), .end,  // 2 to 4
        .nop, .end, .nop, .end,  // 5 to 8
      ], type: FunctionType([.i32], [])
    ).validatedFunction()
    let first = try #require(function.sideTable.firstBranch(at: 3))
    #expect(function.sideTable.branchPCs == [3, 3, 3, 3])
    #expect(function.sideTable.branches[first..<first + 4].map(\.target) == [5, 7, 5, 8])
    #expect(function.sideTable.branches.count == 4)
  }

  @Test("an if without else leads to its end when the condition is zero")
  func ifWithoutElse() throws {
    let function = try Module([.i32(0), .if(), .nop, .end, .end]).validatedFunction()
    #expect(function.sideTable.branch(at: 1) == Branch(target: 3, arity: 0, height: 0))
  }

  @Test("an if leads behind its else, and the else to the end without moving operands")
  func ifWithElse() throws {
    let function = try Module(
      [
        .i64(5), .i32(1), .i32(0),  // 0 to 2
        .if(.type(1)), .drop, .i64(1), .i64(2), .else, .drop, .i64(3), .i64(4), .end,  // 3 to 11
        .drop, .drop, .drop, .end,  // 12 to 15
      ], types: [FunctionType([.i32], [.i64, .i64])]
    ).validatedFunction()
    #expect(function.sideTable.branch(at: 3) == Branch(target: 8, arity: 1, height: 1))
    #expect(function.sideTable.branch(at: 7) == Branch(target: 11, arity: 2, height: 1))
  }

  @Test("code that cannot be reached has its branches, too")
  func unreachableBranch() throws {
    let function = try Module([
      .block(), .unreachable, .block(), .br(1), .end, .end, .nop, .end,
    ]).validatedFunction()
    #expect(function.sideTable.branch(at: 3) == Branch(target: 6, arity: 0, height: 0))
  }

  @Test("results that only a branch brings count for the greatest height")
  func heightOfBranch() throws {
    let function = try Module(
      [
        .tryTable(.empty, CatchClause(.tag(TagIndex(0)), label: 0)), .nop, .end,
        .unreachable, .end,
      ], type: FunctionType([], [.i32, .i64, .i32]), tags: [[.i32, .i64, .i32]]
    ).validatedFunction()
    #expect(function.maximumHeight == 3)
  }

  @Test("parameters come before the declared locals")
  func locals() throws {
    let function = try Module(
      [.end], type: FunctionType([.i32], []), locals: [.f64, .funcref]
    ).validatedFunction()
    #expect(function.locals == [.i32, .f64, .funcref])
    #expect(function.index == FunctionIndex(0))
    #expect(function.caughtSlots == 0)
    #expect(function.maximumHeight == 0)
  }

  @Test("blocks may be nested a hundred thousand deep")
  func deepNesting() throws {
    let depth = 100_000
    let body =
      Array(repeating: Instruction.block(), count: depth) + [.br(depth)]
      + Array(repeating: Instruction.end, count: depth + 1)
    let function = try Module(body).validatedFunction()
    #expect(function.sideTable.branch(at: depth).target == 2 * depth + 1)
  }

  @Test("heights and arities count two slots for a vector")
  func vectors() throws {
    let function = try Module(
      [
        .vector, .i32(1), .block(.type(1)), .vector, .i64(2), .br(0), .end,  // 0 to 6
        .drop, .drop, .drop, .drop, .end,  // 7 to 11
      ], types: [FunctionType([], [.v128, .i64])]
    ).validatedFunction()
    #expect(function.sideTable.branch(at: 5) == Branch(target: 7, arity: 3, height: 3))
    #expect(function.maximumHeight == 6)
    #expect(function.sideTable.vectorOperandPCs == [8, 10])
  }

  @Test("a select of vectors is noted, one of numbers is not")
  func vectorSelect() throws {
    let function = try Module([
      .vector, .vector, .i32(0), .select, .drop,  // 0 to 4
      .i32(1), .i32(2), .i32(0), .select, .drop, .end,  // 5 to 10
    ]).validatedFunction()
    #expect(function.sideTable.vectorOperandPCs == [3, 4])
  }

  @Test("a local behind a vector has its slot one further up")
  func localSlots() throws {
    let type = FunctionType([.i32, .v128], [])
    let function = try Module([.end], type: type, locals: [.f64, .v128, .i32]).validatedFunction()
    #expect((0..<5).map(function.slot(ofLocal:)) == [0, 1, 3, 4, 6])
    #expect(function.localSlotCount == 7)
    #expect(function.localCount == 5)
  }

  @Test("without vectors the slot of a local is its index")
  func plainLocalSlots() throws {
    let type = FunctionType([.i32], [])
    let function = try Module([.end], type: type, locals: [.f64, .funcref]).validatedFunction()
    #expect((0..<3).map(function.slot(ofLocal:)) == [0, 1, 2])
    #expect(function.localSlotCount == 3)
  }

  @Test("branches on references have one branch each, with what the label takes")
  func referenceBranches() throws {
    let function = try Module(
      [
        .block(.value(.funcref)),  // 0
        .block(), .null(.function), .label(.brOnNull, 0), .label(.brOnNonNull, 1), .end,  // 1 to 5
        .null(.function), .cast(.brOnCast, 0, .funcref, .to(0)),  // 6, 7
        .cast(.brOnCastFail, 0, .funcref, .to(0)), .end,  // 8, 9
        .drop, .end,  // 10, 11
      ]
    ).validatedFunction()
    let table = function.sideTable
    #expect(table.branchPCs == [3, 4, 7, 8])
    #expect(table.branches.map(\.target) == [6, 10, 10, 10])
    #expect(table.branches.map(\.arity) == [0, 1, 1, 1])
  }
}
