// The instructions of a function, in four bytes each where that is possible.

/// A flat list of instructions. It reads like an array; inside, an instruction is one word of 32
/// bits, and what does not fit stands in a list beside.
public struct InstructionList: Sendable {
  /// The opcode in the lower 10 bits. Above them the immediate, or, with ``isFar`` set, the place of
  /// the immediate in ``numbers`` or ``immediates``: the shape on the card says in which.
  @usableFromInline var words: [UInt32] = []
  @usableFromInline var numbers: [UInt64] = []
  @usableFromInline var immediates: [Immediate] = []
  /// The places that have no room in a word, by pc: only a function of millions of instructions has
  /// any.
  @usableFromInline var farPlaces: [Int: Int] = [:]

  @usableFromInline static let opcodeBits: UInt32 = 10
  @usableFromInline static let isFar: UInt32 = 1 << 31
  /// Numbers below this fit into a word.
  @usableFromInline static let inlineLimit: UInt64 = 1 << 21
  /// Stands in a word whose place is in ``farPlaces``.
  @usableFromInline static let noRoom = 1 << 21 - 1

  public init() {}

  public init(_ instructions: some Sequence<Instruction>) {
    for instruction in instructions { append(instruction) }
  }

  public mutating func reserveCapacity(_ count: Int) { words.reserveCapacity(count) }

  /// Gives back memory that was reserved and is not used.
  public mutating func trim() {
    if words.capacity > words.count + words.count / 8 { words = Self.copied(words) }
  }

  /// Takes the instructions out, in memory of just the right size. The list is empty then and keeps
  /// its memory for the next instructions.
  public mutating func takeAll() -> InstructionList {
    var list = InstructionList()
    list.words = Self.copied(words)
    list.numbers = Self.copied(numbers)
    list.immediates = Self.copied(immediates)
    list.farPlaces = farPlaces
    removeAll()
    return list
  }

  /// Removes the instructions and keeps the memory.
  public mutating func removeAll() {
    words.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    immediates.removeAll(keepingCapacity: true)
    farPlaces.removeAll()
  }

  /// A copy without memory to spare. `Array(array[...])` would share the memory of the array.
  private static func copied<Element>(_ array: [Element]) -> [Element] {
    array.withUnsafeBufferPointer { Array($0) }
  }
}

// Adding.
extension InstructionList {
  /// Adds an instruction. Its immediate must have the shape that is on its card.
  public mutating func append(_ instruction: Instruction) {
    let opcode = instruction.opcode
    precondition(
      opcode.card.immediates.fits(instruction.immediate), "an immediate that does not fit its card")
    switch instruction.immediate {
    case .none: append(opcode)
    case .label(let label): append(opcode, number: UInt64(label))
    case .function(let index): append(opcode, number: UInt64(index.number))
    case .tag(let index): append(opcode, number: UInt64(index.number))
    case .local(let index): append(opcode, number: UInt64(index.number))
    case .global(let index): append(opcode, number: UInt64(index.number))
    case .table(let index): append(opcode, number: UInt64(index.number))
    case .element(let index): append(opcode, number: UInt64(index.number))
    case .memoryIndex(let index): append(opcode, number: UInt64(index.number))
    case .data(let index): append(opcode, number: UInt64(index.number))
    case .type(let index): append(opcode, number: UInt64(index.number))
    case .lane(let lane): append(opcode, number: UInt64(lane))
    case .i32(let value): append(opcode, number: Self.folded(Int64(value)))
    case .i64(let value): append(opcode, number: Self.folded(value))
    case .f32(let bits): append(opcode, number: UInt64(bits))
    case .f64(let bits): append(opcode, number: bits)
    case .memory(let argument): append(opcode, argument)
    case .blockType(let type): append(opcode, type)
    default: append(opcode, far: instruction.immediate)
    }
  }

  /// Adds an instruction without an immediate.
  @inlinable
  public mutating func append(_ opcode: Opcode) { words.append(UInt32(opcode.rawValue)) }

  /// Adds an instruction whose immediate is one number: an index, a label, a lane, the bits of a
  /// float, or an integer in the form of ``folded(_:)``.
  @inlinable
  public mutating func append(_ opcode: Opcode, number: UInt64) {
    if number < Self.inlineLimit {
      words.append(UInt32(opcode.rawValue) | UInt32(number) << Self.opcodeBits)
    } else {
      appendFar(opcode, numbers.count)
      numbers.append(number)
    }
  }

