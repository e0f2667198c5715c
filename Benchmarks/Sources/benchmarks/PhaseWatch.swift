// The phases of a step: what each costs inside the process.

import Glibc

/// Measures one phase after the other.
struct PhaseWatch {
  /// For each phase its processor time in milliseconds, and under `PHASE-bytes` by how much it
  /// raised the peak of memory.
  private(set) var numbers: [String: Double] = [:]
  private var start = Self.now()

  private static func now() -> (time: Double, peakBytes: Double) {
    var usage = rusage()
    getrusage(RUSAGE_SELF.rawValue, &usage)
    return (Clock.processor(), Double(usage.ru_maxrss) * 1024)
  }

  mutating func restart() { start = Self.now() }

  /// Ends a phase; the next one begins.
  mutating func finish(_ phase: String) {
    let end = Self.now()
    numbers[phase] = end.time - start.time
    numbers["\(phase)-bytes"] = end.peakBytes - start.peakBytes
    start = end
  }
}
