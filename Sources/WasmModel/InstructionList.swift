// The instructions of a function, in four bytes each where that is possible.

/// A flat list of instructions. It reads like an array; inside, an instruction is one word of 32
/// bits, and what does not fit stands in a list beside. The functions of a file share their lists,
/// since most of them are small.
public struct InstructionList: Sendable {
  @usableFromInline let storage: InstructionStorage
  @usableFromInline let start: UInt32
  @usableFromInline let size: UInt32

  @usableFromInline
  init(_ storage: InstructionStorage, _ range: Range<Int>) {
    self.storage = storage
    start = UInt32(range.lowerBound)
    size = UInt32(range.count)
  }

  /// Some of the instructions, in the same memory.
  public func part(_ range: Range<Int>) -> InstructionList {
    precondition(range.upperBound <= count, "a part beyond the end")
    return InstructionList(storage, Int(start) + range.lowerBound..<Int(start) + range.upperBound)
  }

  public init() { self.init(.empty, 0..<0) }

  public init(_ instructions: some Sequence<Instruction>) {
    var buffer = InstructionBuffer()
    for instruction in instructions { buffer.append(instruction) }
    self = buffer.takeAll()
  }
}

/// What lists of instructions are parts of. It never changes.
@usableFromInline
final class InstructionStorage: Sendable {
  /// See ``InstructionWord``.
  @usableFromInline let words: [UInt32]
  /// Immediates that are one number and have no room in a word.
  @usableFromInline let numbers: [UInt64]
  /// All other immediates.
  @usableFromInline let immediates: [Immediate]
  /// The places in ``numbers`` or ``immediates`` that have no room in a word, by the position of
  /// the word: only a function of millions of instructions has any.
  @usableFromInline let farPlaces: [Int: Int]

  static let empty = InstructionStorage(words: [], numbers: [], immediates: [], farPlaces: [:])

  init(words: [UInt32], numbers: [UInt64], immediates: [Immediate], farPlaces: [Int: Int]) {
    self.words = words
    self.numbers = numbers
    self.immediates = immediates
    self.farPlaces = farPlaces
  }
}

/// How an instruction fits into 32 bits: the opcode in the lower 10, above them the immediate, or,
/// with ``isFar`` set, the place where the immediate is.
@usableFromInline
enum InstructionWord {
  @usableFromInline static let opcodeBits: UInt32 = 10
  @usableFromInline static let opcodeMask: UInt32 = 1 << opcodeBits - 1
  @usableFromInline static let isFar: UInt32 = 1 << 31
  /// Numbers below this fit into a word.
  @usableFromInline static let inlineLimit: UInt64 = 1 << 21
  /// Stands in a word whose place has no room in it.
  @usableFromInline static let noRoom = 1 << 21 - 1
  /// Block types by their number in a word.
  @usableFromInline
  static let simpleBlockTypes: [BlockType] = [
    .empty, .value(.i32), .value(.i64), .value(.f32), .value(.f64), .value(.v128),
  ]
}

// Integers in words.
extension InstructionList {
  /// A signed number so that small ones, of either sign, have few bits.
  @inlinable
  public static func folded(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: (value << 1) ^ (value >> 63))
  }

  /// The number that ``folded(_:)`` was made of.
  @inlinable
  public static func unfolded(_ number: UInt64) -> Int64 {
    Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }
}

// Reading.
extension InstructionList {
  @inlinable
  func word(at pc: Int) -> UInt32 {
    precondition(pc < Int(size), "a pc beyond the end")
    return storage.words[Int(start) + pc]
  }

  /// The place of an immediate that is not in its word.
  @usableFromInline
  func farPlace(at pc: Int) -> Int {
    let place = Int((word(at: pc) & ~InstructionWord.isFar) >> InstructionWord.opcodeBits)
    return place < InstructionWord.noRoom ? place : storage.farPlaces[Int(start) + pc] ?? place
  }

  @inlinable
  public func opcode(at pc: Int) -> Opcode {
    // Only opcodes are ever put there.
    unsafeBitCast(
      UInt16(truncatingIfNeeded: word(at: pc) & InstructionWord.opcodeMask), to: Opcode.self)
  }

  /// The immediate of an instruction whose immediate is one number: an index, a label, a lane, the
  /// bits of a float.
  @inlinable
  public func number(at pc: Int) -> UInt64 {
    let word = word(at: pc)
    return word & InstructionWord.isFar == 0
      ? UInt64(word >> InstructionWord.opcodeBits) : storage.numbers[farPlace(at: pc)]
  }

