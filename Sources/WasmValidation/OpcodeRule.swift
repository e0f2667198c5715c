// What the cards say of types, copied once into a table of small rows.

import WasmModel

/// The rule of an instruction, as far as its card knows it.
struct OpcodeRule {
  let form: Form
  let parameterCount: UInt8
  let hasResult: Bool
  /// Lanes of a vector that an immediate may name.
  let laneCount: UInt8
  /// The greatest alignment of a memory access, as a power of two.
  let naturalAlignment: UInt8
  /// The parameters, without the address of a memory access.
  let parameters: (OperandType, OperandType, OperandType)
  let result: OperandType

  /// What is to be done beside comparing types.
  enum Form: UInt8 {
    /// Nothing, and there are no parameters.
    case constant
    /// Nothing, and there is one parameter.
    case unary
    /// Nothing, and there are two parameters.
    case binary
    /// Nothing: the immediate, if there is one, cannot be wrong.
    case other
    case localGet, localSet, localTee
    /// The immediate is a memory argument, and an address lies below the parameters.
    case access
    /// The same, with a lane.
    case accessLane
    /// The immediate is a lane.
    case lane
    case shuffle
    /// There is a case in ``FunctionValidator``.
    case irregular
  }

  /// The rules of all instructions, in the order of ``Opcode``.
  static let all: [OpcodeRule] = InstructionCard.all.map(OpcodeRule.init)

  private init(_ card: InstructionCard) {
    let (parameters, results): ([ValueType], [ValueType]) =
      switch card.typing {
      case .stack(let parameters, let results), .access(let parameters, let results):
        (parameters, results)
      case .irregular: ([], [])
      }
    // No card names a type of a module.
    let types = parameters.map { OperandType($0, []) }
    func parameter(_ position: Int) -> OperandType {
      position < types.count ? types[position] : .unknown
    }
    precondition(parameters.count <= 3 && results.count <= 1, "a card with more types than fit")
    form = Self.form(card)
    parameterCount = UInt8(types.count)
    hasResult = !results.isEmpty
    self.parameters = (parameter(0), parameter(1), parameter(2))
    result = results.first.map { OperandType($0, []) } ?? .unknown
    (laneCount, naturalAlignment) = Self.limits(card.immediates)
  }

  private static func form(_ card: InstructionCard) -> Form {
    switch (card.opcode, card.typing, card.immediates) {
    case (.localGet, _, _): .localGet
    case (.localSet, _, _): .localSet
    case (.localTee, _, _): .localTee
    case (_, .access, .memory): .access
    case (_, .access, .memoryLane): .accessLane
    case (_, .stack, .lane): .lane
    case (_, .stack, .shuffle): .shuffle
    case (_, .stack, .data), (_, .irregular, _), (_, .access, _): .irregular
    case (_, .stack(let parameters, let results), _):
      switch (parameters.count, results.count) {
      case (0, 1): .constant
      case (1, 1): .unary
      case (2, 1): .binary
      default: .other
      }
    }
  }

  private static func limits(_ shape: ImmediateShape) -> (lanes: UInt8, alignment: UInt8) {
    switch shape {
    case .lane(let count): (UInt8(count), 0)
    case .memory(let width): (0, UInt8(width.trailingZeroBitCount))
    case .memoryLane(let width): (UInt8(16 / width), UInt8(width.trailingZeroBitCount))
    default: (0, 0)
    }
  }
}
