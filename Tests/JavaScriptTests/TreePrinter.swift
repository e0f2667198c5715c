// The tree of a program on one line, in parentheses, for tables of tests.

import JavaScript

extension Program {
  /// The imports, the statements and the exports.
  var printed: String {
    let imports = imports.map { "(import \($0.imported ?? "*") \($0.local) \($0.module))" }
    let exports = exports.map { "(export \($0.exported) \($0.local))" }
    return (imports + body.map(\.printed) + exports).joined(separator: " ")
  }
}

private func list(_ head: String, _ items: [String]) -> String {
  "(" + ([head] + items).joined(separator: " ") + ")"
}

extension Statement {
  var printed: String {
    switch kind {
    case .expression(let expression): expression.printed
    case .variable(let kind, let declarators):
      list(kind.rawValue, declarators.map { printedBinding($0.pattern, $0.initial) })
    case .function(let function): function.printed
    case .classDeclaration(let syntax): syntax.printed
    case .return(let value): list("return", [value?.printed].compactMap { $0 })
    case .throw(let value): "(throw \(value.printed))"
    case .if(let test, let then, let other):
      list("if", [test.printed, then.printed] + [other?.printed].compactMap { $0 })
    case .while(let test, let body): "(while \(test.printed) \(body.printed))"
    case .doWhile(let body, let test): "(do \(body.printed) \(test.printed))"
    case .for(let initial, let test, let update, let body):
      list(
        "for",
        [initial?.printed ?? "-", test?.printed ?? "-", update?.printed ?? "-", body.printed])
    case .forOf(let kind, let pattern, let value, let body):
      list("for-of", [kind.rawValue, pattern.printed, value.printed, body.printed])
    case .block(let statements): list("block", statements.map(\.printed))
    case .try(let block, let handler, let finalizer):
      list("try", [list("block", block.map(\.printed))] + printed(handler) + printed(finalizer))
    case .break: "(break)"
    case .continue: "(continue)"
    case .empty: "(empty)"
    }
  }

  private func printed(_ handler: CatchClause?) -> [String] {
    guard let handler else { return [] }
    return [list("catch", [handler.parameter?.printed ?? "-"] + handler.body.map(\.printed))]
  }

  private func printed(_ finalizer: Finalizer?) -> [String] {
    finalizer.map { [list("finally", $0.body.map(\.printed))] } ?? []
  }
}

private func printedBinding(_ pattern: Pattern, _ initial: Expression?) -> String {
  initial.map { "(\(pattern.printed) \($0.printed))" } ?? pattern.printed
}

extension Pattern {
  var printed: String {
    switch self {
    case .name(let name): name
    case .object(let members): list("{}", members.map { "\($0.key):\($0.value.printed)" })
    case .array(let elements): list("[]", elements.map { $0?.printed ?? "-" })
    }
  }
}

extension FunctionSyntax {
  var printed: String {
    let word = (isAsync ? "async-" : "") + (isArrow ? "arrow" : "function")
    let head = name.isEmpty ? word : "\(word) \(name)"
    let parameters = parameters.map { parameter in
      (parameter.isRest ? "..." : "") + printedBinding(parameter.pattern, parameter.initial)
    }
    switch body {
    case .statements(let statements):
      return list(head, [list("params", parameters)] + statements.map(\.printed))
    case .expression(let value): return list(head, [list("params", parameters), value.printed])
    }
  }
}

extension ClassSyntax {
  var printed: String {
    let members = members.map { member in
      let word = (member.isStatic ? "static-" : "") + "\(member.kind)"
      return "(\(word) \(member.key.printed) \(member.function.printed))"
    }
    let heritage = heritage.map { ["(extends \($0.printed))"] } ?? []
    return list(name.isEmpty ? "class" : "class \(name)", heritage + members)
  }
}

extension PropertyKey {
  var printed: String {
    switch self {
    case .name(let name): name
    case .computed(let expression): "[\(expression.printed)]"
    }
  }
}

extension Argument {
  var printed: String { (isSpread ? "..." : "") + value.printed }
}

extension ObjectMember {
  var printed: String {
    switch self {
    case .property(let key, let value): "\(key.printed):\(value.printed)"
    case .getter(let key, let function): "(get \(key.printed) \(function.printed))"
    case .setter(let key, let function): "(set \(key.printed) \(function.printed))"
    case .spread(let value): "...\(value.printed)"
    }
  }
}

extension Expression {
  var printed: String {
    switch self {
    case .undefined: "undefined"
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value):
      value == value.rounded() && value.magnitude < 1e15
        ? "\(Int(value))" : "\(value)"
    case .bigint(let value): "\(value)n"
    case .string(let text): "'\(text)'"
    case .template(let texts, let expressions):
      list("template", texts.map { "'\($0)'" } + expressions.map(\.printed))
    case .identifier(let name): name
    case .this: "this"
    case .newTarget: "new.target"
    case .array(let elements): list("[]", elements.map { $0?.printed ?? "-" })
    case .object(let members): list("{}", members.map(\.printed))
    case .function(let function): function.printed
    case .classExpression(let syntax): syntax.printed
    case .unary(let sign, let operand): "(\(sign) \(operand.printed))"
    case .update(let sign, let isPrefix, let operand):
      isPrefix ? "(\(sign)_ \(operand.printed))" : "(_\(sign) \(operand.printed))"
    case .binary(let sign, let left, let right), .logical(let sign, let left, let right),
      .assignment(let sign, let left, let right):
      "(\(sign) \(left.printed) \(right.printed))"
    case .destructuring(let pattern, let value): "(= \(pattern.printed) \(value.printed))"
    case .conditional(let test, let yes, let no):
      "(? \(test.printed) \(yes.printed) \(no.printed))"
    case .sequence(let expressions): list(",", expressions.map(\.printed))
    case .member(let base, let name, let isOptional):
      "(\(isOptional ? "?." : ".") \(base.printed) \(name))"
    case .element(let base, let key, let isOptional):
      "(\(isOptional ? "?.[]" : "[]") \(base.printed) \(key.printed))"
    case .call(let callee, let arguments, let isOptional):
      list(isOptional ? "?.()" : "()", [callee.printed] + arguments.map(\.printed))
    case .superCall(let arguments): list("super", arguments.map(\.printed))
    case .superMember(let name): "(super.\(name))"
    case .new(let callee, let arguments):
      list("new", [callee.printed] + arguments.map(\.printed))
    case .await(let value): "(await \(value.printed))"
    case .optionalChain(let chain): "(chain \(chain.printed))"
    }
  }
}
