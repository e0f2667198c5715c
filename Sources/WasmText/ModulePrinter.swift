// Prints a module in the text format: the order of the fields.
//
// Standard: Text Format, Modules.

import WasmModel

/// How instructions are laid out.
public enum TextStyle: Sendable {
  /// One instruction a line, in the order in which they run.
  case plain
  /// Operands stand inside the instruction that takes them, as in `(i32.add (local.get 0) (…))`.
  case folded
}

/// Prints a module in the text format.
///
/// The text parses to the same module again, save for what the text format does not say: whether
/// there is a data count section that nobody needs, names of blocks that are not unique, and names
/// of what does not exist.
public func printModule(_ module: Module, style: TextStyle = .plain) -> String {
  var printer = ModulePrinter(module, style: style)
  printer.printFields()
  return printer.lines.text
}

/// Prints one module; the fields come in the order of the binary format.
struct ModulePrinter {
  let module: Module
  let style: TextStyle
  let names: PrinterNames
  let signatures: PrinterSignatures
  var lines = PrinterLines()

  init(_ module: Module, style: TextStyle) {
    self.module = module
    self.style = style
    names = PrinterNames(module)
    signatures = PrinterSignatures(module)
  }

  mutating func printFields() {
    lines.open(PrinterLines.words("(module", names.module))
    printTypes()
    printImports()
    printTables()
    printMemories()
    printTags()
    printGlobals()
    printExports()
    printStart()
    printElements()
    printFunctions()
    printDataSegments()
    printCustomSections()
    lines.close(")")
  }
}
