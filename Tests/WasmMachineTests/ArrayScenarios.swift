// Programs for arrays: elements of every kind, ranges, segments, nulls, and lengths too great.

import WasmMachine
import WasmModel

enum ArrayScenarios {
  static var all: [Scenario] { made + accesses + fills + copies + segments + nulls + lengths }

  private static let neg: UInt64 = 0xFFFF_FFFF

  /// Makes an array in local 0 and gives its elements.
  private static func elements(
    _ name: String, card: Opcode, _ outcome: Outcome, _ storage: StorageType, count: Int,
    _ body: (TypeIndex) -> [Instruction]
  ) -> Scenario {
    Scenario(name, card: card, outcome) {
      let type = $0.array(storage)
      $0.data([1, 2, 3, 4, 0xFE, 0xFF])
      $0.elements([0, 0])
      $0.run(
        [], [ValueType](repeating: storage.unpacked, count: count), locals: [.null(type)],
        body(type) + [.set(0)] + get(type, storage, count))
    }
  }

  private static func get(
    _ type: TypeIndex, _ storage: StorageType, _ count: Int
  ) -> [Instruction] {
    (0..<count).flatMap { index -> [Instruction] in
      [.get(0), .i32(Int32(index)), storage.isPacked ? .arrayGetU(type) : .arrayGet(type)]
    }
  }

  private static let made: [Scenario] = [
    elements("array.new of i64", card: .arrayNew, .returns(~0, ~0), .value(.i64), count: 2) {
      [.i64(-1), .i32(2), .arrayNew($0)]
    },
    elements("array.new of i8", card: .arrayNew, .returns(0xFE, 0xFE), .i8, count: 2) {
      [.i32(0x1FE), .i32(2), .arrayNew($0)]
    },
    elements(
      "array.new of vectors", card: .arrayNew, .returns(3, 4, 3, 4), .value(.v128), count: 2
    ) { [.v128(3, 4), .i32(2), .arrayNew($0)] },
    elements(
      "array.new_default of numbers", card: .arrayNewDefault, .returns(0, 0), .value(.f64), count: 2
    ) { [.i32(2), .arrayNewDefault($0)] },
    elements(
      "array.new_default of references", card: .arrayNewDefault,
      .returns(Reference.null, Reference.null), .value(.anyref), count: 2
    ) { [.i32(2), .arrayNewDefault($0)] },
    elements(
      "array.new_fixed of i16", card: .arrayNewFixed, .returns(5, 0xFFFA), .i16, count: 2
    ) { [.i32(5), .i32(-6), .arrayNewFixed($0, 2)] },
    elements(
      "array.new_fixed of vectors", card: .arrayNewFixed, .returns(1, 2, 3, 4), .value(.v128),
      count: 2
    ) { [.v128(1, 2), .v128(3, 4), .arrayNewFixed($0, 2)] },
    elements(
      "array.new_data of i16", card: .arrayNewData, .returns(0x0302, 0xFE04), .i16, count: 2
    ) { [.i32(1), .i32(2), .arrayNewData($0)] },
    elements(
      "array.new_elem", card: .arrayNewElem, .returns(0), .value(.funcref), count: 1
    ) { [.i32(1), .i32(1), .arrayNewElem($0)] },
  ]

  /// Calls a function with an array of three bytes: 7, 8, 0xFE.
  private static func bytes(
    _ name: String, card: Opcode? = nil, _ outcome: Outcome, results: [ValueType] = [.i32],
    _ body: (TypeIndex) -> [Instruction]
  ) -> Scenario {
    Scenario(name, card: card, outcome) {
      let type = $0.array(.i8)
      $0.data([1, 2, 3])
      $0.run(
        [], results, locals: [.null(type)],
        [.i32(7), .i32(8), .i32(0xFE), .arrayNewFixed(type, 3), .set(0)] + body(type))
    }
  }

  private static func outside(_ index: UInt64, _ count: UInt64) -> Outcome {
    .traps(.outOfBoundsArrayAccess(index: index, count: count, size: 3))
  }

