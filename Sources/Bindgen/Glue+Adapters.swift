// The functions that stand between Rust's imports and JavaScript's functions, and Rust's closures.
//
// Recovery: sections 4.4 and 4.7.

import WasmModel

extension GlueWriter {
  /// Reads the words of the arguments, calls the function, and gives its result back in words.
  func writeAdapter(_ name: String, _ item: Bindings.Import, into script: inout GlueScript) {
    let words = ImportWords(item)
    let catchesHere = item.catches && !features.catchesInModule
    script.function("\(name)(\(words.parameters.joined(separator: ", ")))", .importAdapter) {
      guard catchesHere else { return writeAdapterBody(item, words, into: &$0) }
      let fallback = item.result == .i64 || item.result == .u64 ? ", 0n" : ""
      $0.block("return handleError(() =>", .handleError, end: "}\(fallback));") {
        writeAdapterBody(item, words, into: &$0)
      }
    }
  }

  private func writeAdapterBody(
    _ item: Bindings.Import, _ words: ImportWords, into script: inout GlueScript
  ) {
    for closure in words.closures { writeStackClosure(closure, into: &script) }
    for bytes in words.ownedBytes {
      script.write(
        """
        const \(bytes.name) = getArrayU8FromWasm0(\(bytes.pointer), \(bytes.length));
        wasm.__wbindgen_free(\(bytes.pointer), \(bytes.length), 1);
        """, .importAdapter)
    }
    script.protect(
      !words.closures.isEmpty || !words.ownedStrings.isEmpty,
      finally: {
        for closure in words.closures {
          $0.write("\(closure.state).a = 0;", .stackClosure)
        }
        for text in words.ownedStrings {
          let call = "wasm.__wbindgen_free(\(text.pointer), \(text.length), 1)"
          writeCall(call, result: nil, into: &$0)
        }
      },
      { writeAdapterCall(item, words, into: &$0) })
  }

  private func writeAdapterCall(
    _ item: Bindings.Import, _ words: ImportWords, into script: inout GlueScript
  ) {
    let call = "\(target(item.name))(\(words.arguments.joined(separator: ", ")))"
    switch item.result {
    case nil: script.write("\(call);", .importAdapter)
    case .string:
      script.write(
        """
        const ret = \(call);
        const pointer = passStringToWasm0(ret);
        const length = WASM_VECTOR_LEN;
        getInt32ArrayMemory0()[address / 4 + 1] = length;
        getInt32ArrayMemory0()[address / 4] = pointer;
        """, .importAdapter)
    case .object(_, .owned):
      script.write("const ret = \(call);\nreturn ret.__destroy_into_raw();", .importAdapter)
    default: script.write("return \(call);", .importAdapter)
    }
  }

  /// A function of a snippet, or else one that JavaScript has.
  private func target(_ name: String) -> String {
    for declaration in ["function", "async function", "const", "let", "class"] {
      let found = bindings.snippets.split(separator: "\n").contains { line in
        let words = line.drop { $0 == " " }
        guard words.hasPrefix("export \(declaration) \(name)") else { return false }
        let rest = words.dropFirst("export \(declaration) \(name)".count)
        return rest.first.map { !$0.isLetter && !$0.isNumber && $0 != "_" } ?? true
      }
      if found { return "snippets.\(name)" }
    }
    return "globalThis\(GlueNames.property(name))"
  }

  /// A function that works until the import returns; then its first word is 0, and Rust refuses it.
  private func writeStackClosure(
    _ closure: ImportWords.Closure, into script: inout GlueScript
  ) {
    let state = closure.state
    script.write(
      "const \(state) = { a: \(closure.first), b: \(closure.second) };", .stackClosure)
    let adapter = closureAdapter(closure.signature)
    script.block("const \(closure.name) = (...args) =>", .stackClosure, end: "};") {
      guard closure.signature.kind != .fn else {
        return $0.write("return \(adapter)(\(state).a, \(state).b, ...args);", .stackClosure)
      }
      $0.write("const saved = \(state).a;\n\(state).a = 0;", .stackClosure)
      $0.protect(
        true, finally: { $0.write("\(state).a = saved;", .stackClosure) },
        { $0.write("return \(adapter)(saved, \(state).b, ...args);", .stackClosure) })
    }
  }

