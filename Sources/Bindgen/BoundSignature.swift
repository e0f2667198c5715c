// Which words of WebAssembly stand for bound types, on both sides of Bindgen.
//
// The table is that of Examples/rust/BINDINGS.md.

import WasmModel

/// A parameter or result of a function of the module, as Rust passes it and as JavaScript does.
enum BoundWord: Hashable, Sendable {
  /// A number, the same on both sides.
  case number(ValueType)
  /// A value of JavaScript, for Rust an index into the table of external references. The side that
  /// gets it frees the place.
  case ownedValue
  /// The same, but the place stays in use.
  case borrowedValue

  var compiled: ValueType {
    if case .number(let type) = self { type } else { .i32 }
  }
  var bound: ValueType {
    if case .number(let type) = self { type } else { .externref }
  }

  static let i32 = BoundWord.number(.i32)
}

/// The type of a function before and behind the value adapters.
struct BoundSignature: Hashable, Sendable {
  var parameters: [BoundWord]
  var results: [BoundWord]

  /// Results that Rust stores in memory, at an address that is the first parameter.
  var storesResults: Bool { results.count > 1 }

  /// As rustc compiled it.
  var compiled: FunctionType {
    let words = parameters.map(\.compiled)
    return storesResults
      ? FunctionType([.i32] + words, []) : FunctionType(words, results.map(\.compiled))
  }

  /// As JavaScript sees it.
  var bound: FunctionType { FunctionType(parameters.map(\.bound), results.map(\.bound)) }

  var needsAdapter: Bool { compiled != bound }
}

/// Where a type stands.
enum TypePlace: String {
  case exportParameter = "a parameter of an export"
  case exportResult = "the result of an export"
  case importParameter = "a parameter of an import"
  case importResult = "the result of an import"
}

extension BoundType {
  /// The words of a type; nil if the type cannot stand at that place.
  func words(_ place: TypePlace) -> [BoundWord]? {
    switch self {
    case .i32, .u32, .bool: [.i32]
    case .i64, .u64: [.number(.i64)]
    case .f32: [.number(.f32)]
    case .f64: [.number(.f64)]
    case .string(let isBorrowed), .bytes(let isBorrowed): Self.slice(isBorrowed, place)
    case .value(let isBorrowed): Self.value(isBorrowed, place)
    case .object(_, let ownership):
      ownership == .owned && place != .importResult || place == .exportParameter ? [.i32] : nil
    case .result(let type): place == .exportResult ? Self.result(type) : nil
    case .stackClosure: place == .importParameter ? [.i32, .i32] : nil
    }
  }

  /// What an import gives as a string is not among its results: Rust passes an address for it.
  private static func slice(_ isBorrowed: Bool, _ place: TypePlace) -> [BoundWord]? {
    switch place {
    case .exportParameter, .importParameter: [.i32, .i32]
    case .exportResult: isBorrowed ? nil : [.i32, .i32]
    case .importResult: nil
    }
  }

  private static func value(_ isBorrowed: Bool, _ place: TypePlace) -> [BoundWord]? {
    if !isBorrowed { return [.ownedValue] }
    return place == .importParameter ? [.borrowedValue] : nil
  }

  /// A value in a `Result` stays an index, because there is none if the call failed.
  private static func result(_ type: BoundType?) -> [BoundWord]? {
    guard let type else { return [.i32, .i32] }
    return type.words(.exportResult).map { $0.map { .number($0.compiled) } + [.i32, .i32] }
  }
}

extension Bindings.Function {
  /// The parser has refused types that cannot stand there; they would have no words.
  var signature: BoundSignature {
    let words = parameters.flatMap { $0.type.words(.exportParameter) ?? [] }
    return BoundSignature(
      parameters: (receiver == nil ? [] : [.i32]) + words,
      results: result?.words(.exportResult) ?? [])
  }
}

extension Bindings.Import {
  var signature: BoundSignature {
    let words = parameters.flatMap { $0.type.words(.importParameter) ?? [] }
    if case .string? = result { return BoundSignature(parameters: [.i32] + words, results: []) }
    return BoundSignature(parameters: words, results: result?.words(.importResult) ?? [])
  }
}

extension Bindings.Closure {
  /// Of the import that makes the closure.
  var makerSignature: BoundSignature {
    BoundSignature(parameters: [.i32, .i32], results: [.ownedValue])
  }
}

extension ClosureSignature {
  /// Of the export that calls the closure.
  var invokeSignature: BoundSignature {
    BoundSignature(
      parameters: [.i32, .i32] + parameters.flatMap { $0.words(.exportParameter) ?? [] },
      results: result?.words(.exportResult) ?? [])
  }
}
