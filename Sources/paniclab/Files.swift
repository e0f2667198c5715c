// Reading and writing files, whole.

import Shell
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files by path. Writing replaces a file at once, so that a full disk never leaves half of one.
/// The path `-` is standard input or output.
enum Files {
  @Sendable static func read(_ path: String) -> Result<[UInt8], FileProblem> {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY)
    guard descriptor >= 0 else { return .failure(problem()) }
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(problem()) }
    if status.st_mode & S_IFMT == S_IFDIR { return .failure(FileProblem("is a folder")) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        Int(truncatingIfNeeded: readBytes(descriptor, $0))
      }
      if count < 0 { return .failure(problem()) }
      if count == 0 { return .success(bytes) }
      bytes += buffer[..<count]
    }
  }

  private static func readBytes(
    _ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer
  ) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// The paths of all files below a folder, hidden ones left out, in ascending order.
  static func list(_ folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      let path = "\(folder)/\(name)"
      var status = stat()
      guard stat(path, &status) == 0 else { continue }
      paths += status.st_mode & S_IFMT == S_IFDIR ? list(path) : [path]
    }
    return paths.sorted()
  }

  @Sendable static func write(_ path: String, _ text: String) -> FileProblem? {
    write(path, Array(text.utf8))
  }

  static func write(_ path: String, _ bytes: [UInt8]) -> FileProblem? {
    if path == "-" { return writeToOutput(bytes) }
    StateFolder.makeFolders(above: path)
    let temporary = path + ".new"
    guard let file = fopen(temporary, "w") else { return problem() }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else { return problem() }
    return rename(temporary, path) == 0 ? nil : problem()
  }

  private static func writeToOutput(_ bytes: [UInt8]) -> FileProblem? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { writeBytes(STDOUT_FILENO, $0) }
      if count < 0 { return problem() }
      rest = rest.dropFirst(count)
    }
    return nil
  }

  private static func writeBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// The last part of a path with another suffix: `NAME.wasm` for `folder/NAME.wat`.
  static func baseName(_ path: String, replacing suffixes: [String], with suffix: String) -> String
  {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let name = last == "-" ? "module" : last
    let old = suffixes.first { name.hasSuffix($0) } ?? ""
    return String(name.dropLast(old.count)) + suffix
  }

  private static func problem() -> FileProblem {
    switch errno {
    case ENOENT, ENOTDIR: .missing
    case EACCES: FileProblem("permission denied")
    case EISDIR: FileProblem("is a folder")
    case ENOSPC: FileProblem("the disk is full")
    default: FileProblem("error \(errno): \(String(cString: strerror(errno)))")
    }
  }
}
