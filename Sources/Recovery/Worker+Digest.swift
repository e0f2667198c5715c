// A digest of the whole worker, for tests of time travel and to find states equal or different.

import JavaScript
import Stepping
import WasmMachine

extension Worker {
  /// A number for everything that can change in a worker and that a later move could depend on or a
  /// person could see; not for its past. Equal states have equal digests in every process.
  public var digest: UInt64 {
    var digest = Digest()
    digest.add(machine.digest)
    digest.add(realm.digest)
    digest.add(strategy.rawValue)
    digest.add(ticks)
    return digest.value
  }
}

extension Machine {
  /// A number for the state of the machine.
  public var digest: UInt64 {
    var digest = Digest()
    add(to: &digest)
    return digest.value
  }
}

extension Realm {
  /// A number for the state of the JavaScript side.
  public var digest: UInt64 {
    var words = DigestWords()
    add(to: &words)
    var digest = Digest()
    words.words.withUnsafeBytes { digest.add(bytes: $0) }
    return digest.value
  }
}
