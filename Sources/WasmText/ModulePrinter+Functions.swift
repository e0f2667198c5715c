// Prints functions and constant expressions.
//
// Standard: Text Format, Modules, Functions.

import WasmModel

extension ModulePrinter {
  mutating func printFunctions() {
    let imported = module.importedFunctions.count
    for (position, function) in module.functions.enumerated() {
      printFunction(FunctionIndex(imported + position), function)
    }
  }

  private mutating func printFunction(_ index: FunctionIndex, _ function: Function) {
    lines.open("(" + functionHead(index, function.type))
    let locals = localNames(of: index, function.type, declared: function.locals.count)
    let first = module.findFunctionType(function.type)?.parameters.count ?? 0
    lines.wrap(names.list("local", function.locals, first: first, locals))
    let instructions = PrinterInstructions(
      module, names, locals: locals, labels: module.names.labels[index] ?? [:])
    let hasEnd = function.body.last?.opcode == .end
    let body = function.body.dropLast(hasEnd ? 1 : 0)
    switch style {
    case .plain: printPlain(body, instructions)
    case .folded: printFolded(body, instructions, function.type)
    }
  }

  /// As in `func $f (type $t) (param $x i32) (result i32)`, for imports as well.
  func functionHead(_ index: FunctionIndex, _ typeIndex: TypeIndex) -> String {
    let start = "func \(names.functions.definition(index)) (type \(names.types.use(typeIndex)))"
    guard let type = module.findFunctionType(typeIndex) else { return start }
    let locals = localNames(of: index, typeIndex, declared: 0)
    let parameters = names.list("param", type.parameters, first: 0, locals)
    let results = [names.list("result", type.results)].compactMap { $0 }
    return ([start] + parameters + results).joined(separator: " ")
  }

  /// The identifiers of parameters and declared locals, which share one index space.
  private func localNames(
    of index: FunctionIndex, _ type: TypeIndex, declared: Int
  ) -> PrinterSpace<IndexSpace.Locals> {
    let parameters = module.findFunctionType(type)?.parameters.count ?? 0
    return .init(module.names.locals[index] ?? [:], count: parameters + declared)
  }

  private mutating func printPlain(
    _ body: some Sequence<Instruction>, _ instructions: PrinterInstructions
  ) {
    var instructions = instructions
    for instruction in body {
      let role = PrinterRole(instruction.opcode)
      if role.endsPart { lines.outdent() }
      lines.line(instructions.next(instruction))
      if role.opensPart { lines.indent() }
    }
    lines.close(")")
  }

  private mutating func printFolded(
    _ body: some Sequence<Instruction>, _ instructions: PrinterInstructions, _ type: TypeIndex
  ) {
    let results = module.findFunctionType(type)?.results.count ?? 0
    var folder = PrinterFolder(signatures, instructions, results: results)
    for instruction in body { folder.add(instruction) }
    let nodes = folder.finish()
    for node in nodes.dropLast() { lines.write(node) }
    guard let last = nodes.last else { return lines.close(")") }
    lines.write(last, tail: ")")
    lines.outdent()
  }

  /// The instructions of a constant expression on one line, folded.
  func constant(_ expression: ConstantExpression) -> String {
    nodes(of: expression).map(\.flatText).joined(separator: " ")
  }

  /// A constant expression that stands for itself if it is one folded instruction; else it is
  /// wrapped, as in `(offset …)`.
  func wrapped(_ keyword: String, _ expression: ConstantExpression) -> String {
    let nodes = nodes(of: expression)
    let text = nodes.map(\.flatText).joined(separator: " ")
    if nodes.count == 1, nodes[0].isFolded { return text }
    return PrinterLines.words("(" + keyword, text) + ")"
  }

  private func nodes(of expression: ConstantExpression) -> [PrinterNode] {
    let instructions = PrinterInstructions(module, names, locals: .init(count: 0), labels: [:])
    var folder = PrinterFolder(signatures, instructions, results: 1)
    let hasEnd = expression.body.last?.opcode == .end
    for instruction in expression.body.dropLast(hasEnd ? 1 : 0) { folder.add(instruction) }
    return folder.finish()
  }
}
