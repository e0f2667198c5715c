// A digest of the machine: of everything that a later step depends on or that a person can see.
//
// Left out: the journal, and what follows from the programs of the instances (code, types, limits of
// memories). `Tests/RecoveryTests/Digests/DigestFieldTests.swift` names each field and why.

import Stepping
import WasmModel

extension Machine {
  /// Adds the state of the machine, without its past.
  public func add(to digest: inout Digest) {
    digest.add(instances.count)
    for instance in instances { instance.add(to: &digest) }
    functions.add(to: &digest)
    digest.add(memories.count)
    for memory in memories { memory.bytes.withUnsafeBytes { digest.add(bytes: $0) } }
    digest.add(tables.count)
    for table in tables { table.elements.withUnsafeBytes { digest.add(bytes: $0) } }
    globals.cells.withUnsafeBytes { digest.add(bytes: $0) }
    digest.add(tags.count)
    for tag in tags {
      digest.add(tag.name)
      digest.add(tag.typeNumber.value)
    }
    digest.add(exceptions.count)
    for index in exceptions.indices {
      digest.add(exceptions.tag(of: index).value)
      digest.add(words: exceptions.payload(of: index))
    }
    digest.add(objects.count)
    for object in objects {
      digest.add(object.type.value)
      object.bytes.withUnsafeBytes { digest.add(bytes: $0) }
    }
    digest.add(objectBytes)
    addStack(to: &digest)
    limits.add(to: &digest)
  }

  /// What is on the way. Slots from ``top`` on are no part of the state.
  private func addStack(to digest: inout Digest) {
    slots.withUnsafeBytes { digest.add(bytes: UnsafeRawBufferPointer(rebasing: $0[..<(8 * top)])) }
    digest.add(frames.count)
    for frame in frames {
      digest.add(frame.function.value)
      digest.add(frame.instance.value)
      digest.add(Int(frame.base))
      digest.add(Int(frame.operands))
      digest.add(Int(frame.pc))
    }
    digest.add(activations.count)
    for activation in activations {
      digest.add(activation.function.value)
      digest.add(Int(activation.baseFrame))
      digest.add(Int(activation.base))
      activation.outer.add(to: &digest)
      digest.add(Int(activation.outerTop))
    }
    status.add(to: &digest)
  }
}

extension Instance {
  fileprivate func add(to digest: inout Digest) {
    digest.add(words: functions.lazy.map { UInt64($0.number) })
    digest.add(words: tables.lazy.map { UInt64($0.number) })
    digest.add(words: memories.lazy.map { UInt64($0.number) })
    digest.add(words: globals.lazy.map { UInt64($0.number) })
    digest.add(words: tags.lazy.map { UInt64($0.number) })
    digest.add(words: types.lazy.map { UInt64($0.number) })
    digest.add(elements.count)
    for segment in elements { digest.add(words: segment) }
    digest.add(words: droppedElements.lazy.map { $0 ? 1 : 0 })
    digest.add(words: droppedData.lazy.map { $0 ? 1 : 0 })
  }
}

extension FunctionList {
  /// The code of a function follows from its instance and its place.
  fileprivate func add(to digest: inout Digest) {
    entries.withUnsafeBytes { digest.add(bytes: $0) }
    for index in indices where findCode(FunctionAddress(index)) == nil {
      digest.add(index)
      if case .host(let name) = self[index].kind { digest.add(name) }
    }
  }
}

extension Status {
  fileprivate func add(to digest: inout Digest) {
    switch self {
    case .idle: digest.add(0)
    case .running: digest.add(1)
    case .hostCall(let function): digest.add(words: [2, UInt64(function.number)])
    case .unwinding(let exception, let handler):
      digest.add(words: [3, UInt64(exception.number), UInt64(UInt32(bitPattern: handler))])
    case .finished: digest.add(4)
    case .uncaught(let exception): digest.add(words: [5, UInt64(exception.number)])
    case .trapped(let trap): digest.add(trap.digestText)
    case .exhausted: digest.add(6)
    case .storeExhausted: digest.add(7)
    }
  }
}

extension Trap {
  /// A text that no two different traps share.
  public var digestText: String {
    // The suite has one phrase for both kinds of overflow.
    (self == .conversionOverflow ? "conversion " : "") + phrase + (detail.map { ": \($0)" } ?? "")
  }
}

extension MachineLimits {
  fileprivate func add(to digest: inout Digest) {
    for limit in [frames, slots, memoryPages, tableElements, objectBytes] { digest.add(limit) }
  }
}

extension Digest {
  /// Adds a list, and how long it is.
  mutating func add(words: some Collection<UInt64>) {
    add(words.count)
    for word in words { add(word) }
  }
}
