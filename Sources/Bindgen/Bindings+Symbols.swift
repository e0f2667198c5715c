// What follows from the lines of a module: its symbols with their types, and all types it passes.

import WasmModel

extension Bindings {
  /// The types of all imported functions that the glue knows, by name.
  var importSignatures: [String: BoundSignature] {
    let pairs =
      imports.map { ($0.symbol, $0.signature) }
      + closures.map { ($0.symbol, $0.makerSignature) }
      + Intrinsic.allCases.map { ($0.rawValue, $0.signature) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// The types of all exported functions with a line, by name.
  var exportSignatures: [String: BoundSignature] {
    let pairs =
      allFunctions.map { ($0.symbol, $0.signature) }
      + closureSignatures.map { ($0.invoke, $0.invokeSignature) }
      + classes.map { ($0.freeSymbol, $0.freeSignature) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Every type that stands in a line, with its place.
  var allTypes: [(type: BoundType, place: TypePlace)] {
    let exported = allFunctions.flatMap { function in
      function.parameters.map { ($0.type, TypePlace.exportParameter) }
        + [function.result].compactMap { $0 }.map { ($0, .exportResult) }
    }
    let imported = imports.flatMap { item in
      item.parameters.map { ($0.type, TypePlace.importParameter) }
        + [item.result].compactMap { $0 }.map { ($0, .importResult) }
    }
    let called = closureSignatures.flatMap { signature in
      signature.parameters.map { ($0, TypePlace.exportParameter) }
        + [signature.result].compactMap { $0 }.map { ($0, .exportResult) }
    }
    return exported + imported + called
  }

  private var allFunctions: [Function] {
    functions
      + classes.flatMap {
        [$0.constructor].compactMap { $0 } + $0.methods + $0.staticMethods + $0.getters
          + $0.setters
      }
  }

  /// Of long-lived closures and of those on the stack.
  private var closureSignatures: [ClosureSignature] {
    let parameters: [ClosureSignature] = imports.flatMap(\.parameters).compactMap {
      if case .stackClosure(let signature) = $0.type { signature } else { nil }
    }
    return closures.map(\.signature) + parameters
  }
}

extension Bindings.Class {
  /// Of the export that drops an object: its pointer, and 1 if the glue does not wait for the end
  /// of a borrow.
  var freeSignature: BoundSignature { BoundSignature(parameters: [.i32, .i32], results: []) }
}
