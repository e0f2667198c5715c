// A line that tells how far something is that takes long; the one place that reads a clock.

import Styling
import Synchronization

/// Shows on standard error what takes longer than half a second, and takes it away when it is done.
///
/// Only a terminal that can clear a line shows it; nothing is ever written to a pipe.
public final class ProgressLine: Sendable {
  private let isShown: Bool
  private let now: @Sendable () -> ContinuousClock.Instant
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  private struct State {
    var start: ContinuousClock.Instant?
    /// What stands on the line now.
    var text = ""
  }

  private static let delay = Duration.milliseconds(500)
  /// Back to the first column, and everything behind it cleared.
  private static let clear = "\r\u{1B}[K"

  public convenience init(_ capabilities: Capabilities, output: Output) {
    self.init(
      isShown: capabilities.showsProgress, now: { ContinuousClock.now },
      write: { output.writeVerbatim($0, to: .error) })
  }

  package init(
    isShown: Bool, now: @escaping @Sendable () -> ContinuousClock.Instant,
    write: @escaping @Sendable (String) -> Void
  ) {
    (self.isShown, self.now, self.write) = (isShown, now, write)
  }

  /// Tells which part of something is done: 0 at its beginning, 1 at its end.
  public func show(_ what: String, _ part: Double) {
    guard isShown else { return }
    state.withLock { state in
      if part >= 1 {
        if !state.text.isEmpty { write(Self.clear) }
        state = State()
      } else if let start = state.start {
        let percent = Int(max(0, part) * 100)
        let text = "\(what)  \(percent)%   Ctrl-C ends it"
        guard now() - start >= Self.delay, text != state.text else { return }
        state.text = text
        write(Self.clear + text)
      } else {
        state.start = now()
      }
    }
  }
}
