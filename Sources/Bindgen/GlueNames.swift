// Names for what the glue declares: each is an identifier of JavaScript, and none is taken twice.

/// The names that are taken at the top of `index.js`.
struct GlueNames {
  private var taken: Set<String> = []

  /// Finds a free name that is, or resembles, the one that is wanted.
  mutating func claim(_ wanted: String) -> String {
    var name = Self.identifier(wanted)
    while Self.reserved.contains(name) || taken.contains(name) { name += "_" }
    taken.insert(name)
    return name
  }

  /// Replaces what cannot stand in an identifier.
  static func identifier(_ text: String) -> String {
    // Most names are identifiers already; looking at characters takes ten times as long.
    if text.utf8.allSatisfy(isWordByte), let first = text.utf8.first, !isDigit(first) {
      return text
    }
    let letters = text.map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber) || letter == "_" || letter == "$"
        ? letter : "_"
    }
    let name = String(letters)
    return name.first.map { $0.isNumber } ?? true ? "_" + name : name
  }

  /// ASCII letters, digits, `$` and `_`.
  static func isWordByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) &- 0x61 < 26 || byte == 0x24 || byte == 0x5F
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// How a property is written behind an object: `.name`, or `["other-name"]`.
  static func property(_ name: String) -> String {
    identifier(name) == name ? ".\(name)" : "[\(quoted(name))]"
  }

  /// A string of JavaScript.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 32: result += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: result += String(scalar)
      }
    }
    return result + "\""
  }

  /// The name of a parameter: none of the names that a wrapper declares itself.
  static func parameter(_ name: String) -> String {
    var names = GlueNames()
    names.taken = ["ret", "self", "result", "mark", "token", "e", "deferred0", "deferred1"]
    for prefix in ["pointer", "length"] where name.hasPrefix(prefix) {
      if name.dropFirst(prefix.count).allSatisfy(\.isNumber) { names.taken.insert(name) }
    }
    return names.claim(identifier(name))
  }

  /// Words of the language, what the glue takes from its surroundings, and its own helpers.
  // swift-format-ignore
  private static let reserved: Set<String> = [
    "arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger",
    "default", "delete", "do", "else", "enum", "eval", "export", "extends", "false", "finally",
    "for", "function", "if", "implements", "import", "in", "instanceof", "interface", "let",
    "new", "null", "package", "private", "protected", "public", "return", "static", "super",
    "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while",
    "with", "yield",
    "Array", "BigInt", "Error", "FinalizationRegistry", "Int32Array", "Object", "TextDecoder",
    "TextEncoder", "Uint8Array", "WebAssembly", "console", "globalThis", "wasmModule",
    "snippets", "wasm", "wasmInstance", "heap", "heap_next", "addHeapObject", "takeObject",
    "PanicError", "HostError", "initState", "WASM_VECTOR_LEN", "CLOSURE_DTORS", "makeClosure",
    "makeMutClosure", "wrapError", "handleError", "passStringToWasm0", "passArray8ToWasm0",
    "getStringFromWasm0", "getArrayU8FromWasm0", "getUint8ArrayMemory0", "getInt32ArrayMemory0",
    "addToExternrefTable0", "takeFromExternrefTable0", "cachedTextDecoder", "cachedTextEncoder",
    "cachedUint8ArrayMemory0", "cachedInt32ArrayMemory0", "__wbg_get_imports",
    "__wbg_call_guard", "__wbg_termination_guard", "__wbg_handle_catch", "__wbg_invoke_handler",
    "__wbg_call_abort_hook", "__wbg_reset_state", "__wbg_instance_id", "__wbg_called_abort",
    "__wbg_reinit_scheduled", "__wbg_terminated_addr", "__wbindgen_wrapped_jstag",
    "__wbindgen_jstag_polyfill", "record",
  ]
}