  @inlinable
  public mutating func append(_ opcode: Opcode, _ argument: MemoryArgument) {
    if argument.memory.number == 0, argument.alignment < 8, argument.offset < 1 << 18 {
      append(opcode, number: UInt64(argument.alignment) | argument.offset << 3)
    } else {
      append(opcode, far: .memory(argument))
    }
  }

  @inlinable
  public mutating func append(_ opcode: Opcode, _ type: BlockType) {
    if let code = Self.simpleBlockTypes.firstIndex(of: type) {
      append(opcode, number: UInt64(code))
    } else {
      append(opcode, far: .blockType(type))
    }
  }

  @usableFromInline
  mutating func append(_ opcode: Opcode, far immediate: Immediate) {
    appendFar(opcode, immediates.count)
    immediates.append(immediate)
  }

  @usableFromInline
  mutating func appendFar(_ opcode: Opcode, _ place: Int) {
    if place >= Self.noRoom { farPlaces[words.count] = place }
    let payload = UInt32(Swift.min(place, Self.noRoom))
    words.append(UInt32(opcode.rawValue) | payload << Self.opcodeBits | Self.isFar)
  }

  /// The place in ``numbers`` or ``immediates`` of an immediate that is not in its word.
  @usableFromInline
  func farPlace(at pc: Int) -> Int {
    let place = Int((words[pc] & ~Self.isFar) >> Self.opcodeBits)
    return place < Self.noRoom ? place : farPlaces[pc] ?? place
  }

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

  @usableFromInline
  static let simpleBlockTypes: [BlockType] = [
    .empty, .value(.i32), .value(.i64), .value(.f32), .value(.f64), .value(.v128),
  ]
}

// Reading.
extension InstructionList {
  @inlinable
  public func opcode(at pc: Int) -> Opcode {
    // Only opcodes are ever put there.
    unsafeBitCast(UInt16(truncatingIfNeeded: words[pc] & 0x3FF), to: Opcode.self)
  }

  /// The immediate of an instruction whose immediate is one number: an index, a label, a lane, the
  /// bits of a float.
  @inlinable
  public func number(at pc: Int) -> UInt64 {
    let word = words[pc]
    return word & Self.isFar == 0 ? UInt64(word >> Self.opcodeBits) : numbers[farPlace(at: pc)]
  }

  /// The immediate of a memory access.
  @inlinable
  public func memoryArgument(at pc: Int) -> MemoryArgument {
    let word = words[pc]
    if word & Self.isFar == 0 {
      let payload = word >> Self.opcodeBits
      return MemoryArgument(alignment: payload & 7, offset: UInt64(payload >> 3))
    }
    guard case .memory(let argument) = immediates[farPlace(at: pc)] else {
      preconditionFailure("no memory argument")
    }
    return argument
  }

  /// The immediate of an instruction whose only immediate is a block type.
  @inlinable
  public func blockType(at pc: Int) -> BlockType {
    let word = words[pc]
    if word & Self.isFar == 0 { return Self.simpleBlockTypes[Int(word >> Self.opcodeBits)] }
    guard case .blockType(let type) = immediates[farPlace(at: pc)] else {
      preconditionFailure("no block type")
    }
    return type
  }

  public func immediate(at pc: Int) -> Immediate {
    let word = words[pc]
    let shape = opcode(at: pc).card.immediates
    if word & Self.isFar != 0, !shape.isNumber {
      return immediates[farPlace(at: pc)]
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
    case .blockType: .blockType(Self.simpleBlockTypes[Int(number)])
    case .memory: .memory(memoryArgument(at: pc))
    default: preconditionFailure("an immediate that does not fit its card")
    }
  }
}

extension InstructionList: RandomAccessCollection, ExpressibleByArrayLiteral {
  public init(arrayLiteral instructions: Instruction...) { self.init(instructions) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { words.count }

  public subscript(pc: Int) -> Instruction { Instruction(opcode(at: pc), immediate(at: pc)) }
}

extension InstructionList: Hashable {
  public static func == (a: Self, b: Self) -> Bool { a.elementsEqual(b) }
  public func hash(into hasher: inout Hasher) { hasher.combine(words) }
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
