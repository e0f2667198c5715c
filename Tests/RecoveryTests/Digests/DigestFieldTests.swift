// Every stored property of the world is either in the digest or left out for a reason.

@_spi(Reflection) import Swift
import Testing

@testable import JavaScript
@testable import Recovery
@testable import WasmMachine

/// A type of the world, and what the digest knows of its stored properties.
private struct FieldRow {
  let type: Any.Type
  let digested: String
  let leftOut: [String: String]

  init(_ type: Any.Type, _ digested: String, leftOut: [String: String] = [:]) {
    (self.type, self.digested, self.leftOut) = (type, digested, leftOut)
  }

  /// What there is, whatever the type shows in a mirror of its own.
  var found: Set<String> {
    var names: Set<String> = []
    _forEachField(of: type) { name, _, _, _ in
      names.insert(String(cString: name))
      return true
    }
    return names
  }

  var known: Set<String> {
    Set(digested.split(separator: " ").map(String.init)).union(leftOut.keys)
  }
}

@Suite struct DigestFieldTests {
  @Test("the digest knows every stored property, and no other")
  func fields() {
    for row in Self.worker + Self.machine + Self.script + Self.calls {
      #expect(row.found == row.known, "\(row.type)")
    }
  }

  private static let index = "it follows from the rest: where to find what"
  private static let program = "it follows from the program of the instance"
  private static let past = "the past is no part of the state"
  private static let notes = "it is for who looks at the past, and changes nothing"
  private static let fixed = "it never changes"

  private static let worker = [
    FieldRow(
      Worker.self, "machine realm strategy ticks",
      leftOut: [
        "source": fixed, "realmJournal": past, "keepsPast": past,
        "effort": "it is a measure of work and no state",
        "imports": fixed, "importNumbers": fixed,
        "jsTag": fixed, "ownErrorTag": fixed, "wrappedTag": fixed,
      ]),
    FieldRow(
      Realm.self,
      """
      script instance instanceCount crossings waiting timers timersSet clock hostObjects buffers \
      views memoryBuffers importedFunctions externrefs engineErrors requests firstOpenRequest \
      events passing armed faultsArmed faultsStruck
      """),
    FieldRow(ArmedFault.self, "fault trigger request number"),
    FieldRow(Crossing.self, "kind scriptFrames wasmFrames"),
    FieldRow(WorkerTimer.self, "number due function"),
    FieldRow(ExportCall.self, "name arguments text"),
    FieldRow(
      Request.self, "number call firstTick lastTick instance piece promise outcome"),
    FieldRow(
      ScriptPiece.self, "text program"),
    FieldRow(HostView.self, "buffer element offset count"),
    FieldRow(Event.self, "tick request instance kind"),
  ]

  private static let machine = [
    FieldRow(
      Machine.self,
      """
      instances functions tables memories globals tags exceptions objects slots top frames \
      activations status limits objectBytes
      """,
      leftOut: [
        "registry": "the numbers of types stand where they are used; types stay when undone",
        "journal": past, "knownTypes": index, "isRecording": notes,
      ]),
    FieldRow(
      Instance.self,
      "functions tables memories globals tags types elements droppedElements droppedData",
      leftOut: ["program": fixed, "typeNumbers": index, "globalNumbers": index]),
    FieldRow(
      FunctionList.self, "entries hostNames",
      leftOut: [
        "codes": program, "types": "they stay when undone, as those of the registry",
        "fast": "addresses differ between processes",
        "recorded": "addresses differ between processes",
      ]),
    FieldRow(
      LinearMemory.self, "bytes",
      leftOut: [
        "address": program, "maximumPages": program, "declaredMaximum": program, "marks": notes,
        "base": notes,
      ]),
    FieldRow(
      TableInstance.self, "elements",
      leftOut: [
        "element": program, "address": program, "maximum": program, "declaredMaximum": program,
      ]),
    FieldRow(GlobalList.self, "cells", leftOut: ["types": program]),
    FieldRow(
      TagInstance.self, "name typeNumber",
      leftOut: ["type": "it has a number", "payloadSlots": "it follows from the type"]),
    FieldRow(ExceptionStore.self, "tags ends payloads"),
    FieldRow(
      ObjectInstance.self, "type bytes", leftOut: ["elementWidth": "it follows from the type"]),
    FieldRow(WasmMachine.Frame.self, "function instance base operands pc"),
    FieldRow(
      WasmMachine.Activation.self, "function baseFrame base outer outerTop"),
    FieldRow(MachineLimits.self, "frames slots memoryPages tableElements objectBytes"),
    FieldRow(StableArray<UInt8>.self, "storage"),
  ]

  private static let script = [
    FieldRow(
      Interpreter.self,
      """
      objects freeObjects cells freeCells intrinsics modules current callers activations \
      isStopped microtasks rejections watched notices frameLimit
      """,
      leftOut: ["moduleIndices": index]),
    FieldRow(Chunked<JSObject>.self, "nodes count"),
    FieldRow(JSObject.self, "properties elements prototype kind isExtensible isFrozen"),
    FieldRow(PropertyTable.self, "properties", leftOut: ["places": index]),
    FieldRow(Property.self, "key content isEnumerable isWritable isConfigurable"),
    FieldRow(Closure.self, "code captures this newTarget home"),
    FieldRow(
      Native.self, "name length isConstructor body"),
    FieldRow(JavaScript.HostFunction.self, "name tag isConstructor"),
    FieldRow(MapTable.self, "entries", leftOut: ["places": index]),
    FieldRow(FinalizationTable.self, "callback entries"),
    FieldRow(FinalizationTable.Entry.self, "target held token"),
    FieldRow(PromiseRecord.self, "state isLocked isHandled reactions"),
    FieldRow(ObjectID.self, "raw"),
    FieldRow(CellID.self, "raw"),
    FieldRow(HostTag.self, "kind payload"),
  ]

  private static let calls = [
    FieldRow(
      MicrotaskQueue.self, "jobs", leftOut: ["first": "jobs that have run are never seen again"]),
    FieldRow(
      CallFrame.self,
      "code pc slots cells this newTarget function isConstruction promise completion"
    ),
    FieldRow(Completion.Construction.self, "function arguments newTarget"),
    FieldRow(ArrayWalk.self, "form array callback this count index element results"),
    FieldRow(PropertyWalk.self, "form sources keys index stage results"),
    FieldRow(ModuleRecord.self, "program code variables namespace"),
    FieldRow(ModuleRecord.Variable.self, "cell isConstant"),
    FieldRow(Interpreter.Activation.self, "status completion"),
    FieldRow(Watched.self, "functions variables"),
    FieldRow(
      Intrinsics.self,
      """
      global object function asyncFunction array string number boolean bigint error promise map \
      set weakMap weakSet weakReference registry errors
      """),
  ]
}
