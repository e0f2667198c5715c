// The state of the realm as words for a digest.

import JavaScript
import WasmMachine
import WasmModel

extension Realm {
  /// Adds everything that a later step depends on or that a person can see.
  func add(to words: inout DigestWords) {
    script.add(to: &words)
    words.add(instance) { $0.add($1.value) }
    words.add(instanceCount)
    words.add(crossings) { $0.add($1) }
    words.add(waiting) { $0.add($1) }
    words.add(timers) { $0.add($1) }
    words.add(timersSet)
    words.add(clock)
    addHost(to: &words)
    words.add(requests) { $0.add($1) }
    words.add(firstOpenRequest)
    words.add(events) { $0.add($1) }
    words.add(passing) { $0.add($1) }
    words.add(armed) { $0.add($1) }
    words.add(faultsArmed)
    words.add(faultsStruck)
  }

  private func addHost(to words: inout DigestWords) {
    let objects = hostObjects.sorted { a, b in
      (a.key.kind, a.key.payload) < (b.key.kind, b.key.payload)
    }
    words.add(objects) { words, object in
      words.add(object.key)
      words.add(object.value)
    }
    words.add(buffers) { $0.add($1) }
    words.add(views) { $0.add($1) }
    words.add(memoryBuffers.sorted { $0.key < $1.key }) { words, buffer in
      words.add(buffer.key.value)
      words.add(buffer.value)
    }
    words.add(importedFunctions.sorted { $0.key < $1.key }) { words, functions in
      words.add(functions.key.value)
      words.add(functions.value)
    }
    words.add(externrefs) { $0.add($1) }
    words.add(engineErrors.sorted { $0.key.index < $1.key.index }) { words, error in
      words.add(error.key)
      words.add(error.value)
    }
  }
}

extension DigestWords {
  fileprivate mutating func add(_ buffer: HostBuffer) {
    switch buffer {
    case .memory(let memory, let count):
      add(0)
      add(memory.value)
      add(count)
    case .bytes(let bytes):
      add(1)
      add(bytes)
    }
  }

  fileprivate mutating func add(_ view: HostView) {
    add(view.buffer)
    switch view.element {
    case .int8: add(0)
    case .uint8: add(1)
    case .int32: add(2)
    case .uint32: add(3)
    case .float64: add(4)
    case .byte: add(5)
    }
    add(view.offset)
    add(view.count)
  }

  fileprivate mutating func add(_ error: EngineError) {
    switch error {
    case .trap(let trap):
      add(0)
      add(trap.digestText)
    case .exhaustion: add(1)
    }
  }
}
