// The cards of the exception instructions, in both encodings: one row an instruction.
//
// Standard: Structure, Control Instructions; the legacy ones are in the standard's appendix "Legacy Exception Handling"; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let exceptions: [InstructionCard] = [
    row(.throw,    0x08, "throw",     .tag,       .irregular, .none, "Pops the payload of a tag and throws an exception."),
    row(.throwRef, 0x0A, "throw_ref", .none,      .irregular, .none, "Pops an exception reference and throws that exception again."),
    row(.tryTable, 0x1F, "try_table", .tryTable,  .irregular, .none, "Opens a block; an exception inside it branches by the first clause that matches."),
    row(.try,      0x06, "try",       .blockType, .irregular, .none, "Opens a block with catch clauses (legacy encoding)."),
    row(.catch,    0x07, "catch",     .tag,       .irregular, .none, "Begins the clause for one tag (legacy encoding)."),
    row(.catchAll, 0x19, "catch_all", .none,      .irregular, .none, "Begins the clause for every exception (legacy encoding)."),
    row(.delegate, 0x18, "delegate",  .label,     .irregular, .none, "Closes a try; its exceptions go to an outer label (legacy encoding)."),
    row(.rethrow,  0x09, "rethrow",   .label,     .irregular, .none, "Throws the exception of an enclosing catch again (legacy encoding)."),
  ]
}
