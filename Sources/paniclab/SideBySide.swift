// Work on all cores of this machine.

import Dispatch
import Recovery
import Shell
import Synchronization

/// Does the parts of a sweep at once.
enum SideBySide {
  /// What came of each part, in their order.
  @Sendable
  static func run(_ work: [SweepWork]) -> [[SweepResult]?] {
    let results = Results(work.count)
    DispatchQueue.concurrentPerform(iterations: work.count) { index in
      results.put(work[index](), at: index)
    }
    return results.all
  }

  private final class Results: Sendable {
    private let found: Mutex<[[SweepResult]?]>

    init(_ count: Int) { found = Mutex(Array(repeating: nil, count: count)) }

    var all: [[SweepResult]?] { found.withLock { $0 } }

    func put(_ result: [SweepResult]?, at index: Int) {
      found.withLock { $0[index] = result }
    }
  }
}
