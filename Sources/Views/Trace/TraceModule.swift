// What the lines of a trace need to know of a module.

import WasmMachine
import WasmModel

/// A module with its types looked up once.
struct TraceModule {
  let code: CodeText
  /// The types of all functions, imports first.
  let functions: [FunctionType]
  /// The types of all tags, imports first.
  let tags: [FunctionType]

  init(_ module: Module) {
    code = CodeText(module)
    functions = module.functionTypes.map(module.functionType)
    tags = module.tagTypes.map(module.functionType)
  }
}

/// How a value is written: a number type, a vector, or a reference of a type.
enum TraceForm {
  static let i32: UInt16 = 0
  static let i64: UInt16 = 1
  static let f32: UInt16 = 2
  static let f64: UInt16 = 3
  static let v128: UInt16 = 4
  /// The first one of a reference type, by its place among those of the trace.
  static let reference: UInt16 = 5
}

/// The reference types that were met, each once.
struct TraceReferences {
  private(set) var types: [ReferenceType] = []

  /// The form of a type.
  mutating func form(_ type: ValueType) -> UInt16 {
    switch type {
    case .i32: return TraceForm.i32
    case .i64: return TraceForm.i64
    case .f32: return TraceForm.f32
    case .f64: return TraceForm.f64
    case .v128: return TraceForm.v128
    case .reference(let type):
      let place = types.firstIndex(of: type) ?? types.count
      if place == types.count { types.append(type) }
      return TraceForm.reference + UInt16(place)
    }
  }
}
