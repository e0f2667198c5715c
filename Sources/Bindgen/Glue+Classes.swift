// The classes of the glue: an object of JavaScript holds the pointer of one of Rust's.
//
// Recovery: section 4.9.

extension GlueWriter {
  func writeClasses() -> String {
    var script = GlueScript()
    for item in bindings.classes { write(item, into: &script) }
    return script.text
  }

  private func write(_ item: Bindings.Class, into script: inout GlueScript) {
    writeFinalization(of: item, into: &script)
    script.write("")
    script.block("export class \(item.name)", .exportClass) {
      if let constructor = item.constructor { writeConstructor(constructor, of: item, into: &$0) }
      writeHandle(of: item, into: &$0)
      for method in item.methods { writeMember(method.name, method, into: &$0) }
      for method in item.staticMethods {
        writeMember("static \(method.name)", method, into: &$0)
      }
      for getter in item.getters { writeMember("get \(getter.name)", getter, into: &$0) }
      for setter in item.setters { writeMember("set \(setter.name)", setter, into: &$0) }
    }
  }

  /// What runs when the collector has taken an object: unguarded, and for the instance it is of.
  private func writeFinalization(of item: Bindings.Class, into script: inout GlueScript) {
    script.write("")
    let free = "wasm\(GlueNames.property(item.freeSymbol))"
    let head = "const \(item.name)Finalization = new FinalizationRegistry("
    guard features.resets else {
      script.block("\(head)(ptr) =>", .finalization, end: "});") {
        $0.write("\(free)(ptr, 1);", .finalization)
      }
      return
    }
    script.block("\(head)({ ptr, instance }) =>", .finalization, end: "});") {
      $0.block("if (instance === __wbg_instance_id)", .finalization) {
        $0.write("\(free)(ptr, 1);", .finalization)
      }
    }
  }

  private func writeConstructor(
    _ constructor: Bindings.Function, of item: Bindings.Class, into script: inout GlueScript
  ) {
    let arguments = constructor.parameters.map { GlueNames.parameter($0.name) }
    script.block("constructor(\(arguments.joined(separator: ", ")))", .constructor) {
      let plain = Bindings.Function(
        name: constructor.name, symbol: constructor.symbol, receiver: nil,
        parameters: constructor.parameters, result: nil)
      writeConstruction(plain, constructor.result, of: item, into: &$0)
    }
    script.write("")
  }

  private func writeConstruction(
    _ function: Bindings.Function, _ result: BoundType?, of item: Bindings.Class,
    into script: inout GlueScript
  ) {
    writeStaleChecks(of: function, into: &script)
    let arguments = writeLowering(of: function, into: &script)
    let call = "wasm\(GlueNames.property(function.symbol))(\(arguments))"
    writeCall(call, result: "ret", into: &script)
    var pointer = "ret"
    if case .result = result {
      writeErrorCheck(behind: 1, into: &script)
      pointer = "ret[0]"
    }
    writeFields(of: item, in: "this", pointer: pointer, into: &script)
  }

  /// Makes the fields of a handle and asks to be told when it is collected.
  private func writeFields(
    of item: Bindings.Class, in object: String, pointer: String, into script: inout GlueScript
  ) {
    script.write("\(object).__wbg_ptr = \(pointer);", .handlePointer)
    let registry = "\(item.name)Finalization"
    guard features.resets else {
      script.write("\(registry).register(\(object), \(pointer), \(object));", .finalization)
      return
    }
    script.write(
      """
      const mark = { value: __wbg_instance_id, writable: true };
      Object.defineProperty(\(object), "__wbg_inst", mark);
      """, .handleInstance)
    script.write(
      """
      const token = { ptr: \(pointer), instance: __wbg_instance_id };
      \(registry).register(\(object), token, \(object));
      """, .finalization)
  }

  /// `__wrap`, `__destroy_into_raw` and `free`.
  private func writeHandle(of item: Bindings.Class, into script: inout GlueScript) {
    script.block("static __wrap(ptr)", .wrapHandle) {
      $0.write("const object = Object.create(\(item.name).prototype);", .wrapHandle)
      writeFields(of: item, in: "object", pointer: "ptr", into: &$0)
      $0.write("return object;", .wrapHandle)
    }
    script.write("")
    script.block("__destroy_into_raw()", .destroyIntoRaw) {
      $0.write(
        """
        const ptr = this.__wbg_ptr;
        this.__wbg_ptr = 0;
        \(item.name)Finalization.unregister(this);
        return ptr;
        """, .destroyIntoRaw)
    }
    script.write("")
    script.block("free()", .free) {
      $0.write("const ptr = this.__destroy_into_raw();", .free)
      let call = "wasm\(GlueNames.property(item.freeSymbol))(ptr, 0)"
      writeCall(call, result: nil, into: &$0)
    }
  }

  private func writeMember(
    _ head: String, _ function: Bindings.Function, into script: inout GlueScript
  ) {
    let arguments = function.parameters.map { GlueNames.parameter($0.name) }
    script.write("")
    script.block("\(head)(\(arguments.joined(separator: ", ")))", .exportWrapper) {
      writeBody(of: function, into: &$0)
    }
  }
}
