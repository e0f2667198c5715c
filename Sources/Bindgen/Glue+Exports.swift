// The functions that stand before a module's exports.
//
// Recovery: section 4.1.

import WasmModel

extension GlueWriter {
  /// The exports of a module that takes and gives numbers; those that begin with `__` are not
  /// for JavaScript.
  mutating func writePlainExports() -> String {
    var script = GlueScript()
    for export in module.exports where !export.name.hasPrefix("__") {
      guard case .function(let index) = export.description else { continue }
      let type = module.functionType(module.functionTypes[index.value])
      let arguments = type.parameters.indices.map { "arg\($0)" }.joined(separator: ", ")
      let call = "wasm\(GlueNames.property(export.name))(\(arguments))"
      let result = type.results.isEmpty ? nil : "ret"
      writeExport(export.name, arguments, into: &script) { writer, script in
        writer.writeCall(call, result: result, into: &script)
        if let result { script.write("return \(result);", .liftResult) }
      }
    }
    return script.text
  }

  /// The exported functions of a module with bindings.
  mutating func writeBoundExports() -> String {
    var script = GlueScript()
    for function in bindings.functions {
      let arguments = function.parameters.map { GlueNames.parameter($0.name) }
      writeExport(function.name, arguments.joined(separator: ", "), into: &script) {
        $0.writeBody(of: function, into: &$1)
      }
    }
    return script.text
  }

  /// A function that is exported under a name which may be no identifier, or taken.
  private mutating func writeExport(
    _ name: String, _ arguments: String, into script: inout GlueScript,
    body: (GlueWriter, inout GlueScript) -> Void
  ) {
    let exported = GlueNames.identifier(name)
    let local = names.claim(exported)
    let head = "function \(local)(\(arguments))"
    script.write("")
    script.block(local == exported ? "export \(head)" : head, .exportWrapper) { body(self, &$0) }
    if local != exported { script.write("export { \(local) as \(exported) };") }
  }

  /// The steps of a call: checks, lowering, guard, call, lifting, and the deferred free.
  func writeBody(of function: Bindings.Function, into script: inout GlueScript) {
    let defersFree = function.result.map(\.isReturnedString) ?? false
    writeStaleChecks(of: function, into: &script)
    if defersFree { script.write("let deferred0;\nlet deferred1;", .deferredFree) }
    script.protect(
      defersFree,
      finally: {
        writeCall("wasm.__wbindgen_free(deferred0, deferred1, 1)", result: nil, into: &$0)
      },
      {
        let arguments = writeLowering(of: function, into: &$0)
        let call = "wasm\(GlueNames.property(function.symbol))(\(arguments))"
        writeCall(call, result: function.result == nil ? nil : "ret", into: &$0)
        if let result = function.result { writeLifting(of: result, into: &$0) }
      })
  }

  /// Objects of an earlier instance are refused. Recovery: section 4.1, steps 1 and 2.
  func writeStaleChecks(
    of function: Bindings.Function, into script: inout GlueScript
  ) {
    guard features.resets else { return }
    var objects = function.receiver == nil ? [] : ["this"]
    for parameter in function.parameters {
      if case .object = parameter.type { objects.append(GlueNames.parameter(parameter.name)) }
    }
    for object in objects {
      script.block(
        "if (\(object).__wbg_inst !== undefined && \(object).__wbg_inst !== __wbg_instance_id)",
        .staleObject
      ) {
        $0.write(
          "throw new Error(\"Invalid stale object from previous Wasm instance\");", .staleObject)
      }
    }
  }

  /// Turns the arguments into numbers, from left to right, unguarded. Gives the arguments of the
  /// call: a borrowed object's pointer is read only there, after the guard.
  func writeLowering(
    of function: Bindings.Function, into script: inout GlueScript
  ) -> String {
    var arguments: [String] = []
    switch function.receiver {
    case nil: break
    case .borrowed, .mutablyBorrowed: arguments.append("this.__wbg_ptr")
    case .owned:
      script.write("const self = this.__destroy_into_raw();", .lowerObject)
      arguments.append("self")
    }
    for (position, parameter) in function.parameters.enumerated() {
      let name = GlueNames.parameter(parameter.name)
      switch parameter.type {
      case .string:
        script.write(
          """
          const pointer\(position) = passStringToWasm0(\(name));
          const length\(position) = WASM_VECTOR_LEN;
          """, .lowerArgument)
        arguments += ["pointer\(position)", "length\(position)"]
      case .bytes:
        script.write(
          """
          const pointer\(position) = passArray8ToWasm0(\(name));
          const length\(position) = WASM_VECTOR_LEN;
          """, .lowerArgument)
        arguments += ["pointer\(position)", "length\(position)"]
      case .object(_, .owned):
        script.write(
          "const pointer\(position) = \(name).__destroy_into_raw();", .lowerObject)
        arguments.append("pointer\(position)")
      case .object: arguments.append("\(name).__wbg_ptr")
      default: arguments.append(name)
      }
    }
    return arguments.joined(separator: ", ")
  }

  /// Turns what the call gave into a value, or throws the error of a `Result`.
  func writeLifting(of type: BoundType, into script: inout GlueScript) {
    switch type {
    case .result(let value):
      writeErrorCheck(behind: value.map(\.wordCount) ?? 0, into: &script)
      if let value { writeLifting(of: value, words: "ret[0]", "ret[1]", into: &script) }
    case .string, .bytes: writeLifting(of: type, words: "ret[0]", "ret[1]", into: &script)
    default: writeLifting(of: type, words: "ret", "", into: &script)
    }
  }

  /// Throws the error of a `Result`, outside any `try`: behind its value are the place of the error
  /// and whether there is one.
  func writeErrorCheck(behind words: Int, into script: inout GlueScript) {
    script.block("if (ret[\(words + 1)] !== 0)", .resultError) {
      $0.write("throw takeFromExternrefTable0(ret[\(words)]);", .resultError)
    }
  }

  private func writeLifting(
    of type: BoundType, words first: String, _ second: String, into script: inout GlueScript
  ) {
    switch type {
    case .string:
      script.write("deferred0 = \(first);\ndeferred1 = \(second);", .deferredFree)
      script.write("return getStringFromWasm0(deferred0, deferred1);", .liftResult)
    case .bytes:
      script.write("const result = getArrayU8FromWasm0(\(first), \(second));", .liftResult)
      script.write("wasm.__wbindgen_free(\(first), \(second), 1);", .liftResult)
      script.write("return result;", .liftResult)
    case .value where first != "ret":
      script.write("return takeFromExternrefTable0(\(first));", .liftResult)
    default: script.write("return \(type.lifted(first));", .liftResult)
    }
  }
}

extension BoundType {
  /// True for a string that Rust made and the glue has to free.
  var isReturnedString: Bool {
    switch self {
    case .string, .result(.string): true
    default: false
    }
  }

  /// How many words it takes as a result.
  var wordCount: Int {
    switch self {
    case .string, .bytes: 2
    default: 1
    }
  }

  /// A value of JavaScript, made of what Wasm gave for it.
  func lifted(_ word: String) -> String {
    switch self {
    case .u32: "\(word) >>> 0"
    case .u64: "BigInt.asUintN(64, \(word))"
    case .bool: "\(word) !== 0"
    case .object(let name, _): "\(name).__wrap(\(word))"
    default: word
    }
  }
}
