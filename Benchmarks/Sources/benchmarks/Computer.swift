// The computer that was measured, in a line.

import Glibc

/// The computer that the program runs on.
enum Computer {
  static var description: String {
    "\(processor), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) processors, load \(load)"
  }

  private static var processor: String {
    let lines = text("/proc/cpuinfo").split(separator: "\n")
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return model.map { String($0.drop { $0 == " " }) } ?? "unknown processor"
  }

  /// How many processes ran or waited in the last minute: whether the machine was idle.
  private static var load: String {
    text("/proc/loadavg").split(separator: " ").first.map(String.init) ?? "unknown"
  }

  /// A file of the kernel; its size is not known before it is read.
  private static func text(_ path: String) -> String {
    (try? ProcessRun.start(["cat", path]).output) ?? ""
  }
}
