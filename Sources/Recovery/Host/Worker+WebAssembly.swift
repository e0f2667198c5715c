// The `WebAssembly` objects: instances, tables, tags and exceptions, as JavaScript sees them.
//
// WebAssembly JavaScript Interface: Instances; Tables; Exceptions.

import JavaScript
import WasmMachine
import WasmModel
import WasmValidation

extension Worker {
  /// `new WebAssembly.Instance(module, imports)`.
  mutating func instantiate(_ arguments: [JSValue]) throws(ScriptThrow) -> Interpreter.Outcome? {
    let functions = try readImports(arguments.count > 1 ? arguments[1] : .undefined)
    let links = imports
    let address: InstanceAddress
    do throws(InstantiationError) {
      address = try machine.instantiate(source.program) { links[$0] }
    } catch {
      throw ScriptThrow(
        value: .object(
          realm.script.makeError(class: "LinkError", message: error.description, cause: nil)))
    }
    realm.importedFunctions[address] = functions
    realm.instance = address
    realm.instanceCount += 1
    note(.instantiated(realm.instanceCount))
    let value = hostObject(.instance, address.value)
    guard let start = source.program.module.start, case .object(let object) = value else {
      return .value(value)
    }
    enterWasm(.start(object), machine.instances[address.value].functions[start.value], [])
    return nil
  }

  /// Looks up what each import is to be, in the order of the module's imports.
  private mutating func readImports(_ value: JSValue) throws(ScriptThrow) -> [JSValue] {
    var found: [JSValue] = []
    for item in source.program.module.imports {
      guard case .object(let modules) = value,
        case .object(let module)? = realm.script.property(item.module, of: modules),
        let function = realm.script.property(item.name, of: module)
      else {
        throw typeError(
          "WebAssembly.Instance(): Import #\(found.count) \"\(item.module)\" \"\(item.name)\": "
            + "there is no such import")
      }
      found.append(function)
    }
    return found
  }

  /// `new WebAssembly.Exception(tag, payload)`.
  mutating func makeException(_ arguments: [JSValue]) throws(ScriptThrow) -> JSValue {
    guard arguments.count > 1, let tag = hostTag(arguments[0]), tag.hostKind == .tag,
      case .object(let list) = arguments[1], let values = realm.script.elements(of: list)
    else { throw typeError("WebAssembly.Exception(): Argument 0 must be a WebAssembly tag") }
    var payload: [UInt64] = []
    for (value, type) in zip(values, machine.tags[tag.payload].type.parameters) {
      payload.append(try slot(value, type))
    }
    let exception = machine.makeException(
      ExceptionInstance(tag: TagAddress(tag.payload), payload: payload))
    return hostObject(.exception, exception.value)
  }

  /// Methods of exceptions, tables and memories.
  mutating func callMethod(
    _ function: HostFunction, _ this: JSValue, _ arguments: [JSValue]
  ) throws(ScriptThrow) -> JSValue {
    guard let tag = hostTag(this) else { throw typeError("Receiver is not a WebAssembly object") }
    switch (function, tag.hostKind) {
    case (.exceptionIs, .exception):
      let wanted = arguments.first.flatMap(hostTag)
      return .boolean(wanted == HostKind.tag.tag(machine.exceptions[tag.payload].tag.value))
    case (.exceptionGetArgument, .exception): return argument(of: tag.payload, arguments)
    case (.tableGet, .table): return try tableGet(tag.payload, arguments)
    case (.tableSet, .table): return try tableSet(tag.payload, arguments)
    case (.tableGrow, .table): return try tableGrow(tag.payload, arguments)
    case (.memoryGrow, .memory):
      let pages = UInt64(index(arguments.first))
      guard let old = machine.hostGrow(MemoryAddress(tag.payload), byPages: pages) else {
        throw rangeError("WebAssembly.Memory.grow(): Maximum memory size exceeded")
      }
      return .number(Double(old))
    default: throw typeError("Receiver is not a WebAssembly object")
    }
  }

  private mutating func argument(of exception: Int, _ arguments: [JSValue]) -> JSValue {
    let instance = machine.exceptions[exception]
    let number = index(arguments.count > 1 ? arguments[1] : .number(0))
    let types = machine.tags[instance.tag.value].type.parameters
    guard instance.payload.indices.contains(number), types.indices.contains(number) else {
      return .undefined
    }
    return javaScriptValue(instance.payload[number], types[number])
  }

