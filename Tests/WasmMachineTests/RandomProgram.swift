// Valid straight-line programs made from a seed: arithmetic, locals, and memory accesses.

import WasmModel

/// A program of a seed. The one of a smaller length is its beginning, so that a failure can be
/// shrunk.
struct RandomProgram {
  let seed: UInt64
  private(set) var body: [Instruction] = []

  private var random: SplitMix64
  /// The types of the operands.
  private var stack: [ValueType] = []

  private static let locals: [ValueType] = [.i32, .v128, .i32, .i64, .i64, .f32, .v128, .f64]
  /// Everything that a stack effect of numbers and vectors describes.
  private static let cards = InstructionCard.all.filter { card in
    guard let (operands, results) = CardRow.stackEffect(card) else { return false }
    return !(operands + results).contains { $0.isReference }
  }
  /// Those without vectors: without a preference for them little else would happen.
  private static let numberCards = cards.filter { card in
    CardRow.stackEffect(card).map { !($0.0 + $0.1).contains(.v128) } ?? false
  }

  init(seed: UInt64, length: Int) {
    self.seed = seed
    random = SplitMix64(state: seed)
    while body.count < length { grow() }
  }

  var scenario: Scenario {
    Scenario("seed \(seed), length \(body.count)", .returns([])) {
      $0.memory(1, maximum: 3)
      $0.data([1, 2, 3, 4, 5, 6, 7, 8])
      $0.run(locals: Self.locals, body + stack.map { _ in .drop })
    }
  }

  /// The program as a person reads it.
  var listing: String {
    body.map { "\($0.opcode.card.mnemonic) \($0.immediate)" }.joined(separator: "\n")
  }

  private mutating func grow() {
    switch random.below(8) {
    case 0, 1: push(Self.locals[random.below(Self.locals.count)])
    case 2: readLocal()
    case 3: if !stack.isEmpty { writeLocal() }
    default: compute()
    }
  }

  /// A constant; integers are small as often as not, so that accesses hit the memory.
  private mutating func push(_ type: ValueType) {
    let bits = random.next()
    let isSmall = random.below(2) == 0
    switch type {
    case .i32: body.append(.i32(Int32(truncatingIfNeeded: isSmall ? bits & 0xFF : bits)))
    case .i64: body.append(.i64(Int64(bitPattern: isSmall ? bits & 0xFF : bits)))
    case .f32: body.append(Instruction(.f32Const, .f32(UInt32(truncatingIfNeeded: bits))))
    case .v128: body.append(.v128(V128(low: bits, high: isSmall ? 0 : random.next())))
    default: body.append(Instruction(.f64Const, .f64(bits)))
    }
    stack.append(type)
  }

  private mutating func readLocal() {
    let index = random.below(Self.locals.count)
    body.append(.get(index))
    stack.append(Self.locals[index])
  }

  private mutating func writeLocal() {
    let fitting = Self.locals.indices.filter { Self.locals[$0] == stack.last }
    let index = fitting[random.below(fitting.count)]
    if random.below(2) == 0 {
      body.append(.tee(index))
    } else {
      body.append(.set(index))
      stack.removeLast()
    }
  }

  /// An instruction; operands that are not there are pushed first.
  private mutating func compute() {
    let cards = random.below(2) == 0 ? Self.cards : Self.numberCards
    let card = cards[random.below(cards.count)]
    guard let (operands, results) = CardRow.stackEffect(card) else { return }
    if case .constant = card.meaning { return push(results[0]) }
    if stack.suffix(operands.count) != operands[...] { for type in operands { push(type) } }
    body.append(Instruction(card.opcode, immediate(card)))
    stack.removeLast(operands.count)
    stack += results
  }

  private mutating func immediate(_ card: InstructionCard) -> Immediate {
    switch card.immediates {
    case .memory: .memory(MemoryArgument(alignment: 0, offset: 3))
    case .memoryLane(let width):
      .memoryLane(MemoryArgument(alignment: 0, offset: 3), UInt8(random.below(16 / width)))
    case .lane(let count): .lane(UInt8(random.below(count)))
    case .shuffle: .shuffle(V128(bytes: (0..<16).map { _ in UInt8(random.below(32)) }))
    case .memoryIndex: .memoryIndex(MemoryIndex(0))
    case .memoryMemory: .memoryMemory(MemoryIndex(0), MemoryIndex(0))
    case .dataMemory: .dataMemory(DataIndex(0), MemoryIndex(0))
    case .data: .data(DataIndex(0))
    default: .none
    }
  }
}

/// A generator of random numbers that begins with a seed.
struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}
