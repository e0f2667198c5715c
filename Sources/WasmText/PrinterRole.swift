// The part that an instruction has in the nesting of blocks.
//
// Standard: Text Format, Instructions, Control Instructions.

import WasmModel

/// What an instruction does to the blocks around it.
enum PrinterRole {
  case opens
  /// `else`, `catch`, `catch_all`: ends one part of a block and begins the next.
  case divides
  /// `end` and `delegate`.
  case closes
  case none

  init(_ opcode: Opcode) {
    switch (opcode, opcode.card.immediates) {
    case (_, .blockType), (_, .tryTable): self = .opens
    case (.else, _), (.catch, _), (.catchAll, _): self = .divides
    case (.end, _), (.delegate, _): self = .closes
    default: self = .none
    }
  }

  var opensPart: Bool { self == .opens || self == .divides }
  var endsPart: Bool { self == .closes || self == .divides }
}
