// The operand stack of the algorithm, with types in place of values.
//
// Standard: Appendix, Validation Algorithm, Data Structures.

/// A stack whose storage stays when it is emptied. The standard's name: `vals`.
struct OperandStack {
  private var storage: [OperandType] = Array(repeating: .unknown, count: 64)
  private(set) var count = 0
  /// How many of the operands are vectors.
  private(set) var vectorCount = 0
  /// The greatest number of slots that the operands took.
  private(set) var maximumHeight = 0

  /// Counted from the bottom.
  subscript(position: Int) -> OperandType { storage[position] }

  @inline(__always)
  mutating func push(_ type: OperandType) {
    if count == storage.count {
      storage.append(contentsOf: repeatElement(.unknown, count: count))
    }
    storage[count] = type
    count += 1
    if type == .v128 { vectorCount += 1 }
    noteHeight(count + vectorCount)
  }

  /// Replaces the topmost operands, at least one, by one of a type.
  @inline(__always)
  mutating func replace(_ number: Int, by type: OperandType) {
    drop(number)
    push(type)
  }

  /// Notes that operands take so many slots for a moment.
  mutating func noteHeight(_ slots: Int) {
    if slots > maximumHeight { maximumHeight = slots }
  }

  @inline(__always)
  mutating func drop(_ number: Int) {
    if vectorCount != 0 {
      for position in count - number..<count where storage[position] == .v128 { vectorCount -= 1 }
    }
    count -= number
  }

  /// Empties the stack for the next function.
  mutating func reset() {
    count = 0
    vectorCount = 0
    maximumHeight = 0
  }
}
