// What declarations, parameters and destructuring assignments bind.
//
// ECMA-262, "Destructuring Binding Patterns" and "Destructuring Assignment".

extension Parser {
  /// A name, `{ a, b: c }` or `[a, , b]`.
  mutating func parsePattern() throws(SyntaxError) -> Pattern {
    try enter()
    defer { leave() }
    if eat(sign: "{") { return .object(try parseObjectPattern()) }
    if eat(sign: "[") { return .array(try parseArrayPattern()) }
    return .name(try parseBindingName())
  }

  private mutating func parseObjectPattern()
    throws(SyntaxError) -> [(key: String, value: Pattern)]
  {
    var members: [(key: String, value: Pattern)] = []
    while !eat(sign: "}") {
      if isAt(sign: "...") { throw unsupported("rest elements in patterns") }
      if isAt(sign: "[") { throw unsupported("computed keys in patterns") }
      if kind == .word, !isNext(sign: ":") {
        let name = try parseBindingName()
        members.append((name, .name(name)))
      } else if case .name(let key) = try parsePropertyKey() {
        try expect(sign: ":")
        members.append((key, try parsePattern()))
      }
      try expectPatternEnd("}")
    }
    return members
  }

  private mutating func parseArrayPattern() throws(SyntaxError) -> [Pattern?] {
    var elements: [Pattern?] = []
    while !eat(sign: "]") {
      if isAt(sign: "...") { throw unsupported("rest elements in patterns") }
      if eat(sign: ",") {
        elements.append(nil)
      } else {
        elements.append(try parsePattern())
        try expectPatternEnd("]")
      }
    }
    return elements
  }

  /// Passes a `,`, or stays at the bracket that closes.
  private mutating func expectPatternEnd(_ bracket: String) throws(SyntaxError) {
    if isAt(sign: "=") { throw unsupported("defaults in patterns") }
    if !isAt(sign: bracket) { try expect(sign: ",") }
  }

  // MARK: From expressions

  /// The pattern that an array or object on the left side of a `=` is.
  func pattern(from expression: Expression, at place: Int) throws(SyntaxError) -> Pattern {
    switch expression {
    case .identifier(let name) where !Vocabulary.unbindableWords.contains(name):
      return .name(name)
    case .array(let elements):
      var patterns: [Pattern?] = []
      for element in elements {
        if element?.isSpread == true { throw unsupported("rest elements in patterns", at: place) }
        patterns.append(
          try element.map { (element) throws(SyntaxError) in
            try pattern(from: element.value, at: place)
          })
      }
      return .array(patterns)
    case .object(let members):
      var patterns: [(key: String, value: Pattern)] = []
      for member in members {
        guard case .property(.name(let key), let value) = member else {
          throw unsupported("patterns of more than names", at: place)
        }
        patterns.append((key, try pattern(from: value, at: place)))
      }
      return .object(patterns)
    case .assignment: throw unsupported("defaults in patterns", at: place)
    default: throw unsupported("patterns of more than names", at: place)
    }
  }
}

extension Pattern {
  /// The name that the whole value is bound to, if it is one.
  var name: String? {
    if case .name(let name) = self { name } else { nil }
  }
}
