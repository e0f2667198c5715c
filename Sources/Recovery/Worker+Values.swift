// Values between JavaScript and Wasm.
//
// WebAssembly JavaScript Interface: ToJSValue, ToWebAssemblyValue.

import JavaScript
import WasmMachine
import WasmModel

/// A throw inside the host.
struct ScriptThrow: Error {
  let value: JSValue
}

extension Worker {
  /// The value that a slot of a type is in JavaScript.
  mutating func javaScriptValue(_ slot: UInt64, _ type: ValueType) -> JSValue {
    switch type {
    case .i32: return .number(Double(Int32(slot: slot)))
    case .i64: return .bigint(Int64(bitPattern: slot))
    case .f32: return .number(Double(Float(bitPattern: UInt32(truncatingIfNeeded: slot))))
    case .f64: return .number(Double(bitPattern: slot))
    default: break
    }
    guard slot != Reference.null else { return .null }
    if type == .funcref { return hostObject(.wasmFunction, Int(slot)) }
    return externref(slot)
  }

  /// The slot of a type that a JavaScript value becomes. Throws as the interface does.
  mutating func slot(_ value: JSValue, _ type: ValueType) throws(ScriptThrow) -> UInt64 {
    switch type {
    case .i32: return UInt64(UInt32(bitPattern: Self.int32(try number(value))))
    case .i64:
      switch value {
      case .bigint(let number): return UInt64(bitPattern: number)
      case .boolean(let flag): return flag ? 1 : 0
      default: throw typeError("Cannot convert \(realm.script.text(value)) to a BigInt")
      }
    case .f32: return UInt64(Float(try number(value)).bitPattern)
    case .f64: return try number(value).bitPattern
    case .v128: throw typeError("type incompatibility when transforming from/to JS")
    default: break
    }
    if case .null = value { return Reference.null }
    if case .object(let object) = value, let tag = realm.script.hostTag(of: object),
      tag.hostKind == .wasmFunction, type != .externref
    {
      return UInt64(tag.payload)
    }
    return externrefSlot(value)
  }

  private mutating func number(_ value: JSValue) throws(ScriptThrow) -> Double {
    switch value {
    case .number(let number): return number
    case .undefined, .object: return .nan
    case .null: return 0
    case .boolean(let flag): return flag ? 1 : 0
    case .bigint: throw typeError("Cannot convert a BigInt value to a number")
    case .string(let text): return realm.script.number(of: text)
    }
  }

  /// ECMA-262, ToInt32.
  static func int32(_ number: Double) -> Int32 {
    guard number.isFinite else { return 0 }
    if let exact = Int64(exactly: number.rounded(.towardZero)) {
      return Int32(truncatingIfNeeded: exact)
    }
    let remainder = number.rounded(.towardZero).truncatingRemainder(dividingBy: 4_294_967_296)
    return Int32(truncatingIfNeeded: Int64(remainder))
  }

  /// What an externref slot stands for.
  func externref(_ slot: UInt64) -> JSValue {
    if slot == Reference.null { return .null }
    return realm.externrefs.indices.contains(Int(truncatingIfNeeded: slot))
      ? realm.externrefs[Int(slot)] : .undefined
  }

  /// The slot for a value that goes into Wasm as an externref.
  mutating func externrefSlot(_ value: JSValue) -> UInt64 {
    if value == .null { return Reference.null }
    realm.externrefs.append(value)
    return UInt64(realm.externrefs.count - 1)
  }

  /// Makes a TypeError to throw.
  mutating func typeError(_ message: String) -> ScriptThrow {
    ScriptThrow(
      value: .object(realm.script.makeError(class: "TypeError", message: message, cause: nil)))
  }

  /// The one object for a thing of the host.
  mutating func hostObject(_ kind: HostKind, _ payload: Int) -> JSValue {
    let tag = kind.tag(payload)
    if let object = realm.hostObjects[tag] { return .object(object) }
    let object: ObjectID
    if kind == .wasmFunction {
      object = realm.script.makeHostFunction("\(payload)", tag)
    } else {
      object = realm.script.makeObject(prototype: prototype(of: kind), host: tag)
    }
    realm.hostObjects[tag] = object
    return .object(object)
  }

  func prototype(of kind: HostKind) -> ObjectID? {
    guard let name = kind.className, case .object(let holder)? = global("WebAssembly"),
      case .object(let constructor)? = realm.script.property(name, of: holder),
      case .object(let prototype)? = realm.script.property("prototype", of: constructor)
    else { return nil }
    return prototype
  }

  /// A value of `globalThis`.
  func global(_ name: String) -> JSValue? {
    realm.script.property(name, of: realm.script.globalObject)
  }
}