  private mutating func tableGet(_ table: Int, _ arguments: [JSValue]) throws(ScriptThrow)
    -> JSValue
  {
    let number = index(arguments.first)
    guard machine.tables[table].elements.indices.contains(number) else {
      throw rangeError("WebAssembly.Table.get(): invalid address \(number) in table")
    }
    return javaScriptValue(
      machine.tables[table].elements[number], .reference(machine.tables[table].element))
  }

  private mutating func tableSet(_ table: Int, _ arguments: [JSValue]) throws(ScriptThrow)
    -> JSValue
  {
    let number = index(arguments.first)
    guard machine.tables[table].elements.indices.contains(number) else {
      throw rangeError("WebAssembly.Table.set(): invalid address \(number) in table")
    }
    let value = arguments.count > 1 ? arguments[1] : .undefined
    let reference = try slot(value, .reference(machine.tables[table].element))
    machine.hostSet(TableAddress(table), at: number, reference)
    return .undefined
  }

  private mutating func tableGrow(_ table: Int, _ arguments: [JSValue]) throws(ScriptThrow)
    -> JSValue
  {
    let value = arguments.count > 1 ? arguments[1] : .undefined
    let filling =
      machine.tables[table].element == .externref
      ? try slot(value, .externref) : Reference.null
    guard
      let old = machine.hostGrow(
        TableAddress(table), by: UInt64(index(arguments.first)), filling: filling)
    else { throw rangeError("WebAssembly.Table.grow(): failed to grow table") }
    return .number(Double(old))
  }

  // MARK: Properties

  /// A property of an object of the host.
  mutating func get(_ tag: HostTag, _ key: String) -> JSValue {
    switch tag.hostKind {
    case .instance where key == "exports": return hostObject(.exports, tag.payload)
    case .exports: return exported(InstanceAddress(tag.payload), key)
    case .memory where key == "buffer": return buffer(of: MemoryAddress(tag.payload))
    case .table where key == "length":
      return .number(Double(machine.tables[tag.payload].elements.count))
    case .global where key == "value":
      let global = machine.globals[tag.payload]
      return javaScriptValue(global.slot, global.type.value)
    case .buffer: return bufferProperty(tag.payload, key)
    case .view: return viewProperty(tag.payload, key)
    default: return .undefined
    }
  }

  mutating func set(_ tag: HostTag, _ key: String, _ value: JSValue) throws(ScriptThrow) {
    switch tag.hostKind {
    case .view: try setElement(tag.payload, key, value)
    default: throw typeError("Cannot assign to read only property '\(key)' of object")
    }
  }

  private mutating func exported(_ instance: InstanceAddress, _ name: String) -> JSValue {
    switch machine.instances[instance.value].findExport(name) {
    case .function(let address)?: hostObject(.wasmFunction, address.value)
    case .table(let address)?: hostObject(.table, address.value)
    case .memory(let address)?: hostObject(.memory, address.value)
    case .global(let address)?: hostObject(.global, address.value)
    case .tag(let address)?: hostObject(.tag, address.value)
    case nil: .undefined
    }
  }

  /// The name under which an instance exports a function that it defines.
  func findExportName(_ address: FunctionAddress) -> String? {
    guard case .wasm(_, let code) = machine.functions[address.value].kind else { return nil }
    return source.exportNames[code.function.index]
  }

  /// The exception that a `WebAssembly.Exception` stands for.
  public func exception(of value: JSValue) -> ExceptionAddress? {
    guard let tag = hostTag(value), tag.hostKind == .exception else { return nil }
    return ExceptionAddress(tag.payload)
  }

  func hostTag(_ value: JSValue) -> HostTag? {
    guard case .object(let object) = value else { return nil }
    return realm.script.hostTag(of: object)
  }

  /// An index or size, as JavaScript converts it.
  func index(_ value: JSValue?) -> Int {
    guard case .number(let number)? = value, number >= 0, number < 4_294_967_296 else { return 0 }
    return Int(number)
  }

  mutating func rangeError(_ message: String) -> ScriptThrow {
    ScriptThrow(
      value: .object(realm.script.makeError(class: "RangeError", message: message, cause: nil)))
  }
}
