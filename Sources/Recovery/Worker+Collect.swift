// Garbage: finalizers run when a person asks for it, as no program can tell when they would.

import JavaScript
import WasmMachine
import WasmModel

extension Worker {
  /// Lets the JavaScript engine collect garbage. What Wasm holds stays: tables and globals of every
  /// instance that can still be reached.
  mutating func collect() {
    var roots = realm.timers.map(\.function) + realm.requests.compactMap(\.promise)
    for table in machine.tables where table.element == .externref {
      roots += table.elements.map(externref)
    }
    for functions in realm.importedFunctions.values { roots += functions }
    roots += realm.hostObjects.values.map { .object($0) }
    realm.script.collect(roots: roots)
    note(.collected)
  }
}
