// Reads the lines that declare functions: exports, methods, accessors, imports and closures.

extension BindingsParser {
  /// `NAME(PARAMETERS) -> TYPE`, or the same behind `CLASS::`.
  mutating func readExport(_ line: inout BindingsLine) throws(BindingsError) {
    let first = try line.takeName(of: "a function or class")
    guard line.takeIf(":", ":") else {
      let function = try readFunction(&line, named: first, symbol: first, receiver: nil)
      bindings.functions.append(function)
      return
    }
    let name = try line.takeName(of: "a method")
    let symbol = "\(first.lowercased())_\(name)"
    try line.take("(")
    let receiver = takeReceiver(&line)
    if receiver != nil { _ = line.takeIf(",") }
    let function = try readFunction(
      &line, named: name, symbol: symbol, receiver: receiver, isOpen: true)
    change(first, line) {
      if receiver == nil { $0.staticMethods.append(function) } else { $0.methods.append(function) }
    }
  }

  /// `CLASS(PARAMETERS)`
  mutating func readConstructor(_ line: inout BindingsLine) throws(BindingsError) {
    let className = try line.takeName(of: "a class")
    try line.take("(")
    let function = Bindings.Function(
      name: "new", symbol: "\(className.lowercased())_new", receiver: nil,
      parameters: try readParameters(&line, .exportParameter),
      result: .object(className: className, .owned))
    try declareExport(function.symbol, function.signature, line)
    change(className, line) { $0.constructor = function }
  }

  /// `CLASS::NAME -> TYPE`
  mutating func readGetter(_ line: inout BindingsLine) throws(BindingsError) {
    let (className, name) = try readField(&line)
    let result = try readResult(&line, .exportResult)
    let function = Bindings.Function(
      name: name, symbol: "__wbg_get_\(className.lowercased())_\(name)", receiver: .borrowed,
      parameters: [], result: result)
    try declareExport(function.symbol, function.signature, line)
    change(className, line) { $0.getters.append(function) }
  }

  /// `CLASS::NAME: TYPE`
  mutating func readSetter(_ line: inout BindingsLine) throws(BindingsError) {
    let (className, name) = try readField(&line)
    try line.take(":")
    let type = try readType(&line, .exportParameter)
    let function = Bindings.Function(
      name: name, symbol: "__wbg_set_\(className.lowercased())_\(name)",
      receiver: .mutablyBorrowed, parameters: [.init(name: "value", type: type)], result: nil)
    try declareExport(function.symbol, function.signature, line)
    change(className, line) { $0.setters.append(function) }
  }

  private func readField(
    _ line: inout BindingsLine
  ) throws(BindingsError) -> (className: String, name: String) {
    let className = try line.takeName(of: "a class")
    if !line.takeIf(":", ":") { throw line.unexpected("`::`") }
    return (className, try line.takeName(of: "a field"))
  }

  /// `NAME(PARAMETERS) -> TYPE`
  mutating func readImport(
    _ line: inout BindingsLine, catches: Bool
  ) throws(BindingsError) {
    let name = try line.takeName(of: "a function")
    try line.take("(")
    let item = Bindings.Import(
      name: name, catches: catches, parameters: try readParameters(&line, .importParameter),
      result: try readResult(&line, .importResult))
    if try declareImport(item.symbol, item.signature, line) { bindings.imports.append(item) }
  }

  /// `NAME: KIND(TYPES) -> TYPE via EXPORT`
  mutating func readClosure(_ line: inout BindingsLine) throws(BindingsError) {
    let name = try line.takeName(of: "a closure")
    try line.take(":")
    let signature = try readClosureSignature(&line)
    let closure = Bindings.Closure(name: name, signature: signature)
    if try declareImport(closure.symbol, closure.makerSignature, line) {
      bindings.closures.append(closure)
    }
  }

  /// The rest of a function: `(PARAMETERS) -> TYPE`. `isOpen` says that the receiver was read.
  private mutating func readFunction(
    _ line: inout BindingsLine, named name: String, symbol: String,
    receiver: Bindings.Receiver?, isOpen: Bool = false
  ) throws(BindingsError) -> Bindings.Function {
    if !isOpen { try line.take("(") }
    let function = Bindings.Function(
      name: name, symbol: symbol, receiver: receiver,
      parameters: try readParameters(&line, .exportParameter),
      result: try readResult(&line, .exportResult))
    try declareExport(symbol, function.signature, line)
    return function
  }

  private func takeReceiver(_ line: inout BindingsLine) -> Bindings.Receiver? {
    if line.takeIf("self") { return .owned }
    if line.takeIf("&", "self") { return .borrowed }
    return line.takeIf("&", "mut", "self") ? .mutablyBorrowed : nil
  }

  /// `NAME: TYPE, …)`
  private mutating func readParameters(
    _ line: inout BindingsLine, _ place: TypePlace
  ) throws(BindingsError) -> [Bindings.Parameter] {
    var parameters: [Bindings.Parameter] = []
    while !line.takeIf(")") {
      let name = try line.takeName(of: "a parameter")
      try line.take(":")
      parameters.append(.init(name: name, type: try readType(&line, place)))
      if !line.takeIf(",") {
        try line.take(")")
        break
      }
    }
    return parameters
  }
}