  func writeClosureMaker(
    _ name: String, _ signature: ClosureSignature, into script: inout GlueScript
  ) {
    let maker = signature.kind == .fn ? "makeClosure" : "makeMutClosure"
    script.function("\(name)(a, b)", signature.kind == .fn ? .makeClosure : .makeMutClosure) {
      $0.write(
        "return \(maker)(a, b, \(closureAdapter(signature)));",
        signature.kind == .fn ? .makeClosure : .makeMutClosure)
    }
  }

  private func closureAdapter(_ signature: ClosureSignature) -> String {
    GlueNames.identifier("__wbg_adapter_\(signature.invoke)")
  }

  /// One function for each export that calls a closure: guard and catch as for any export.
  func writeClosureAdapters() -> String {
    var script = GlueScript()
    var written: Set<String> = []
    for signature in closureSignatures where written.insert(signature.invoke).inserted {
      let function = Bindings.Function(
        name: signature.invoke, symbol: signature.invoke, receiver: nil,
        parameters: [
          Bindings.Parameter(name: "a", type: .i32), Bindings.Parameter(name: "b", type: .i32),
        ]
          + signature.parameters.enumerated().map {
            Bindings.Parameter(name: "arg\($0.offset)", type: $0.element)
          },
        result: signature.result)
      let parameters = function.parameters.map(\.name).joined(separator: ", ")
      script.function("\(closureAdapter(signature))(\(parameters))", .closureAdapter) {
        writeBody(of: function, into: &$0)
      }
    }
    return script.text
  }

  /// The closures that the module makes, and those that it lends to an import.
  private var closureSignatures: [ClosureSignature] {
    let lent = bindings.imports.flatMap(\.parameters).compactMap { parameter in
      if case .stackClosure(let signature) = parameter.type { signature } else { nil }
    }
    return bindings.closures.map(\.signature) + lent
  }
}

/// The words in which Rust passes the arguments of an import, and what is made of them.
private struct ImportWords {
  typealias Words = (name: String, pointer: String, length: String)
  typealias Closure = (
    name: String, state: String, first: String, second: String, signature: ClosureSignature
  )

  private(set) var parameters: [String] = []
  private(set) var arguments: [String] = []
  private(set) var ownedStrings: [Words] = []
  private(set) var ownedBytes: [Words] = []
  private(set) var closures: [Closure] = []

  init(_ item: Bindings.Import) {
    if case .string = item.result { parameters.append("address") }
    for parameter in item.parameters { add(parameter.type) }
  }

  private mutating func add(_ type: BoundType) {
    switch type {
    case .string(let isBorrowed):
      let (pointer, length) = (word(), word())
      if !isBorrowed { ownedStrings.append(("text", pointer, length)) }
      arguments.append("getStringFromWasm0(\(pointer), \(length))")
    case .bytes(let isBorrowed):
      let (pointer, length) = (word(), word())
      if isBorrowed {
        arguments.append("getArrayU8FromWasm0(\(pointer), \(length))")
      } else {
        ownedBytes.append(("bytes\(ownedBytes.count)", pointer, length))
        arguments.append("bytes\(ownedBytes.count - 1)")
      }
    case .stackClosure(let signature):
      let place = closures.count
      closures.append(("closure\(place)", "state\(place)", word(), word(), signature))
      arguments.append("closure\(place)")
    default: arguments.append(type.lifted(word()))
    }
  }

  /// The next parameter of the adapter.
  private mutating func word() -> String {
    parameters.append("arg\(parameters.count)")
    return parameters[parameters.count - 1]
  }
}
