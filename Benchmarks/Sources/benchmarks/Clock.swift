// The clocks of the kernel, in milliseconds.

import Glibc

/// Milliseconds since some moment.
enum Clock {
  /// The time that passed.
  static func wall() -> Double { read(CLOCK_MONOTONIC) }
  /// The processor time that this process used.
  static func processor() -> Double { read(CLOCK_PROCESS_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
  }
}
