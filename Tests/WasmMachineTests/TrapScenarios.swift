// Programs that trap or use up the stack: one for each kind of trap, with its data.

import WasmMachine
import WasmModel

enum TrapScenarios {
  /// A trap, its text, and the code that reaches it.
  struct Row: Sendable {
    let trap: Trap
    let phrase: String
    let detail: String?
    let scenario: Scenario
  }

  /// The module has a memory of one page and a table of two elements: `f` (of `run`'s type) and null.
  private static func row(
    _ trap: Trap, _ phrase: String, detail: String? = nil, _ body: [Instruction]
  ) -> Row {
    let scenario = Scenario("a trap: \(phrase)", .traps(trap)) {
      $0.type([], [])
      $0.type([.i32], [.i64])
      $0.define(SubType(.structure([FieldType(.i8, isMutable: true)])))
      $0.define(SubType(.array(FieldType(.i8, isMutable: true))))
      $0.memory(1)
      $0.table(2)
      $0.elements([0], at: 0)
      $0.function(nil, [])
      $0.run(body)
    }
    return Row(trap: trap, phrase: phrase, detail: detail, scenario: scenario)
  }

  static let rows: [Row] = [
    row(.unreachable, "unreachable", [.unreachable]),
    row(
      .integerDivideByZero, "integer divide by zero",
      [.i64(1), .i64(0), Instruction(.i64RemU), .drop]),
    row(
      .integerOverflow, "integer overflow",
      [.i32(.min), .i32(-1), Instruction(.i32DivS), .drop]),
    row(
      .conversionOverflow, "integer overflow", [.f32(.infinity), Instruction(.i32TruncF32U), .drop]),
    row(
      .invalidConversionToInteger, "invalid conversion to integer",
      [.f64(.nan), Instruction(.i64TruncF64S), .drop]),
    row(
      .outOfBoundsMemoryAccess(address: 65535, width: 2, size: 65536),
      "out of bounds memory access", detail: "access at 65535+2, but the memory has 65536 bytes",
      [.i32(65500), .access(.i32Load16U, offset: 35), .drop]),
    row(
      .outOfBoundsTableAccess(index: 2, count: 1, size: 2), "out of bounds table access",
      detail: "access at 2+1, but the table has 2 elements", [.i32(2), .table(.tableGet), .drop]),
    row(
      .undefinedElement(index: 0xFFFF_FFFF, size: 2), "undefined element",
      detail: "element 4294967295, but the table has 2 elements",
      [.i32(-1), .callIndirect(TypeIndex(0))]),
    row(
      .uninitializedElement(index: 1), "uninitialized element", detail: "element 1 is null",
      [.i32(1), .callIndirect(TypeIndex(0))]),
    row(
      .indirectCallTypeMismatch(
        expected: FunctionType([.i32], [.i64]), found: FunctionType([], [])),
      "indirect call type mismatch",
      detail: "the call expects (i32) -> i64, the function is () -> ()",
      [.i32(7), .i32(0), .callIndirect(TypeIndex(1)), .drop]),
    row(
      .nullExceptionReference, "null exception reference", [.null(.exception), .throwRef]),
    row(.nullReference, "null reference", [.null(.any), .asNonNull, .drop]),
    row(
      .nullFunctionReference, "null function reference",
      [.null(.type(TypeIndex(0))), .callRef(TypeIndex(0))]),
    row(
      .nullStructureReference, "null structure reference",
      [.null(.none), .i32(1), .structSet(TypeIndex(2))]),
    row(
      .nullArrayReference, "null array reference", [.null(.array), Instruction(.arrayLen), .drop]),
    row(.nullI31Reference, "null i31 reference", [.null(.i31), Instruction(.i31GetS), .drop]),
    row(
      .castFailure(expected: "(ref 3)", found: "(ref 2)"), "cast failure",
      detail: "the cast is to (ref 3), the reference is (ref 2)",
      [.structNewDefault(TypeIndex(2)), .cast(.nonNull(.type(TypeIndex(3)))), .drop]),
    row(
      .outOfBoundsArrayAccess(index: 2, count: 1, size: 2), "out of bounds array access",
      detail: "access at 2+1, but the array has 2 elements",
      [.i32(2), .arrayNewDefault(TypeIndex(3)), .i32(2), .arrayGetU(TypeIndex(3)), .drop]),
  ]

  static let all: [Scenario] = rows.map(\.scenario) + exhaustions

  private static let exhaustions: [Scenario] = [
    Scenario("endless recursion uses up the frames", limits: frames(10), .exhausts) {
      $0.run([.call(0)])
    },
    Scenario("calls that fit into the frames", arguments: [9], limits: frames(10), .returns(0)) {
      countDown(&$0)
    },
    Scenario("one call more than the frames", arguments: [10], limits: frames(10), .exhausts) {
      countDown(&$0)
    },
    Scenario("big frames use up the slots", limits: slots(300), .exhausts) {
      $0.run(locals: Array(repeating: .i64, count: 99), [.call(0)])
    },
    Scenario("a first frame that is too big", limits: slots(50), .exhausts) {
      $0.run(locals: Array(repeating: .i64, count: 99), [])
    },
    Scenario("a tail call to a frame that is too big", limits: slots(50), .exhausts) {
      $0.function(nil, locals: Array(repeating: .i64, count: 99), [])
      $0.run([.returnCall(0)])
    },
    Scenario("no clause catches an exhaustion", limits: frames(10), .exhausts) {
      $0.run([.block(), .tryTable(.empty, .all(0)), .call(0), .end, .end])
    },
  ]

  private static func countDown(_ module: inout Module) {
    module.run(
      [.i32], [.i32], [.get(0), .if(.i32), .get(0), .i32(1), .sub, .call(0), .else, .i32(0), .end])
  }

  private static func frames(_ count: Int) -> MachineLimits {
    var limits = MachineLimits()
    limits.frames = count
    return limits
  }

  private static func slots(_ count: Int) -> MachineLimits {
    var limits = MachineLimits()
    limits.slots = count
    return limits
  }
}
