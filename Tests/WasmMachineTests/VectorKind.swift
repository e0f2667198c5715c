// The kinds of vector instructions: those whose operands come and go alike.

import WasmModel

/// What a card's meaning says of the operands; a new kind of vector meaning does not compile until it
/// is listed.
enum VectorKind: CaseIterable, Sendable {
  case unary, binary, ternary, test, shift, shuffle, splat, extractLane, replaceLane, load

  init?(_ meaning: Meaning) {
    switch meaning {
    case .none, .constant, .computeUnary, .computeBinary, .load, .store: return nil
    case .vectorUnary: self = .unary
    case .vectorBinary: self = .binary
    case .vectorTernary: self = .ternary
    case .vectorTest: self = .test
    case .vectorShift: self = .shift
    case .shuffle: self = .shuffle
    case .splat: self = .splat
    case .extractLane: self = .extractLane
    case .replaceLane: self = .replaceLane
    case .vectorLoad: self = .load
    }
  }
}
