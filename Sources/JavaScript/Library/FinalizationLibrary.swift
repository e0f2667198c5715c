// `FinalizationRegistry` and `WeakRef`: what is known of objects that have been collected.
//
// ECMA-262, "Managing Memory". Objects are collected only when the embedder says so.

extension Library {
  static func installFinalization(in machine: inout Interpreter) {
    let prototype = machine.intrinsics.registry
    machine.defineConstructor(
      Native("FinalizationRegistry", 1, isConstructor: true, makeRegistry), prototype: prototype)
    machine.define(registryMethods, on: prototype)
    machine.defineConstructor(
      Native("WeakRef", 1, isConstructor: true, makeReference),
      prototype: machine.intrinsics.weakReference)
    machine.define([Native("deref", 0, dereference)], on: machine.intrinsics.weakReference)
  }

  private static let registryMethods = [
    Native("register", 2, register),
    Native("unregister", 1, unregister),
  ]

  private static func makeRegistry(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard call.isConstruction else {
      throw machine.typeError("Constructor FinalizationRegistry requires 'new'")
    }
    guard machine.isCallable(call[0]) else {
      throw machine.typeError("FinalizationRegistry: cleanup must be callable")
    }
    let prototype = machine.prototype(for: call, or: machine.intrinsics.registry)
    let table = FinalizationTable(callback: call[0])
    return .object(machine.makeObject(.registry(table), prototype: prototype))
  }

  private static func table(
    _ name: String, _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> (id: ObjectID, table: FinalizationTable) {
    guard let id = call.this.object, case .registry(let table) = machine.objects[id.index].kind
    else {
      throw machine.typeError(
        "Method FinalizationRegistry.prototype.\(name) called on incompatible receiver")
    }
    return (id, table)
  }

  private static func register(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    var (id, table) = try table("register", &machine, call)
    guard let target = call[0].object else {
      throw machine.typeError("FinalizationRegistry.prototype.register: invalid target")
    }
    table.entries.append(.init(target: target, held: call[1], token: call[2]))
    machine.objects[id.index].kind = .registry(table)
    return .undefined
  }

  private static func unregister(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    var (id, table) = try table("unregister", &machine, call)
    guard call[0].object != nil else {
      let name = machine.text(call[0])
      throw machine.typeError("Invalid unregisterToken ('\(name)')")
    }
    let count = table.entries.count
    table.entries.removeAll { $0.token == call[0] }
    machine.objects[id.index].kind = .registry(table)
    return .boolean(table.entries.count < count)
  }

  // MARK: WeakRef

  private static func makeReference(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard call.isConstruction else { throw machine.typeError("Constructor WeakRef requires 'new'") }
    guard let target = call[0].object else {
      throw machine.typeError("WeakRef: target must be an object")
    }
    let prototype = machine.prototype(for: call, or: machine.intrinsics.weakReference)
    return .object(machine.makeObject(.weakReference(target), prototype: prototype))
  }

  private static func dereference(
    _ machine: inout Interpreter, _ call: NativeCall
  ) throws(JSThrow) -> JSValue {
    guard let id = call.this.object,
      case .weakReference(let target) = machine.objects[id.index].kind
    else {
      throw machine.typeError("Method WeakRef.prototype.deref called on incompatible receiver")
    }
    return target.map { .object($0) } ?? .undefined
  }
}