  private static let accesses: [Scenario] = [
    elements("array.get", card: .arrayGet, .returns(6, 6), .value(.i32), count: 2) {
      [.i32(6), .i32(2), .arrayNew($0)]
    },
    bytes("array.get_s", card: .arrayGetS, .returns(-2)) { [.get(0), .i32(2), .arrayGetS($0)] },
    bytes("array.get_u", card: .arrayGetU, .returns(0xFE)) { [.get(0), .i32(2), .arrayGetU($0)] },
    bytes("array.get_u at the end", outside(3, 1)) { [.get(0), .i32(3), .arrayGetU($0)] },
    bytes("array.get_u at a great index", outside(neg, 1)) { [.get(0), .i32(-1), .arrayGetU($0)] },
    bytes("array.set", card: .arraySet, .returns(7, 0x56, 0xFE), results: [.i32, .i32, .i32]) {
      [.get(0), .i32(1), .i32(0x456), .arraySet($0)] + get($0, .i8, 3)
    },
    bytes("array.set at the end", outside(3, 1), results: []) {
      [.get(0), .i32(3), .i32(0x456), .arraySet($0)]
    },
    Scenario("array.set of a vector", .returns(0, 0, 5, 6)) {
      let type = $0.array(.value(.v128))
      $0.run(
        [], [.v128, .v128], locals: [.null(type)],
        [
          .i32(2), .arrayNewDefault(type), .tee(0), .i32(1), .v128(5, 6), .arraySet(type),
        ] + get(type, .value(.v128), 2))
    },
    bytes("array.len", card: .arrayLen, .returns(3)) { _ in [.get(0), .arrayLen] },
  ]

  private static let fills: [Scenario] =
    [
      (1, 2, .returns(7, 0x56, 0x56)), (3, 0, .returns(7, 8, 0xFE)), (4, 0, outside(4, 0)),
      (2, 2, outside(2, 2)), (1, -1, outside(1, neg)),
    ].map { (start: Int32, count: Int32, outcome: Outcome) in
      bytes("array.fill \(start) \(count)", card: .arrayFill, outcome, results: [.i32, .i32, .i32])
      {
        [.get(0), .i32(start), .i32(0x456), .i32(count), .arrayFill($0)] + get($0, .i8, 3)
      }
    } + [
      Scenario("array.fill of vectors", .returns(0, 0, 5, 6)) {
        let type = $0.array(.value(.v128))
        $0.run(
          [], [.v128, .v128], locals: [.null(type)],
          [
            .i32(2), .arrayNewDefault(type), .tee(0), .i32(1), .v128(5, 6), .i32(1),
            .arrayFill(type),
          ] + get(type, .value(.v128), 2))
      }
    ]

  private static let copies: [Scenario] = [
    (0, 1, 2, .returns(8, 0xFE, 0xFE)), (1, 0, 2, .returns(7, 7, 8)),
    (3, 3, 0, .returns(7, 8, 0xFE)), (4, 0, 0, outside(4, 0)), (0, 4, 0, outside(4, 0)),
    (2, 0, 2, outside(2, 2)), (0, 2, 2, outside(2, 2)), (-1, 0, 2, outside(neg, 2)),
  ].map { (to: Int32, from: Int32, count: Int32, outcome: Outcome) in
    bytes(
      "array.copy \(to) \(from) \(count)", card: .arrayCopy, outcome, results: [.i32, .i32, .i32]
    ) {
      [.get(0), .i32(to), .get(0), .i32(from), .i32(count), .arrayCopy($0, $0)] + get($0, .i8, 3)
    }
  }

