// The functions that a module imports, and the object that hands them to it.
//
// Recovery: section 4.4.

import WasmModel

extension GlueWriter {
  /// One function for each import, and `__wbg_get_imports`, which gathers them by module.
  mutating func writeImports() -> String {
    var script = GlueScript()
    var modules: [(name: String, entries: [(key: String, value: String)])] = []
    for item in module.imports {
      guard let value = writeImport(item, into: &script) else { continue }
      if let place = modules.firstIndex(where: { $0.name == item.module }) {
        if !modules[place].entries.contains(where: { $0.key == item.name }) {
          modules[place].entries.append((item.name, value))
        }
      } else {
        modules.append((item.module, [(item.name, value)]))
      }
    }
    script.function("__wbg_get_imports()", .importsObject) {
      $0.block("return", .importsObject, end: "};") {
        for item in modules {
          $0.block("\(Self.key(item.name)):", .importsObject, end: "},") {
            for entry in item.entries {
              let isShort = entry.key == entry.value
              let text = isShort ? entry.value : "\(Self.key(entry.key)): \(entry.value)"
              $0.write("\(text),", .importsObject)
            }
          }
        }
      }
    }
    return script.text
  }

  /// Writes the function for an import and gives the expression that stands for it.
  private mutating func writeImport(_ item: Import, into script: inout GlueScript) -> String? {
    switch item.description {
    case .function(let type):
      let wanted = item.module == "__wbindgen_placeholder__" ? "" : "\(item.module)_"
      let name = names.claim(GlueNames.identifier(wanted + item.name))
      writeFunction(name, item, module.functionType(type), into: &script)
      return features.wrapsErrors ? "wrapError(\(name))" : name
    case .tag: return tag(item.name)
    case .global, .memory, .table: return "globalThis\(GlueNames.property(item.name))"
    }
  }

  private func tag(_ name: String) -> String {
    switch name {
    case "__wbindgen_wrapped_jstag": "__wbindgen_wrapped_jstag"
    case "__wbindgen_jstag":
      features.wrapsErrors ? "__wbindgen_jstag_polyfill" : "WebAssembly.JSTag"
    default: "globalThis\(GlueNames.property(name))"
    }
  }

  private func writeFunction(
    _ name: String, _ item: Import, _ type: FunctionType, into script: inout GlueScript
  ) {
    if let bound = bindings.imports.first(where: { $0.symbol == item.name }) {
      writeAdapter(name, bound, into: &script)
    } else if let closure = bindings.closures.first(where: { $0.symbol == item.name }) {
      writeClosureMaker(name, closure.signature, into: &script)
    } else if let known = GlueIntrinsic.find(item.module, item.name) {
      script.function("\(name)(\(known.parameters))", known.upstream) {
        $0.write(known.body(in: self), known.upstream)
      }
    } else {
      writeUnknown(name, item, into: &script)
    }
  }

  /// A module of plain numbers may import what JavaScript has at hand.
  private func writeUnknown(
    _ name: String, _ item: Import, into script: inout GlueScript
  ) {
    script.function("\(name)(...args)") {
      let target = "globalThis\(GlueNames.property(item.name))"
      $0.block("if (typeof \(target) !== \"function\")") {
        let message = "there is no function \(item.name), which \(item.module) should have"
        $0.write("throw new Error(\(GlueNames.quoted(message)));")
      }
      $0.write("return \(target)(...args);")
    }
  }

  private static func key(_ name: String) -> String {
    GlueNames.identifier(name) == name ? name : GlueNames.quoted(name)
  }
}
