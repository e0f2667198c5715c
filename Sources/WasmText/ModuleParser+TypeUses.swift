// Type uses: a function type by its index, by its parameters and results, or both.
//
// Standard: Text Format, Modules, Type Uses.

import WasmModel

extension ModuleParser {
  /// Parameters and results as they stand in the text.
  struct Signature {
    var parameters: [ValueType] = []
    var results: [ValueType] = []
    var names: [ParameterName] = []

    var type: FunctionType { FunctionType(parameters, results) }
    var isEmpty: Bool { parameters.isEmpty && results.isEmpty }
  }

  /// The name of a parameter.
  struct ParameterName {
    let position: Int
    let binding: Binding
    let offset: Int
  }

  /// Reads `(param ...)* (result ...)*`.
  mutating func readSignature(allowsNames: Bool) throws(TextError) -> Signature {
    var signature = Signature()
    while cursor.readIfOpen(.param) {
      let offset = cursor.token.start
      if allowsNames, let binding = try readBinding() {
        signature.names.append(
          .init(position: signature.parameters.count, binding: binding, offset: offset))
        signature.parameters.append(try readValueType())
      } else {
        try readValueTypes(into: &signature.parameters)
      }
      try cursor.readRightParenthesis()
    }
    while cursor.readIfOpen(.result) {
      try readValueTypes(into: &signature.results)
      try cursor.readRightParenthesis()
    }
    if cursor.openKeyword == .param {
      cursor.advance()
      throw cursor.unexpected("parameters only before results")
    }
    return signature
  }

  /// Reads `(type x)` if it comes next.
  private mutating func readTypeIfPresent() throws(TextError) -> TypeIndex? {
    guard cursor.readIfOpen(.type) else { return nil }
    let index: TypeIndex = try readIndex(types)
    try cursor.readRightParenthesis()
    return index
  }

  /// Reads a type use and forgets the names of parameters.
  mutating func readTypeUse(allowsNames: Bool) throws(TextError) -> TypeIndex {
    try readTypeUseAndSignature(allowsNames: allowsNames).type
  }

  mutating func readTypeUseAndSignature(
    allowsNames: Bool
  ) throws(TextError) -> (type: TypeIndex, signature: Signature) {
    let offset = cursor.token.start
    let index = try readTypeIfPresent()
    let signature = try readSignature(allowsNames: allowsNames)
    guard let index else { return (plainType(signature.type, at: offset), signature) }
    if !signature.isEmpty { try check(signature, is: index, at: offset) }
    return (index, signature)
  }

  mutating func readBlockType() throws(TextError) -> BlockType {
    let offset = cursor.token.start
    let index = try readTypeIfPresent()
    let signature = try readSignature(allowsNames: false)
    if let index {
      if !signature.isEmpty { try check(signature, is: index, at: offset) }
      return .type(index)
    }
    guard signature.parameters.isEmpty, signature.results.count <= 1 else {
      return .type(plainType(signature.type, at: offset))
    }
    return signature.results.first.map { .value($0) } ?? .empty
  }

  private func check(
    _ signature: Signature, is index: TypeIndex, at offset: Int
  ) throws(TextError) {
    guard index.value < module.types.count else {
      throw TextError(.unknown(.type, "\(index)"), at: offset)
    }
    let type = module.types[index.value].composite
    guard type == .function(signature.type) else {
      throw TextError(.inlineFunctionType(found: signature.type, expected: type), at: offset)
    }
  }

  /// The first type that is this function type and no more: final, without supertypes, alone in its
  /// group. If there is none, it is added behind all others.
  private mutating func plainType(_ type: FunctionType, at offset: Int) -> TypeIndex {
    if let index = plainTypes[type] { return index }
    let index = TypeIndex(module.types.count)
    module.types.append(SubType(type))
    module.places.types.append(offset)
    plainTypes[type] = index
    return index
  }

  /// Notes the plain types among those that the text defines.
  mutating func rememberPlainTypes() {
    for (position, type) in module.types.enumerated() {
      let next = position + 1
      let isAlone =
        !type.continuesGroup
        && (next == module.types.count || !module.types[next].continuesGroup)
      guard isAlone, type.isFinal, type.supertypes.isEmpty, let function = type.function,
        plainTypes[function] == nil
      else { continue }
      plainTypes[function] = TypeIndex(position)
    }
  }
}
