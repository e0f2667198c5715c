// Files, whole, and a folder for those that are needed for a while only.

import Glibc

/// Reading and writing whole files.
enum File {
  static func read(_ path: String) throws(BenchmarkError) -> [UInt8] {
    guard let file = fopen(path, "r") else { throw problem(path) }
    defer { fclose(file) }
    var status = stat()
    guard fstat(fileno(file), &status) == 0 else { throw problem(path) }
    return [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, count in
      count = fread(buffer.baseAddress, 1, buffer.count, file)
    }
  }

  static func write(_ bytes: [UInt8], to path: String) throws(BenchmarkError) {
    guard let file = fopen(path, "w") else { throw problem(path) }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw problem(path) }
  }

  /// Gives a new folder to `body` and removes it, with its files, when `body` is done.
  static func withTemporaryFolder(
    _ body: (String) throws(BenchmarkError) -> Void
  ) throws(BenchmarkError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/paniclab-benchmarks-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw problem(parent) }
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { _ = try? ProcessRun.start(["rm", "-r", folder]) }
    try body(folder)
  }

  private static func problem(_ path: String) -> BenchmarkError {
    .file(path: path, reason: String(cString: strerror(errno)))
  }
}
