// The cards of the control instructions: one row an instruction.
//
// Standard: Structure, Control Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let control: [InstructionCard] = [
    row(.unreachable,        0x00,     "unreachable",          .none,       .irregular,     .none, "Traps at once; compilers put it where code must never arrive."),
    row(.nop,                0x01,     "nop",                  .none,       .stack([], []), .none, "Does nothing."),
    row(.block,              0x02,     "block",                .blockType,  .irregular,     .none, "Opens a block whose label is its end."),
    row(.loop,               0x03,     "loop",                 .blockType,  .irregular,     .none, "Opens a block whose label is its beginning."),
    row(.if,                 0x04,     "if",                   .blockType,  .irregular,     .none, "Pops a condition and enters the block, or goes to its else."),
    row(.else,               0x05,     "else",                 .none,       .irregular,     .none, "Divides the two arms of an if."),
    row(.end,                0x0B,     "end",                  .none,       .irregular,     .none, "Closes the innermost block, or the function."),
    row(.br,                 0x0C,     "br",                   .label,      .irregular,     .none, "Branches to a label."),
    row(.brIf,               0x0D,     "br_if",                .label,      .irregular,     .none, "Pops a condition and branches to a label if it is not zero."),
    row(.brTable,            0x0E,     "br_table",             .labels,     .irregular,     .none, "Pops an index and branches to the label that it selects."),
    row(.return,             0x0F,     "return",               .none,       .irregular,     .none, "Leaves the function with its results."),
    row(.call,               0x10,     "call",                 .function,   .irregular,     .none, "Calls a function."),
    row(.callIndirect,       0x11,     "call_indirect",        .typeTable,  .irregular,     .none, "Pops a table index and calls the function stored there, if its type matches."),
    row(.returnCall,         0x12,     "return_call",          .function,   .irregular,     .none, "Replaces this frame by a call of a function."),
    row(.returnCallIndirect, 0x13,     "return_call_indirect", .typeTable,  .irregular,     .none, "Replaces this frame by a call through a table."),
    row(.callRef,            0x14,     "call_ref",             .type,       .irregular,     .none, "Pops a function reference and calls the function."),
    row(.returnCallRef,      0x15,     "return_call_ref",      .type,       .irregular,     .none, "Replaces this frame by a call through a function reference."),
    row(.brOnNull,           0xD5,     "br_on_null",           .label,      .irregular,     .none, "Pops a reference; branches if it is null, else pushes it again, now known not to be null."),
    row(.brOnNonNull,        0xD6,     "br_on_non_null",       .label,      .irregular,     .none, "Pops a reference; branches with it if it is not null."),
    row(.brOnCast,           0xFB_018, "br_on_cast",           .castBranch, .irregular,     .none, "Branches with a reference if it has the given type."),
    row(.brOnCastFail,       0xFB_019, "br_on_cast_fail",      .castBranch, .irregular,     .none, "Branches with a reference if it does not have the given type."),
    row(.drop,               0x1A,     "drop",                 .none,       .irregular,     .none, "Pops a value and forgets it."),
    row(.select,             0x1B,     "select",               .none,       .irregular,     .none, "Pops a condition and keeps the first of two numbers if it is not zero, else the second."),
    row(.selectTyped,        0x1C,     "select",               .valueTypes, .irregular,     .none, "Pops a condition and keeps one of two values of the given type."),
  ]
}
