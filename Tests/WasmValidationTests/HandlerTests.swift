// Which handlers protect which instructions, in both encodings. The numbers are the pcs.

import Testing
import WasmModel

@testable import WasmValidation

@Suite struct HandlerTests {
  @Test("the clauses of try_table branch to labels counted from outside of it")
  func tryTable() throws {
    let function = try Module(
      [
        .block(.i32), .block(.type(1)), .block(.exnref), .block(),  // 0 to 3
        .tryTable(
          .empty, CatchClause(.tag(TagIndex(0)), label: 3),
          CatchClause(.tagReference(TagIndex(0)), label: 2),
          CatchClause(.allReference, label: 1), CatchClause(.all, label: 0)),  // 4
        .i32(1), .throw(0), .end,  // 5 to 7
        .end, .unreachable,  // 8, 9: catch_all
        .end, .throwRef,  // 10, 11: catch_all_ref
        .end, .drop,  // 12, 13: catch_ref
        .end, .drop,  // 14, 15: catch
        .end,
      ], types: [FunctionType([], [.i32, .exnref])], tags: [[.i32]]
    ).validatedFunction()
    let clauses = [
      Handler.Clause(pattern: .tag(TagIndex(0)), branch: Branch(target: 15, arity: 1, height: 0)),
      Handler.Clause(
        pattern: .tagReference(TagIndex(0)), branch: Branch(target: 13, arity: 2, height: 0)),
      Handler.Clause(pattern: .allReference, branch: Branch(target: 11, arity: 1, height: 0)),
      Handler.Clause(pattern: .all, branch: Branch(target: 9, arity: 0, height: 0)),
    ]
    #expect(
      function.sideTable.handlers == [
        Handler(start: 4, range: 5..<7, outer: nil, kind: .tryTable(clauses))
      ])
    #expect(function.innermostHandlers(17) == covered(5..<7, count: 17))
    #expect(function.maximumHeight == 2)
  }

  @Test("a clause may branch to a loop, and a try_table inside another knows it")
  func nestedTryTables() throws {
    let function = try Module([
      .i64(0), .loop(),  // 0, 1
      .tryTable(.empty, CatchClause(.all, label: 0)),  // 2
      .tryTable(.empty, CatchClause(.all, label: 0)), .nop, .end, .nop,  // 3 to 6
      .end, .end, .drop, .end,  // 7 to 10
    ]).validatedFunction()
    let handlers = function.sideTable.handlers
    let toLoop = Handler.Clause(pattern: .all, branch: Branch(target: 1, arity: 0, height: 1))
    let toTryTable = Handler.Clause(pattern: .all, branch: Branch(target: 8, arity: 0, height: 1))
    #expect(handlers[0] == Handler(start: 2, range: 3..<7, outer: nil, kind: .tryTable([toLoop])))
    #expect(handlers[1] == Handler(start: 3, range: 4..<5, outer: 0, kind: .tryTable([toTryTable])))
    #expect(function.innermostHandlers(11) == [-1, -1, -1, 0, 1, 0, 0, -1, -1, -1, -1])
  }

  @Test("legacy clauses keep their exceptions in slots by depth and are not protected by their try")
  func legacyClauses() throws {
    let function = try Module(
      [
        .try(.i32),  // 0
        .try(), .throw(1), .catch(1), .rethrow(0), .end, .i32(1),  // 1 to 6
        .catch(0),  // 7
        .try(), .nop, .catchAll, .rethrow(1), .end,  // 8 to 12
        .catchAll, .i32(2),  // 13, 14
        .end, .drop, .end,  // 15 to 17
      ], tags: [[.i32], []]
    ).validatedFunction()
    let table = function.sideTable
    #expect(
      table.handlers == [
        Handler(
          start: 0, range: 1..<7, outer: nil,
          kind: .legacy([clause(0, 8, 0), clause(nil, 14, 0)], caughtSlot: 0)),
        Handler(start: 1, range: 2..<3, outer: 0, kind: .legacy([clause(1, 4, 0)], caughtSlot: 0)),
        Handler(
          start: 8, range: 9..<10, outer: nil, kind: .legacy([clause(nil, 11, 1)], caughtSlot: 1)),
      ])
    #expect(
      function.innermostHandlers(18) == [
        -1, 0, 1, 0, 0, 0, 0, -1, -1, 2, -1, -1, -1, -1, -1, -1, -1, -1,
      ])
    #expect(table.rethrowSlots == [4: 0, 11: 0])
    #expect(function.caughtSlots == 2)
  }

  @Test("the arm before a legacy clause leads to the end when it is done")
  func legacyArms() throws {
    let function = try Module(
      [.i64(0), .try(.i32), .i32(1), .catch(0), .catchAll, .i32(2), .end, .drop, .drop, .end],
      tags: [[.i32]]
    ).validatedFunction()
    #expect(function.sideTable.branch(at: 3) == Branch(target: 6, arity: 1, height: 1))
    #expect(function.sideTable.branch(at: 4) == Branch(target: 6, arity: 1, height: 1))
  }

  @Test("rethrow in the clause of an inner try may name its own slot")
  func innerRethrow() throws {
    let function = try Module([
      .try(), .catchAll, .try(), .catchAll, .rethrow(0), .end, .end, .end,
    ]).validatedFunction()
    #expect(function.sideTable.rethrowSlots == [4: 1])
  }

  @Test("a payload that only a handler pushes counts for the greatest height")
  func heightOfPayload() throws {
    let function = try Module(
      [.i32(0), .try(), .catch(0), .drop, .drop, .end, .drop, .end], tags: [[.i64, .i64]]
    ).validatedFunction()
    #expect(function.maximumHeight == 3)
  }

  @Test("a try without clauses protects up to its end")
  func tryWithoutClauses() throws {
    let function = try Module([.try(), .nop, .end, .end]).validatedFunction()
    let handler = Handler(start: 0, range: 1..<2, outer: nil, kind: .legacy([], caughtSlot: 0))
    #expect(function.sideTable.handlers == [handler])
    #expect(function.caughtSlots == 0)
  }

  @Test("delegate names the handler of its label, or the next one outwards")
  func delegate() throws {
    let function = try Module([
      .try(),  // 0
      .block(),  // 1
      .try(), .nop, .delegate(0),  // 2 to 4: to a block, so to the try around it
      .try(), .delegate(1),  // 5, 6: to the try
      .try(), .delegate(2),  // 7, 8: to the function
      .end,  // 9
      .catchAll,  // 10
      .try(), .delegate(0),  // 11, 12: to the try, which no longer protects
      .end, .end,  // 13, 14
    ]).validatedFunction()
    let kinds = function.sideTable.handlers.map(\.kind)
    let toTry = Handler.Kind.delegate(to: 0)
    let toCaller = Handler.Kind.delegate(to: nil)
    #expect(kinds.dropFirst() == [toTry, toTry, toCaller, toCaller])
    #expect(function.sideTable.handlers[1].range == 3..<4)
  }

  @Test("delegate to a try from inside its clause goes to the handler around that try")
  func delegateOutOfClause() throws {
    let function = try Module([
      .tryTable(), .try(), .catchAll, .try(), .delegate(0), .end, .end, .end,
    ]).validatedFunction()
    #expect(function.sideTable.handlers.map(\.outer) == [nil, 0, 0])
    #expect(function.sideTable.handlers[2].kind == .delegate(to: 0))
  }

  @Test("a branch to a try with delegate leads behind the delegate")
  func branchOverDelegate() throws {
    let function = try Module([.try(), .br(0), .delegate(0), .nop, .end]).validatedFunction()
    #expect(function.sideTable.branch(at: 1) == Branch(target: 3, arity: 0, height: 0))
  }

  /// The row of innermost handlers where only handler 0 covers a range.
  private func covered(_ range: Range<Int>, count: Int) -> [Int] {
    (0..<count).map { range.contains($0) ? 0 : -1 }
  }

  private func clause(_ tag: Int?, _ target: Int, _ height: Int) -> Handler.LegacyClause {
    Handler.LegacyClause(tag: tag.map { TagIndex($0) }, target: target, height: height)
  }
}

extension ValidatedFunction {
  /// The innermost handler at each pc of a function with so many instructions, or -1.
  fileprivate func innermostHandlers(_ count: Int) -> [Int] {
    (0..<count).map { sideTable.innermostHandler(at: $0) ?? -1 }
  }
}
