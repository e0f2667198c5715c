// Programs for references: calls through them, casts, and numbers of 31 bits.

import WasmMachine
import WasmModel

enum ReferenceScenarios {
  static var all: [Scenario] { calls + nulls + tests + casts + branches + numbers + subtypes }

  private static let null = Reference.null

  private static let calls: [Scenario] = [
    Scenario("call_ref calls the function", card: .callRef, .returns(7)) {
      let type = subtract(&$0)
      $0.run([], [.i32], [.i32(10), .i32(3), .refFunc(0), .callRef(type)])
    },
    Scenario("return_call_ref replaces the frame", card: .returnCallRef, .returns(7)) {
      let type = subtract(&$0)
      $0.run(
        [], [.i32], locals: [.i64],
        [.i32(9), .i32(10), .i32(3), .refFunc(0), .returnCallRef(type)])
    },
    Scenario("return_call_ref of null keeps the frame", .traps(.nullFunctionReference)) {
      let type = subtract(&$0)
      $0.run([], [.i32], [.i32(10), .i32(3), .null(.noFunction), .returnCallRef(type)])
    },
    Scenario("return_call_ref of a host function", answers: [.returns([4])], .returns(4)) {
      $0.importFunction("ask", [.i32], [.i32])
      let type = $0.type([.i32], [.i32])
      declare(&$0)
      $0.run([], [.i32], locals: [.v128], [.i32(10), .refFunc(0), .returnCallRef(type)])
    },
  ]

  private static func subtract(_ module: inout Module) -> TypeIndex {
    module.function(nil, [.i32, .i32], [.i32], [.get(0), .get(1), .sub])
    declare(&module)
    return module.type([.i32, .i32], [.i32])
  }

  /// Lets `ref.func 0` stand in code.
  private static func declare(_ module: inout Module) {
    module.elements.append(
      ElementSegment(type: .funcref, elements: [.refFunc(0)], mode: .declarative))
  }

  private static let nulls: [Scenario] = [
    Scenario("ref.as_non_null", card: .refAsNonNull, arguments: [5], .returns(5)) {
      $0.run([.externref], [.externref], [.get(0), .asNonNull])
    },
    Scenario("br_on_null branches without the null", card: .brOnNull, .returns(3)) {
      $0.run(
        [.externref], [.i32],
        [.block(.i32), .i32(3), .get(0), .brOnNull(0), .drop, .drop, .i32(4), .end])
    },
    Scenario(
      "br_on_null goes on with the reference", card: .brOnNull, arguments: [8], .returns(8)
    ) {
      $0.run(
        [.externref], [.externref],
        [.block(), .get(0), .brOnNull(0), .return, .end, .unreachable])
    },
    Scenario(
      "br_on_non_null branches with the reference", card: .brOnNonNull, arguments: [8], .returns(8)
    ) { branchOnNonNull(&$0) },
    Scenario("br_on_non_null goes on without the null", card: .brOnNonNull, .returns(null)) {
      branchOnNonNull(&$0)
    },
  ]

  private static func branchOnNonNull(_ module: inout Module) {
    module.run(
      [.externref], [.externref],
      [
        .block(.value(.reference(.nonNull(.extern)))), .get(0), .brOnNonNull(0), .null(.extern),
        .return, .end,
      ])
  }

  /// Makes the types 0: open structure, 1: its subtype, 2: another structure, 3: array.
  private static func types(_ module: inout Module) {
    let base = module.structure(.value(.i32), isFinal: false)
    _ = module.structure(.value(.i32), .value(.i64), of: base)
    _ = module.structure(.value(.i64))
    _ = module.array(.i8)
  }

  private static func type(_ number: Int) -> HeapType { .type(TypeIndex(number)) }

  private static let i31: [Instruction] = [.i32(-1), .refI31]
  private static func object(_ number: Int) -> [Instruction] {
    number == 3
      ? [.i32(1), .arrayNewDefault(TypeIndex(3))] : [.structNewDefault(TypeIndex(number))]
  }

