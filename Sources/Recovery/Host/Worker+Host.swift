// What JavaScript asks of its host: functions, constructors, and properties of host objects.

import JavaScript
import WasmMachine
import WasmModel

extension Worker {
  /// Puts the functions of the host where JavaScript looks for them.
  mutating func installHost() {
    for name in ["console", "WebAssembly"] {
      setGlobal(name, .object(realm.script.makeObject()))
    }
    if case .object(let holder)? = global("WebAssembly") {
      for name in ["RuntimeError", "LinkError", "CompileError"] {
        realm.script.defineErrorClass(name, on: holder)
      }
      for name in ["Memory", "Table", "Global"] {
        let constructor = realm.script.makeHostFunction(
          name, HostKind.function.tag(HostFunction.module.rawValue), isConstructor: true)
        realm.script.setProperty(name, of: holder, to: .object(constructor))
      }
    }
    for row in HostFunction.rows { install(row) }
    for kind in HostKind.tagged {
      guard let name = kind.className, let prototype = prototype(of: kind) else { continue }
      realm.script.setClassTag("WebAssembly.\(name)", ofPrototype: prototype)
    }
    if case .object(let holder)? = global("WebAssembly"), source.hasJSTag {
      realm.script.setProperty("JSTag", of: holder, to: hostObject(.tag, jsTag.value))
    }
    setGlobal("wasmModule", hostObject(.module, 0))
  }

  private mutating func setGlobal(_ name: String, _ value: JSValue) {
    realm.script.setProperty(name, of: realm.script.globalObject, to: value)
  }

  private mutating func install(_ row: HostFunction.Row) {
    let tag = HostKind.function.tag(row.function.rawValue)
    let function = realm.script.makeHostFunction(row.name, tag, isConstructor: row.isConstructor)
    guard let holder = findHolder(row) else { return }
    realm.script.setProperty(row.name, of: holder, to: .object(function))
  }

  /// The object that a row's function is a property of; for methods it is the prototype.
  private func findHolder(_ row: HostFunction.Row) -> ObjectID? {
    var holder = realm.script.globalObject
    for part in row.holder.split(separator: ".") {
      guard case .object(let next)? = realm.script.property(String(part), of: holder) else {
        return nil
      }
      holder = next
    }
    if case .object(let prototype)? = realm.script.property("prototype", of: holder) {
      return prototype
    }
    return holder
  }

  /// Does what JavaScript asks for. Nil if Wasm has to run for the answer.
  mutating func perform(_ request: Interpreter.HostRequest) -> Interpreter.Outcome? {
    do throws(ScriptThrow) {
      switch request {
      case .call(let tag, let this, let arguments):
        if tag.hostKind == .wasmFunction { return try callWasm(tag.payload, arguments) }
        guard let function = tag.function else { return .value(.undefined) }
        return .value(try call(function, this, arguments))
      case .construct(let tag, let arguments, _):
        guard let function = tag.function else { throw typeError("not a constructor") }
        return try construct(function, arguments)
      case .get(let tag, _, let key): return .value(get(tag, key))
      case .set(let tag, _, let key, let value):
        try set(tag, key, value)
        return .value(value)
      }
    } catch { return .thrown(error.value) }
  }

  private mutating func call(
    _ function: HostFunction, _ this: JSValue, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> JSValue {
    let argument = arguments.first ?? .undefined
    switch function {
    case .log, .info, .debug: printLine(.log, arguments)
    case .warn, .error: printLine(.error, arguments)
    case .event: noteMark(arguments)
    case .setTimeout: return setTimeout(arguments)
    case .clearTimeout:
      realm.timers.removeAll { .number(Double($0.number)) == argument }
    case .exceptionIs, .exceptionGetArgument, .tableGet, .tableSet, .tableGrow, .memoryGrow:
      return try callMethod(function, this, arguments)
    case .decode, .encode, .encodeInto: return try callText(function, arguments)
    case .module, .instance, .tag, .exception, .int32Array, .uint32Array, .uint8Array, .int8Array,
      .float64Array, .dataView, .arrayBuffer, .textDecoder, .textEncoder:
      throw typeError("Class constructor \(function) cannot be invoked without 'new'")
    default: return try callView(function, this, arguments)
    }
    return .undefined
  }

  private mutating func printLine(_ level: ConsoleLevel, _ arguments: [JSValue]) {
    note(.console(level, arguments.map(realm.describe).joined(separator: " ")))
  }

  /// `record(kind, value)`: the marks that the example workers make.
  private mutating func noteMark(_ arguments: [JSValue]) {
    guard arguments.count > 1, case .number(let kind) = arguments[0],
      case .number(let value) = arguments[1]
    else { return }
    switch kind {
    case 1: note(.began(Self.int32(value)))
    case 2: note(.dropped(Self.int32(value)))
    default: note(.mark(Self.int32(kind), Self.int32(value)))
    }
  }

  private mutating func setTimeout(_ arguments: [JSValue]) -> JSValue {
    guard let function = arguments.first else { return .undefined }
    var delay = 0.0
    if arguments.count > 1, case .number(let given) = arguments[1], given > 0 { delay = given }
    realm.timersSet += 1
    realm.timers.append(
      WorkerTimer(number: realm.timersSet, due: realm.clock + delay, function: function))
    return .number(Double(realm.timersSet))
  }

  private mutating func callWasm(
    _ payload: Int, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> Interpreter.Outcome? {
    let address = FunctionAddress(payload)
    let type = machine.functions[payload].type
    guard !(type.parameters + type.results).contains(.v128) else {
      throw typeError("type incompatibility when transforming from/to JS")
    }
    var slots: [UInt64] = []
    for (index, type) in type.parameters.enumerated() {
      let value = index < arguments.count ? arguments[index] : .undefined
      slots.append(try slot(value, type))
    }
    // The compiler makes one function of equal ones: a hook may be an export too, but is not called
    // as such.
    let name = isInHook ? nil : findExportName(address)
    noteEntry(name, arguments)
    enterWasm(.function(name, address), address, slots)
    return nil
  }

  private mutating func construct(
    _ function: HostFunction, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> Interpreter.Outcome? {
    switch function {
    case .instance: return try instantiate(arguments)
    case .tag: return .value(hostObject(.tag, nextTag.value))
    case .exception: return .value(try makeException(arguments))
    case .module: return .value(hostObject(.module, 0))
    case .textDecoder, .textEncoder:
      return .value(.object(try instanceOf(function)))
    case .int32Array, .uint32Array, .uint8Array, .int8Array, .float64Array, .dataView,
      .arrayBuffer:
      return .value(try makeView(function, arguments))
    default: throw typeError("\(function) is not a constructor")
    }
  }

  /// The store has the tags of the glue from the beginning. Glue with the call guard makes that of
  /// envelopes first; after it comes the one for engines that have none for errors of JavaScript.
  private var nextTag: TagAddress {
    let isFirst = realm.hostObjects[HostKind.tag.tag(wrappedTag.value)] == nil
    return isGuarded && isFirst ? wrappedTag : ownErrorTag
  }

  /// An object with the prototype of a constructor of the host.
  mutating func instanceOf(_ function: HostFunction, _ tag: HostTag? = nil) throws(ScriptThrow)
    -> ObjectID
  {
    guard let row = HostFunction.rows.first(where: { $0.function == function }),
      case .object(let constructor)? = global(row.name),
      case .object(let prototype)? = realm.script.property("prototype", of: constructor)
    else { throw typeError("\(function) is not a constructor") }
    return realm.script.makeObject(prototype: prototype, host: tag)
  }
}