  /// The immediate of a memory access.
  @inlinable
  public func memoryArgument(at pc: Int) -> MemoryArgument {
    let word = word(at: pc)
    if word & InstructionWord.isFar == 0 {
      let payload = word >> InstructionWord.opcodeBits
      return MemoryArgument(alignment: payload & 7, offset: UInt64(payload >> 3))
    }
    guard case .memory(let argument) = storage.immediates[farPlace(at: pc)] else {
      preconditionFailure("no memory argument")
    }
    return argument
  }

  /// The immediate of an instruction whose only immediate is a block type.
  @inlinable
  public func blockType(at pc: Int) -> BlockType {
    let word = word(at: pc)
    if word & InstructionWord.isFar == 0 {
      return InstructionWord.simpleBlockTypes[Int(word >> InstructionWord.opcodeBits)]
    }
    guard case .blockType(let type) = storage.immediates[farPlace(at: pc)] else {
      preconditionFailure("no block type")
    }
    return type
  }

  public func immediate(at pc: Int) -> Immediate {
    let word = word(at: pc)
    let shape = opcode(at: pc).shape
    if word & InstructionWord.isFar != 0, !shape.isNumber {
      return storage.immediates[farPlace(at: pc)]
    }
    let number = number(at: pc)
    let index = UInt32(truncatingIfNeeded: number)
    return switch shape {
    case .none: .none
    case .label: .label(Int(number))
    case .function: .function(.init(number: index))
    case .tag: .tag(.init(number: index))
    case .local: .local(.init(number: index))
    case .global: .global(.init(number: index))
    case .table: .table(.init(number: index))
    case .element: .element(.init(number: index))
    case .memoryIndex: .memoryIndex(.init(number: index))
    case .data: .data(.init(number: index))
    case .type: .type(.init(number: index))
    case .lane: .lane(UInt8(truncatingIfNeeded: number))
    case .i32: .i32(Int32(truncatingIfNeeded: Self.unfolded(number)))
    case .i64: .i64(Self.unfolded(number))
    case .f32: .f32(index)
    case .f64: .f64(number)
    case .blockType: .blockType(InstructionWord.simpleBlockTypes[Int(number)])
    case .memory: .memory(memoryArgument(at: pc))
    default: preconditionFailure("an immediate that does not fit its card")
    }
  }
}

// Going through all of them.
extension InstructionList {
  /// True if an instruction of this opcode is among them.
  public func contains(_ opcode: Opcode) -> Bool {
    words.contains { $0 & InstructionWord.opcodeMask == UInt32(opcode.rawValue) }
  }

  /// The same instructions with other functions in the place of those that they name.
  public func replacingFunctions(
    _ replacement: (FunctionIndex) -> FunctionIndex
  ) -> InstructionList {
    if let list = replacingNearFunctions(replacement) { return list }
    return InstructionList(
      map { instruction in
        guard case .function(let index) = instruction.immediate else { return instruction }
        return Instruction(instruction.opcode, .function(replacement(index)))
      })
  }

  /// The same, word by word; nil if one of the functions has no room in a word.
  private func replacingNearFunctions(
    _ replacement: (FunctionIndex) -> FunctionIndex
  ) -> InstructionList? {
    guard storage.farPlaces.isEmpty else { return nil }
    var words = Array(words)
    for place in words.indices {
      let word = words[place]
      guard InstructionCard.shapes[Int(word & InstructionWord.opcodeMask)] == .function else {
        continue
      }
      guard word & InstructionWord.isFar == 0 else { return nil }
      let function = replacement(FunctionIndex(number: word >> InstructionWord.opcodeBits)).number
      guard function < InstructionWord.inlineLimit else { return nil }
      words[place] = word & InstructionWord.opcodeMask | function << InstructionWord.opcodeBits
    }
    let replaced = InstructionStorage(
      words: words, numbers: storage.numbers, immediates: storage.immediates, farPlaces: [:])
    return InstructionList(replaced, words.indices)
  }

  private var words: ArraySlice<UInt32> { storage.words[Int(start)..<Int(start) + Int(size)] }
}

extension InstructionList: RandomAccessCollection, ExpressibleByArrayLiteral {
  public init(arrayLiteral instructions: Instruction...) { self.init(instructions) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { Int(size) }

  public subscript(pc: Int) -> Instruction { Instruction(opcode(at: pc), immediate(at: pc)) }
}

extension InstructionList: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
  public func hash(into hasher: inout Hasher) {
    for pc in indices { hasher.combine(opcode(at: pc)) }
  }
}

extension ImmediateShape {
  /// True if the immediate is one number.
  @usableFromInline var isNumber: Bool {
    switch self {
    case .label, .function, .tag, .local, .global, .table, .element, .memoryIndex, .data, .type,
      .lane, .i32, .i64, .f32, .f64:
      true
    default: false
    }
  }
}