  /// A reference, and which types it has among any, eq, i31, struct, array, none, 0, 1, 2, 3.
  private static let members: [(String, [Instruction], [UInt64])] = [
    ("an i31", i31, [1, 1, 1, 0, 0, 0, 0, 0, 0, 0]),
    ("a base", object(0), [1, 1, 0, 1, 0, 0, 1, 0, 0, 0]),
    ("a subtype", object(1), [1, 1, 0, 1, 0, 0, 1, 1, 0, 0]),
    ("another structure", object(2), [1, 1, 0, 1, 0, 0, 0, 0, 1, 0]),
    ("an array", object(3), [1, 1, 0, 0, 1, 0, 0, 0, 0, 1]),
    ("a host value", [.get(0), .anyConvertExtern], [1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
    ("null", [.null(.none)], [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]

  private static let heaps: [HeapType] =
    [.any, .eq, .i31, .structure, .array, .none] + (0..<4).map(type)

  private static let tests: [Scenario] =
    members.flatMap { name, make, expected in
      [false, true].map { isNullable in
        let card = isNullable ? Opcode.refTestNull : .refTest
        let outcome = isNullable && name == "null" ? expected.map { _ in 1 } : expected
        return Scenario(
          "\(isNullable ? "a nullable" : "a") test of \(name)", card: card, arguments: [5],
          .returns(outcome)
        ) {
          types(&$0)
          $0.run(
            [.externref], expected.map { _ in .i32 }, locals: [.anyref],
            make + [.set(1)]
              + heaps.flatMap { heap -> [Instruction] in
                [.get(1), .test(ReferenceType(isNullable: isNullable, heap))]
              })
        }
      }
    } + [
      Scenario("tests of functions", .returns(1, 1, 0, 0, 0)) {
        let type = subtract(&$0)
        let other = $0.type([], [.i32, .i32, .i32, .i32, .i32])
        $0.run(
          [], [.i32, .i32, .i32, .i32, .i32],
          [
            ReferenceType.nonNull(.function), .to(type), .to(other), .nonNull(.noFunction),
            .nullable(.noFunction),
          ].flatMap { [.refFunc(0), .test($0)] })
      },
      Scenario("tests of references from outside", arguments: [5], .returns(1, 0, 1, 1)) {
        $0.run(
          [.externref], [.i32, .i32, .i32, .i32],
          [
            .get(0), .test(.nonNull(.extern)), .get(0), .test(.nonNull(.noExtern)),
            .null(.exception), .test(.nullable(.noException)), .i32(4), .refI31, .externConvertAny,
            .test(.nonNull(.extern)),
          ])
      },
    ]

  private static let casts: [Scenario] = [
    Scenario("ref.cast keeps the reference", card: .refCast, .returns(Reference.object(0))) {
      types(&$0)
      $0.run([], [.to(TypeIndex(0))], object(1) + [.cast(.nonNull(type(0)))])
    },
    Scenario("a nullable ref.cast keeps null", card: .refCastNull, .returns(null)) {
      types(&$0)
      $0.run([], [.null(TypeIndex(0))], [.null(.any), .cast(.nullable(type(0)))])
    },
    castFailure("null", "(ref 0)", "null", [.null(.any), .cast(.nonNull(type(0)))]),
    castFailure("an i31", "(ref null 0)", "(ref i31)", i31 + [.cast(.nullable(type(0)))]),
    castFailure(
      "a host value", "(ref eq)", "(ref any)", [.get(0), .anyConvertExtern, .cast(.nonNull(.eq))]),
    castFailure("a base", "(ref 1)", "(ref 0)", object(0) + [.cast(.nonNull(type(1)))]),
  ]

  private static func castFailure(
    _ name: String, _ expected: String, _ found: String, _ body: [Instruction]
  ) -> Scenario {
    Scenario(
      "a cast of \(name) fails", arguments: [5],
      .traps(.castFailure(expected: expected, found: found))
    ) {
      types(&$0)
      $0.run([.externref], [], body + [.drop])
    }
  }

  /// 1 if the branch is taken, else 0.
  private static let branches: [Scenario] = [
    ("a subtype", object(1), 1), ("another structure", object(2), 0), ("null", [.null(.any)], 0),
  ].flatMap { (name: String, make: [Instruction], isTaken: UInt64) in
    [
      Scenario("br_on_cast of \(name)", card: .brOnCast, .returns(isTaken)) {
        types(&$0)
        $0.run(
          [], [.i32],
          [.block(.value(.to(TypeIndex(0))))] + make
            + [
              .brOnCast(0, .anyref, .nonNull(type(0))), .drop, .i32(0), .return, .end, .drop,
              .i32(1),
            ])
      },
      Scenario("br_on_cast_fail of \(name)", card: .brOnCastFail, .returns(1 - isTaken)) {
        types(&$0)
        $0.run(
          [], [.i32],
          [.block(.value(.anyref))] + make
            + [
              .brOnCastFail(0, .anyref, .nonNull(type(0))), .drop, .i32(0), .return, .end,
              .drop, .i32(1),
            ])
      },
    ]
  }

  private static let numbers: [Scenario] = [
    Scenario("ref.i31 keeps 31 bits", card: .refI31, .returns(Reference.i31(0x7FFF_FFFF))) {
      $0.run([], [.i31ref], [.i32(-1), .refI31])
    },
    Scenario("i31.get_s extends the sign", card: .i31GetS, .returns(-2)) {
      $0.run([], [.i32], [.i32(0x7FFF_FFFE), .refI31, .i31GetS])
    },
    Scenario("i31.get_u extends with zeros", card: .i31GetU, .returns(0x7FFF_FFFE)) {
      $0.run([], [.i32], [.i32(-2), .refI31, .i31GetU])
    },
    Scenario("i31.get_u of null", .traps(.nullI31Reference)) {
      $0.run([], [.i32], [.null(.none), .i31GetU])
    },
    Scenario("ref.eq compares numbers and objects", card: .refEq, .returns(1, 0, 0, 1, 1)) {
      types(&$0)
      $0.run(
        [], [.i32, .i32, .i32, .i32, .i32], locals: [.null(TypeIndex(0))],
        i31 + i31 + [.refEq, .i32(4), .refI31] + i31 + [.refEq] + object(0) + object(0) + [.refEq]
          + object(0) + [.tee(0), .get(0), .refEq, .null(.none), .null(.i31), .refEq])
    },
    Scenario(
      "a value from outside comes back the same", card: .anyConvertExtern, arguments: [5],
      .returns(5)
    ) {
      $0.run([.externref], [.externref], [.get(0), .anyConvertExtern, .externConvertAny])
    },
    Scenario(
      "an object that went outside comes back the same", card: .externConvertAny, .returns(1)
    ) {
      types(&$0)
      $0.run(
        [], [.i32], locals: [.null(TypeIndex(0)), .externref],
        object(0) + [
          .tee(0), .externConvertAny, .set(1), .get(0), .get(1), .anyConvertExtern,
          .cast(.eqref), .refEq,
        ])
    },
  ]

  private static let subtypes: [Scenario] = [
    Scenario("call_indirect takes a function of a subtype", .returns(5)) {
      indirect(&$0, calls: 0, function: 1)
    },
    Scenario(
      "call_indirect refuses a function of a supertype",
      .traps(
        .indirectCallTypeMismatch(
          expected: FunctionType([], [.i32]), found: FunctionType([], [.i32])))
    ) { indirect(&$0, calls: 1, function: 0) },
  ]

  /// Type 0 is open, type 1 its subtype; a function of one is called as the other.
  private static func indirect(_ module: inout Module, calls: Int, function: Int) {
    let type = FunctionType([], [.i32])
    module.define(SubType(.function(type), isFinal: false))
    module.define(SubType(.function(type), supertypes: [TypeIndex(0)]))
    module.table(1)
    module.elements([0], at: 0)
    module.functions = [
      Function(type: TypeIndex(function), locals: [], body: [.i32(5), .end])
    ]
    module.run([], [.i32], [.i32(0), .callIndirect(TypeIndex(calls))])
  }
}
