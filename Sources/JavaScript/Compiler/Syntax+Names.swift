// The names that patterns and statements declare.

extension Pattern {
  /// The variables that it binds, in order.
  var names: [String] {
    switch self {
    case .name(let name): [name]
    case .object(let members): members.flatMap(\.value.names)
    case .array(let elements): elements.flatMap { $0?.names ?? [] }
    }
  }
}

extension Statement {
  /// The `var`s in it, at any depth but not in functions.
  var varNames: [String] {
    switch kind {
    case .variable(.var, let declarators): declarators.flatMap(\.pattern.names)
    case .if(_, let then, let otherwise): then.varNames + (otherwise?.varNames ?? [])
    case .while(_, let body), .doWhile(let body, _): body.varNames
    case .for(let initial, _, _, let body): (initial?.varNames ?? []) + body.varNames
    case .forOf(let kind, let pattern, _, let body):
      (kind == .var ? pattern.names : []) + body.varNames
    case .block(let statements): statements.flatMap(\.varNames)
    case .try(let block, let handler, let finalizer):
      (block + (handler?.body ?? []) + (finalizer?.body ?? [])).flatMap(\.varNames)
    default: []
    }
  }
}
