// Reads the types of bound functions, which are written as in Rust.

extension BindingsParser {
  /// A type that can stand at a place.
  mutating func readType(
    _ line: inout BindingsLine, _ place: TypePlace
  ) throws(BindingsError) -> BoundType {
    let type = try readType(&line)
    // A string that an import gives has no words, but an address among the parameters.
    let isStoredString = place == .importResult && type == .string(isBorrowed: false)
    guard isStoredString || type.words(place) != nil else {
      throw line.error(.misplacedType(type.description, place: place.rawValue))
    }
    return type
  }

  /// `-> TYPE`, which may be missing; `-> ()` is the same.
  mutating func readResult(
    _ line: inout BindingsLine, _ place: TypePlace
  ) throws(BindingsError) -> BoundType? {
    guard line.takeIf("-", ">"), !line.takeIf("(", ")") else { return nil }
    return try readType(&line, place)
  }

  private mutating func readType(_ line: inout BindingsLine) throws(BindingsError) -> BoundType {
    if line.takeIf("&") { return try readBorrowed(&line) }
    let start = line
    switch try line.takeName(of: "a type") {
    case "i32": return .i32
    case "u32": return .u32
    case "i64": return .i64
    case "u64": return .u64
    case "f32": return .f32
    case "f64": return .f64
    case "bool": return .bool
    case "String": return .string(isBorrowed: false)
    case "JsValue", "Promise": return .value(isBorrowed: false)
    case "Vec":
      guard line.takeIf("<", "u8", ">") else { throw line.unexpected("`<u8>`") }
      return .bytes(isBorrowed: false)
    case "Result": return try readResultType(&line)
    case let name:
      mentions.append((name, start))
      return .object(className: name, .owned)
    }
  }

  /// What stands behind `&`.
  private mutating func readBorrowed(
    _ line: inout BindingsLine
  ) throws(BindingsError) -> BoundType {
    if line.takeIf("str") { return .string(isBorrowed: true) }
    if line.takeIf("[", "u8", "]") { return .bytes(isBorrowed: true) }
    if line.takeIf("JsValue") || line.takeIf("Promise") { return .value(isBorrowed: true) }
    let isMutable = line.takeIf("mut")
    if line.takeIf("dyn") { return .stackClosure(try readClosureSignature(&line)) }
    let name = try line.takeName(of: "a type")
    mentions.append((name, line))
    return .object(className: name, isMutable ? .mutablyBorrowed : .borrowed)
  }

  /// `<TYPE, JsValue>`
  private mutating func readResultType(
    _ line: inout BindingsLine
  ) throws(BindingsError) -> BoundType {
    try line.take("<")
    let type = line.takeIf("(", ")") ? nil : try readType(&line, .exportResult)
    try line.take(",")
    try line.take("JsValue")
    try line.take(">")
    return .result(type)
  }

  /// `KIND(TYPES) -> TYPE via EXPORT`
  mutating func readClosureSignature(
    _ line: inout BindingsLine
  ) throws(BindingsError) -> ClosureSignature {
    let start = line
    guard let kind = ClosureSignature.Kind(rawValue: try line.takeName(of: "a kind of closure"))
    else { throw start.unexpected("`Fn`, `FnMut` or `FnOnce`") }
    try line.take("(")
    var parameters: [BoundType] = []
    while !line.takeIf(")") {
      parameters.append(try readType(&line, .exportParameter))
      if !line.takeIf(",") {
        try line.take(")")
        break
      }
    }
    let result = try readResult(&line, .exportResult)
    try line.take("via")
    let signature = ClosureSignature(
      kind: kind, parameters: parameters, result: result,
      invoke: try line.takeName(of: "an export"))
    try checkExport(signature.invoke, signature.invokeSignature, line)
    return signature
  }
}

extension BoundType: CustomStringConvertible {
  /// As in Rust.
  public var description: String {
    switch self {
    case .i32: "i32"
    case .u32: "u32"
    case .i64: "i64"
    case .u64: "u64"
    case .f32: "f32"
    case .f64: "f64"
    case .bool: "bool"
    case .string(let isBorrowed): isBorrowed ? "&str" : "String"
    case .bytes(let isBorrowed): isBorrowed ? "&[u8]" : "Vec<u8>"
    case .value(let isBorrowed): isBorrowed ? "&JsValue" : "JsValue"
    case .object(let name, .owned): name
    case .object(let name, .borrowed): "&\(name)"
    case .object(let name, .mutablyBorrowed): "&mut \(name)"
    case .result(let type): "Result<\(type?.description ?? "()"), JsValue>"
    case .stackClosure(let signature):
      signature.kind == .fn ? "&dyn \(signature)" : "&mut dyn \(signature)"
    }
  }
}

extension ClosureSignature: CustomStringConvertible {
  /// As in the section.
  public var description: String {
    let types = parameters.map(\.description).joined(separator: ", ")
    let end = result.map { " -> \($0)" } ?? ""
    return "\(kind.rawValue)(\(types))\(end) via \(invoke)"
  }
}
