// Reading from and writing to the process's streams, through signals and busy pipes.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A stream of the process.
package struct Descriptor: Sendable {
  static let input = Descriptor(number: STDIN_FILENO)
  static let output = Descriptor(number: STDOUT_FILENO)
  static let error = Descriptor(number: STDERR_FILENO)

  /// Why bytes could not be written.
  package enum WriteFailure: Error, Equatable {
    /// The reader has closed its end of the pipe.
    case readerLeft
    /// Anything else, as the system words it.
    case other(String)
  }

  private let number: CInt

  package init(number: CInt) { self.number = number }

  /// Makes a closed pipe an error of ``writeAll(_:)`` instead of the end of the process.
  package static func surviveClosedPipes() { signal(SIGPIPE, SIG_IGN) }

  /// Some bytes, none at the end of the input, or nil if a signal came first.
  package func readSome(atMost most: Int = 4096) -> [UInt8]? {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, initializedCount in
      count = read(number, buffer.baseAddress, buffer.count)
      initializedCount = max(0, count)
    }
    return count < 0 && errno == EINTR ? nil : bytes
  }

  /// Writes every byte, waiting as long as it takes.
  package func writeAll(_ text: String) throws(WriteFailure) {
    try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(WriteFailure) in
      try writeAll(UnsafeRawBufferPointer(bytes))
    }
  }

  /// Writes every byte, waiting as long as it takes.
  package func writeAll(_ bytes: UnsafeRawBufferPointer) throws(WriteFailure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = write(number, rest.baseAddress, rest.count)
      if count >= 0 {
        rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable()
      case EPIPE: throw .readerLeft
      default: throw .other(String(cString: strerror(errno)))
      }
    }
  }

  /// Waits until there is something to read, or nothing will come. False if the time is over first,
  /// nil if a signal came. Without a time it waits for ever.
  func waitUntilReadable(milliseconds: CInt?) -> Bool? {
    var request = pollfd(fd: number, events: CShort(POLLIN), revents: 0)
    let count = poll(&request, 1, milliseconds ?? -1)
    return count < 0 ? nil : count > 0
  }

  /// For a stream shared with a program that has asked the system not to wait.
  private func waitUntilWritable() {
    var request = pollfd(fd: number, events: CShort(POLLOUT), revents: 0)
    poll(&request, 1, -1)
  }
}