  private static let segments: [Scenario] =
    [
      (1, 1, 2, .returns(7, 2, 3)), (0, 0, 3, .returns(1, 2, 3)), (3, 3, 0, .returns(7, 8, 0xFE)),
      (2, 0, 2, outside(2, 2)), (0, 2, 2, outsideData(2, 2, 3)), (0, 4, 0, outsideData(4, 0, 3)),
    ].map { (to: Int32, from: Int32, count: Int32, outcome: Outcome) in
      bytes(
        "array.init_data \(to) \(from) \(count)", card: .arrayInitData, outcome,
        results: [.i32, .i32, .i32]
      ) {
        [.get(0), .i32(to), .i32(from), .i32(count), .arrayInitData($0)] + get($0, .i8, 3)
      }
    } + [
      elements(
        "array.new_data outside its segment", card: .arrayNewData, outsideData(2, 8, 6),
        .value(.i64), count: 0
      ) {
        [.i32(2), .i32(1), .arrayNewData($0)]
      },
      elements(
        "array.new_data of a length too great", card: .arrayNewData,
        outsideData(0, 0x7_FFFF_FFF8, 6), .value(.i64), count: 0
      ) {
        [.i32(0), .i32(-1), .arrayNewData($0)]
      },
      elements(
        "array.new_elem outside its segment", card: .arrayNewElem,
        .traps(.outOfBoundsTableAccess(index: 1, count: 2, size: 2)), .value(.funcref), count: 0
      ) { [.i32(1), .i32(2), .arrayNewElem($0)] },
      elements(
        "array.init_elem", card: .arrayInitElem, .returns(Reference.null, 0, 0), .value(.funcref),
        count: 3
      ) {
        [
          .i32(3), .arrayNewDefault($0), .tee(0), .i32(1), .i32(0), .i32(2), .arrayInitElem($0),
          .get(0),
        ]
      },
      elements(
        "array.init_elem outside its segment", card: .arrayInitElem,
        .traps(.outOfBoundsTableAccess(index: 1, count: 2, size: 2)), .value(.funcref), count: 0
      ) {
        [
          .i32(3), .arrayNewDefault($0), .tee(0), .i32(1), .i32(1), .i32(2), .arrayInitElem($0),
          .get(0),
        ]
      },
      elements(
        "a dropped segment has no bytes", card: .arrayNewData, outsideData(0, 1, 0), .i8, count: 0
      ) { [.dataDrop(), .i32(0), .i32(1), .arrayNewData($0)] },
      elements(
        "references of a segment are the same each time", card: .arrayNewElem, .returns(0, 0),
        .value(.funcref), count: 2
      ) { [.i32(0), .i32(2), .arrayNewElem($0)] },
    ]

  private static func outsideData(_ start: UInt64, _ count: UInt64, _ size: UInt64) -> Outcome {
    .traps(.outOfBoundsMemoryAccess(address: start, width: count, size: size))
  }

  private static let nulls: [Scenario] = [
    [.i32(0), .arrayGetU(TypeIndex(0)), .drop],
    [.i32(0), .i32(0), .arraySet(TypeIndex(0))],
    [.i32(0), .i32(0), .i32(0), .arrayFill(TypeIndex(0))],
    [.null(.none), .i32(0), .i32(0), .arrayCopy(TypeIndex(0), TypeIndex(0))].inserting(.i32(0)),
    [.i32(0), .i32(0), .i32(0), .arrayInitData(TypeIndex(0))],
  ].map { (body: [Instruction]) in
    let name = body.last { $0 != .drop }?.opcode.card.mnemonic ?? ""
    return Scenario("\(name) of null", .traps(.nullArrayReference)) {
      let type = $0.array(.i8)
      $0.data([1, 2, 3])
      $0.run([.null(.type(type))] + body)
    }
  }

  private static let lengths: [Scenario] = [
    Scenario("array.new of four billion vectors", .exhaustsStore) {
      let type = $0.array(.value(.v128))
      $0.run([.v128(1, 2), .i32(-1), .arrayNew(type), .drop])
    },
    Scenario("array.new_default of four billion bytes", .exhaustsStore) {
      let type = $0.array(.i8)
      $0.run([.i32(-1), .arrayNewDefault(type), .drop])
    },
    Scenario("arrays without end", .exhaustsStore) {
      let type = $0.array(.i8)
      $0.run([.loop(), .i32(100_000_000), .arrayNewDefault(type), .drop, .br(0), .end])
    },
  ]
}

extension [Instruction] {
  /// The same with one more instruction before the others.
  fileprivate func inserting(_ first: Instruction) -> [Instruction] { [first] + self }
}
