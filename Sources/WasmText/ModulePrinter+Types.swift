// Prints the types that a module defines.
//
// Standard: Text Format, Types, Recursive Types.

import WasmModel

extension ModulePrinter {
  mutating func printTypes() {
    var start = 0
    while start < module.types.count {
      let rest = module.types[(start + 1)...]
      let end = rest.firstIndex { !$0.continuesGroup } ?? module.types.count
      printGroup(start..<end)
      start = end
    }
  }

  /// A type alone needs no `rec` around it.
  private mutating func printGroup(_ group: Range<Int>) {
    if group.count > 1 { lines.open("(rec") }
    for number in group { lines.line(text(TypeIndex(number), module.types[number])) }
    if group.count > 1 { lines.close(")") }
  }

  private func text(_ index: TypeIndex, _ type: SubType) -> String {
    var definition = text(type.composite, fields: names.fields(of: index))
    if !type.isFinal || !type.supertypes.isEmpty {
      let supertypes = type.supertypes.map(names.types.use).joined(separator: " ")
      let head = PrinterLines.words("(sub", type.isFinal ? "final" : nil, supertypes)
      definition = "\(head) \(definition))"
    }
    return "(type \(names.types.definition(index)) \(definition))"
  }

  private func text(
    _ type: CompositeType, fields identifiers: PrinterSpace<IndexSpace.Fields>
  ) -> String {
    switch type {
    case .function(let type): return PrinterLines.words("(func", names.text(type)) + ")"
    case .array(let field): return "(array \(names.text(field)))"
    case .structure(let fields):
      let texts = fields.enumerated().map { position, field in
        let binding = identifiers.binding(FieldIndex(position))
        return PrinterLines.words("(field", binding, names.text(field)) + ")"
      }
      return (["(struct"] + texts).joined(separator: " ") + ")"
    }
  }

  /// As in `(type $t) (param i32) (result i32)`: the index keeps the numbering of the types, the
  /// rest is for the reader.
  func typeUse(_ index: TypeIndex) -> String {
    PrinterLines.words(
      "(type \(names.types.use(index)))", module.findFunctionType(index).map(names.text))
  }
}
