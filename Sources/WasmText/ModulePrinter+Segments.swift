// Prints element segments, data segments and custom sections.
//
// Standard: Text Format, Modules, Element Segments, Data Segments; Appendix, Custom Sections and
// Annotations, Custom Annotations.

import WasmModel

extension ModulePrinter {
  mutating func printElements() {
    for (position, segment) in module.elements.enumerated() {
      let head = PrinterLines.words(
        "(elem", names.elements.definition(ElementIndex(position)), text(segment.mode))
      if let functions = functions(of: segment) {
        lines.list(head + " func", functions.map(names.functions.use))
      } else {
        lines.list(head + " " + names.text(segment.type), segment.elements.map(item))
      }
    }
  }

  /// The functions of a segment that can be written as a list of indices. That form has the type
  /// `(ref func)`, and no other.
  private func functions(of segment: ElementSegment) -> [FunctionIndex]? {
    guard segment.type == .nonNull(.function) else { return nil }
    let functions = segment.elements.compactMap { element -> FunctionIndex? in
      guard element.body.count == 2, case .function(let function) = element.body[0].immediate,
        element.body[0].opcode == .refFunc, element.body[1].opcode == .end
      else { return nil }
      return function
    }
    return functions.count == segment.elements.count ? functions : nil
  }

  private func text(_ mode: ElementSegment.Mode) -> String? {
    switch mode {
    case .passive: nil
    case .declarative: "declare"
    case .active(let table, let offset):
      PrinterLines.words(
        table.value == 0 ? nil : "(table \(names.tables.use(table)))",
        wrapped("offset", offset))
    }
  }

  private func item(_ element: ConstantExpression) -> String { wrapped("item", element) }

  mutating func printDataSegments() {
    for (position, segment) in module.dataSegments.enumerated() {
      let head = PrinterLines.words(
        "(data", names.dataSegments.definition(DataIndex(position)), text(segment.mode))
      lines.list(head, PrinterStrings.quoted(bytes: segment.bytes, columns: lines.room - 4))
    }
  }

  private func text(_ mode: DataSegment.Mode) -> String? {
    switch mode {
    case .passive: nil
    case .active(let memory, let offset):
      PrinterLines.words(
        memory.value == 0 ? nil : "(memory \(names.memories.use(memory)))",
        wrapped("offset", offset))
    }
  }

  mutating func printCustomSections() {
    for section in module.customSections {
      let head = "(@custom \(PrinterStrings.quoted(section.name)) \(placement(section.predecessor))"
      lines.list(head, PrinterStrings.quoted(bytes: section.bytes, columns: lines.room - 4))
    }
  }

  /// Where a custom section stands. The data count section has no keyword; the code section is the
  /// only one that can come next.
  private func placement(_ predecessor: Section) -> String {
    switch predecessor {
    case .custom: "(before first)"
    case .dataCount: "(before code)"
    case .function: "(after func)"
    case .element: "(after elem)"
    case .type, .import, .table, .memory, .global, .export, .start, .code, .data, .tag:
      "(after \(predecessor))"
    }
  }
}
