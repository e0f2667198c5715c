// The line of progress: when it is shown, and that it goes away.

import Styling
import Synchronization
import Terminal
import Testing

/// A clock that is set by hand, and what was written.
private final class Desk: Sendable {
  private let state = Mutex((now: ContinuousClock.now, written: [String]()))

  func pass(_ time: Duration) { state.withLock { $0.now += time } }
  var now: ContinuousClock.Instant { state.withLock { $0.now } }
  func write(_ text: String) { state.withLock { $0.written.append(text) } }
  var written: [String] { state.withLock { $0.written } }
}

@Suite struct ProgressLineTests {
  private static let clear = "\r\u{1B}[K"

  private func line(_ desk: Desk, isShown: Bool = true) -> ProgressLine {
    ProgressLine(isShown: isShown, now: { desk.now }, write: { desk.write($0) })
  }

  @Test("nothing is shown before half a second, then the line, and it is cleared at the end")
  func appears() {
    let desk = Desk()
    let line = line(desk)
    line.show("goto 5", 0)
    desk.pass(.milliseconds(499))
    line.show("goto 5", 0.25)
    #expect(desk.written == [])
    desk.pass(.milliseconds(1))
    line.show("goto 5", 0.5)
    line.show("goto 5", 0.501)
    #expect(desk.written == [Self.clear + "goto 5  50%   Ctrl-C ends it"])
    line.show("goto 5", 1)
    #expect(desk.written.last == Self.clear)
  }

  @Test("what is quick leaves no trace, and the next thing has its own half second")
  func quick() {
    let desk = Desk()
    let line = line(desk)
    for _ in 0..<3 {
      line.show("goto 5", 0)
      desk.pass(.milliseconds(400))
      line.show("goto 5", 0.5)
      line.show("goto 5", 1)
    }
    #expect(desk.written == [])
  }

  @Test("where it must not be shown, nothing is")
  func hidden() {
    let desk = Desk()
    let line = line(desk, isShown: false)
    line.show("goto 5", 0)
    desk.pass(.seconds(5))
    line.show("goto 5", 0.5)
    line.show("goto 5", 1)
    #expect(desk.written == [])
  }

  @Test("it is shown at a terminal that can clear a line, and not to screen readers")
  func capabilities() {
    func shows(_ term: String, isTerminal: Bool = true, linear: String = "0") -> Bool {
      Capabilities(
        TerminalOptions(),
        in: Surroundings(
          environment: ["TERM": term, "PANICLAB_ACCESSIBLE": linear], errorIsTerminal: isTerminal)
      ).showsProgress
    }
    #expect(shows("xterm"))
    #expect(!shows("dumb"))
    #expect(!shows("xterm", isTerminal: false))
    #expect(!shows("xterm", linear: "1"))
  }
}
