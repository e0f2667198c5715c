// Modules and pieces of program: compiled, evaluated, and their variables by name.

/// A module: its program, and where its variables are once it has been evaluated.
struct ModuleRecord: Sendable {
  let program: Program
  let code: Code
  /// Variables, imports among them; pieces that are run here add their own.
  var variables: [String: Variable] = [:]
  /// Nil until it has been evaluated.
  var namespace: ObjectID?

  struct Variable: Sendable {
    let cell: CellID
    let isConstant: Bool
  }
}

extension Interpreter {
  /// Compiles a module; ``evaluate(_:)`` runs it.
  public mutating func add(_ program: Program) throws(CompileError) {
    let name = Compiler.moduleName(program.name)
    guard moduleIndices[name] == nil else {
      throw CompileError(kind: .moduleExists, module: program.name, line: 0)
    }
    let code = try Compiler.compile(module: program, watched: watched)
    moduleIndices[name] = modules.count
    modules.append(ModuleRecord(program: program, code: code))
  }

  /// Begins to evaluate a module, whose imports have been evaluated. An activation; one without
  /// effect if the module has been evaluated before.
  public mutating func evaluate(_ module: String) {
    beginActivation()
    guard let index = find(module) else {
      let problem = error("SyntaxError", "There is no module '\(module)'")
      return proceed(.complete(.activation, .thrown(problem)))
    }
    guard modules[index].namespace == nil else {
      return proceed(.complete(.activation, .value(.undefined)))
    }
    modules[index].namespace = makeObject(.namespace(module: index), prototype: nil)
    begin(modules[index].code, in: index)
  }

  /// Begins to run a piece of program that sees the variables of a module and adds its own to them.
  /// Its outcome is the value of the last expression statement. An activation.
  public mutating func run(_ piece: Program, in module: String) throws(CompileError) {
    guard let index = find(module), modules[index].namespace != nil else {
      throw CompileError(kind: .noSuchModule, module: module, line: 0)
    }
    let seen = modules[index].variables.map { (name: $0.key, isConstant: $0.value.isConstant) }
      .sorted { $0.name < $1.name }
    let code = try Compiler.compile(piece: piece, in: module, seeing: seen, watched: watched)
    beginActivation()
    begin(code, in: index)
  }

  private mutating func begin(_ code: Code, in module: Int) {
    var frame = CallFrame(
      code: code, slots: Array(repeating: .uninitialized, count: code.slotCount), cells: [],
      this: .undefined, newTarget: .undefined, function: nil, isConstruction: false,
      promise: code.isAsync ? makePromise() : nil, completion: .activation)
    frame.slots.reserveCapacity(code.slotCount + CallFrame.usualOperands)
    for external in code.externals {
      guard let cell = find(external, in: module) else {
        return proceed(.complete(.activation, .thrown(missing(external))))
      }
      frame.cells.append(cell)
    }
    addImports(of: module, frame.cells)
    makeCells(of: &frame)
    for variable in code.topLevel {
      modules[module].variables[variable.name] = .init(
        cell: frame.cells[variable.cell], isConstant: variable.isConstant)
    }
    pushFrame(frame)
    reachFirstStatement()
  }

  /// Imported names are variables of the module too.
  private mutating func addImports(of module: Int, _ cells: [CellID]) {
    guard modules[module].variables.isEmpty else { return }
    for (item, cell) in zip(modules[module].program.imports, cells) {
      modules[module].variables[item.local] = .init(cell: cell, isConstant: true)
    }
  }

  private mutating func find(_ external: Code.External, in module: Int) -> CellID? {
    switch external {
    case .variable(let name): return modules[module].variables[name]?.cell
    case .imported("*", let name):
      return namespace(of: name).map { makeCell(.object($0)) }
    case .imported(let name, let other):
      guard let index = find(other), modules[index].namespace != nil else { return nil }
      return exportedVariable(name, ofModuleAt: index)
    }
  }

  private mutating func missing(_ external: Code.External) -> JSValue {
    switch external {
    case .variable(let name): isNotDefined(name).value
    case .imported(let name, let module):
      error(
        "SyntaxError",
        "The requested module '\(module)' does not provide an export named '\(name)'")
    }
  }

  private func exportedVariable(_ name: String, ofModuleAt index: Int) -> CellID? {
    guard let export = modules[index].program.exports.first(where: { $0.exported == name }) else {
      return nil
    }
    return modules[index].variables[export.local]?.cell
  }

  func exportValue(_ name: String, ofModuleAt index: Int) -> JSValue? {
    exportedVariable(name, ofModuleAt: index).map { cells[$0.index] }.flatMap(visible)
  }

  private func visible(_ value: JSValue) -> JSValue? { value.isUninitialized ? nil : value }

  private func find(_ module: String) -> Int? { moduleIndices[Compiler.moduleName(module)] }

  // MARK: By name

  /// What a module exports under a name, as it is now; nil if there is nothing.
  public func exportValue(_ name: String, of module: String) -> JSValue? {
    find(module).flatMap { exportValue(name, ofModuleAt: $0) }
  }

  /// What `import * as` gives; nil if there is no such module or it has not been evaluated.
  public func namespace(of module: String) -> ObjectID? {
    find(module).flatMap { modules[$0].namespace }
  }

  /// The value of a variable at the top of a module, as it is now.
  public func variable(_ name: String, of module: String) -> JSValue? {
    guard let index = find(module), let variable = modules[index].variables[name] else {
      return nil
    }
    return visible(cells[variable.cell.index])
  }

  /// Writes a variable at the top of a module, a constant too; false if there is none.
  public mutating func setVariable(
    _ name: String, of module: String, _ value: JSValue
  ) -> Bool {
    guard let index = find(module), let variable = modules[index].variables[name] else {
      return false
    }
    cells[variable.cell.index] = value
    return true
  }

  /// The names of the variables at the top of a module, in alphabetical order.
  public func variableNames(of module: String) -> [String] {
    find(module).map { modules[$0].variables.keys.sorted() } ?? []
  }

  /// The lines of a module's source; empty if there is no such module.
  public func source(of module: String) -> [String] {
    find(module).map { modules[$0].program.source } ?? []
  }

  /// The keys of the rows of upstream constructs, by the lines that model them.
  public func markers(of module: String) -> [Int: String] {
    find(module).map { modules[$0].program.markers } ?? [:]
  }
}
