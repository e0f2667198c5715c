// The cards of the variable instructions: one row an instruction.
//
// Standard: Structure, Variable Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let variables: [InstructionCard] = [
    row(.localGet,  0x20, "local.get",  .local,  .irregular, .none, "Pushes the value of a local."),
    row(.localSet,  0x21, "local.set",  .local,  .irregular, .none, "Pops a value into a local."),
    row(.localTee,  0x22, "local.tee",  .local,  .irregular, .none, "Copies the top of the stack into a local."),
    row(.globalGet, 0x23, "global.get", .global, .irregular, .none, "Pushes the value of a global."),
    row(.globalSet, 0x24, "global.set", .global, .irregular, .none, "Pops a value into a global."),
  ]
}
