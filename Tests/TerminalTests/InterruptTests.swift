// Ctrl-C as a flag: a signal sets it and does nothing else.

import Terminal
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct InterruptTests {
  @Test("an interrupt is remembered until it is cleared and does not end the process")
  func interrupt() {
    Interrupt.install()
    Interrupt.clear()
    #expect(!Interrupt.isRequested)
    raiseHere(SIGINT)
    #expect(Interrupt.isRequested)
    Interrupt.clear()
    #expect(!Interrupt.isRequested)
    signal(SIGINT, SIG_DFL)
  }

  /// Raises a signal on this thread, which the test runner has closed to signals.
  private func raiseHere(_ number: CInt) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }
}
