// The digest of a worker sees every change, and nothing but the state.

import Stepping
import Testing
import WasmModel

@testable import JavaScript
@testable import Recovery
@testable import WasmMachine

@Suite struct DigestTests {
  /// A worker in the middle of a request, in Wasm.
  private func busyWorker() throws -> Worker {
    var timeline = try bank(.guardReinit)
    let arguments = [1, 2, 30].map { JSValue.number($0) }
    timeline.give(.request(ExportCall(name: "transfer", arguments: arguments, text: "transfer")))
    while timeline.forward(), timeline.world.machine.frames.count < 2 {}
    return timeline.world
  }

  @Test("every single change gives a digest of its own")
  func mutations() throws {
    let worker = try busyWorker()
    var names = [worker.digest: "nothing"]
    for mutation in Mutation.machine + Mutation.realm + Mutation.script {
      var changed = worker
      mutation.change(&changed)
      let known = names.updateValue(mutation.name, forKey: changed.digest)
      #expect(known == nil, "\(mutation.name) is as \(known ?? "")")
    }
    #expect(names.count > 200)
  }

  @Test("what is no part of the state does not change the digest")
  func neutralChanges() throws {
    let worker = try busyWorker()
    let digest = worker.digest
    let changes: [Mutation] = [
      Mutation("a slot that is not in use") { $0.machine.slots[$0.machine.top] ^= 1 },
      Mutation("the past") { $0.forget(before: $0.mark) },
      Mutation("a microtask that has run") { worker in
        for _ in 0..<100 { worker.realm.script.microtasks.append(.callback(.null, arguments: [])) }
        while worker.realm.script.microtasks.removeFirst() != nil {}
      },
      Mutation("a type that nobody uses") {
        _ = $0.machine.registry.add([SubType(.init([.i64], []))])
      },
    ]
    for change in changes {
      var changed = worker
      change.change(&changed)
      #expect(changed.digest == digest, "\(change.name)")
    }
  }

  @Test("functions of one line, and pieces of one name, have codes of their own")
  func codes() throws {
    var worker = try bank(.ignore).world
    var identities: [UInt64] = []
    for text in ["globalThis.f = [() => 1, () => 1]; 0", "globalThis.f = [() => 2]; 0"] {
      worker.apply(.run(try ScriptPiece(text)))
      while worker.canStep { _ = worker.step() }
      let objects = worker.realm.script.objects
      identities += objects.indices.compactMap {
        if case .closure(let closure) = objects[$0].kind, closure.code.module == "console.js" {
          closure.code.identity
        } else {
          nil
        }
      }
    }
    #expect(Set(identities).count == 3, "\(identities)")
  }
}
