// Instructions on their way into a list: where they are added one after the other.

/// Instructions that are being collected, of one function or of several behind each other. They are
/// read as an ``InstructionList``.
public struct InstructionBuffer: Sendable {
  @usableFromInline var words: [UInt32] = []
  @usableFromInline var numbers: [UInt64] = []
  @usableFromInline var immediates: [Immediate] = []
  @usableFromInline var farPlaces: [Int: Int] = [:]

  public init() {}

  /// How many instructions there are.
  @inlinable public var count: Int { words.count }

  /// Takes the instructions out, in memory of just the right size. The buffer is empty then and
  /// keeps its memory for the next ones.
  public mutating func takeAll() -> InstructionList {
    let storage = InstructionStorage(
      words: Self.copied(words), numbers: Self.copied(numbers),
      immediates: Self.copied(immediates), farPlaces: farPlaces)
    removeAll()
    return InstructionList(storage, 0..<storage.words.count)
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
extension InstructionBuffer {
  /// Adds an instruction. Its immediate must have the shape that is on its card.
  public mutating func append(_ instruction: Instruction) {
    let opcode = instruction.opcode
    precondition(
      opcode.shape.fits(instruction.immediate), "an immediate that does not fit its card")
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
    case .i32(let value): append(opcode, number: InstructionList.folded(Int64(value)))
    case .i64(let value): append(opcode, number: InstructionList.folded(value))
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
  /// float, or an integer in the form of ``InstructionList/folded(_:)``.
  @inlinable
  public mutating func append(_ opcode: Opcode, number: UInt64) {
    if number < InstructionWord.inlineLimit {
      words.append(UInt32(opcode.rawValue) | UInt32(number) << InstructionWord.opcodeBits)
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
    if let code = InstructionWord.simpleBlockTypes.firstIndex(of: type) {
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
    if place >= InstructionWord.noRoom { farPlaces[words.count] = place }
    let payload = UInt32(min(place, InstructionWord.noRoom))
    words.append(
      UInt32(opcode.rawValue) | payload << InstructionWord.opcodeBits | InstructionWord.isFar)
  }
}
