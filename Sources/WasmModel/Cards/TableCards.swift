// The cards of the table instructions: one row an instruction.
//
// Standard: Structure, Table Instructions; Binary Format, Instructions.

extension InstructionCard {
  // swift-format-ignore
  static let tables: [InstructionCard] = [
    row(.tableGet,  0x25,     "table.get",  .table,        .irregular, .none, "Pops an index and pushes that element of a table."),
    row(.tableSet,  0x26,     "table.set",  .table,        .irregular, .none, "Pops a reference and an index and stores it in a table."),
    row(.tableInit, 0xFC_00C, "table.init", .elementTable, .irregular, .none, "Copies part of an element segment into a table."),
    row(.elemDrop,  0xFC_00D, "elem.drop",  .element,      .irregular, .none, "Forgets an element segment."),
    row(.tableCopy, 0xFC_00E, "table.copy", .tableTable,   .irregular, .none, "Copies elements between tables; the ranges may overlap."),
    row(.tableGrow, 0xFC_00F, "table.grow", .table,        .irregular, .none, "Grows a table; pushes the old size, or -1."),
    row(.tableSize, 0xFC_010, "table.size", .table,        .irregular, .none, "Pushes the number of elements of a table."),
    row(.tableFill, 0xFC_011, "table.fill", .table,        .irregular, .none, "Fills part of a table with one reference."),
  ]
}
