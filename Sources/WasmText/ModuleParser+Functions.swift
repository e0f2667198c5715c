// Functions, their parameters and locals, and constant expressions.
//
// Standard: Text Format, Modules, Functions; Instructions, Expressions.

import WasmModel

extension ModuleParser {
  mutating func parseFunction() throws(TextError) {
    let offset = cursor.token.start
    cursor.move(to: cursor.position + 2)
    let index = nextFunction(try readBinding())
    try readInlineExports(.function(index))
    if let names = try readInlineImport() {
      try importFunction(names, index, at: offset)
    } else {
      module.functions.append(try readFunction(index, at: offset))
    }
    try cursor.readRightParenthesis()
  }

  private mutating func readFunction(
    _ index: FunctionIndex, at offset: Int
  ) throws(TextError) -> Function {
    let (type, signature) = try readTypeUseAndSignature(allowsNames: true)
    try declareParameters(type, signature, of: index)
    let locals = try readLocals(of: index)
    function = index
    try readBody()
    function = nil
    return Function(
      type: type, locals: locals, body: code.list.takeAll(), offsets: code.offsets.takeAll(),
      bodyOffset: offset)
  }

  /// Gives the parameters their indices and names.
  mutating func declareParameters(
    _ type: TypeIndex, _ signature: Signature, of function: FunctionIndex
  ) throws(TextError) {
    locals = Scope(.local)
    for name in signature.names {
      locals.skip(name.position - Int(locals.count))
      try declareLocal(name.binding, of: function, at: name.offset)
    }
    let count = module.findFunctionType(type)?.parameters.count ?? signature.parameters.count
    locals.skip(max(0, count - Int(locals.count)))
  }

  private mutating func declareLocal(
    _ binding: Binding, of function: FunctionIndex, at offset: Int
  ) throws(TextError) {
    let index = LocalIndex(number: try locals.add(binding.identifier, at: offset))
    module.names.locals[function, default: [:]][index] = binding.text
  }

  /// Reads `(local ...)*`.
  private mutating func readLocals(of function: FunctionIndex) throws(TextError) -> [ValueType] {
    var list: [ValueType] = []
    while cursor.readIfOpen(.local) {
      let offset = cursor.token.start
      if let binding = try readBinding() {
        try declareLocal(binding, of: function, at: offset)
        list.append(try readValueType())
      } else {
        let count = list.count
        try readValueTypes(into: &list)
        locals.skip(list.count - count)
      }
      try cursor.readRightParenthesis()
    }
    return list
  }

  /// Reads instructions up to a closing parenthesis, which stands for the last `end`.
  private mutating func readBody() throws(TextError) {
    code = Code()
    try parseInstructions(isSingle: false)
    emit(Instruction(.end), at: cursor.token.start)
  }

  mutating func readConstantExpression() throws(TextError) -> ConstantExpression {
    let offset = cursor.token.start
    try readBody()
    return ConstantExpression(Array(code.list.takeAll()), offset: offset)
  }

  /// Reads one instruction in parentheses.
  mutating func readFoldedExpression() throws(TextError) -> ConstantExpression {
    let offset = cursor.token.start
    code = Code()
    try parseInstructions(isSingle: true)
    emit(Instruction(.end), at: cursor.token.start)
    return ConstantExpression(Array(code.list.takeAll()), offset: offset)
  }
}
