// The memory of this process.

import Glibc

/// What the kernel says about the memory of this process.
enum Memory {
  /// The bytes that are resident now; not a number where the kernel does not say.
  static var resident: Double {
    guard let file = fopen("/proc/self/statm", "r") else { return .nan }
    defer { fclose(file) }
    // Pages: all that is mapped, then what is resident of it.
    var line = [UInt8](repeating: 0, count: 128)
    let count = fread(&line, 1, line.count, file)
    let words = String(decoding: line[..<count], as: UTF8.self).split(separator: " ")
    guard words.count > 1, let pages = Double(words[1]) else { return .nan }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}
