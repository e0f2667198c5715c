// Reading and writing through the system, on a pipe of our own.

import Foundation
import Terminal
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite struct DescriptorTests {
  private func makePipe() -> (reading: CInt, writing: CInt) {
    var ends: [CInt] = [-1, -1]
    pipe(&ends)
    return (ends[0], ends[1])
  }

  @Test("what is written is read, and after that the input ends")
  func roundTrip() throws {
    let ends = makePipe()
    try Descriptor(number: ends.writing).writeAll("▶ trap\n")
    close(ends.writing)
    #expect(Descriptor(number: ends.reading).readSome() == Array("▶ trap\n".utf8))
    #expect(Descriptor(number: ends.reading).readSome() == [])
    close(ends.reading)
  }

  @Test("a reader that left is an error of its own, not a signal")
  func closedPipe() {
    Descriptor.surviveClosedPipes()
    let ends = makePipe()
    close(ends.reading)
    #expect(throws: Descriptor.WriteFailure.readerLeft) {
      try Descriptor(number: ends.writing).writeAll("x")
    }
    close(ends.writing)
  }

  @Test("a writer waits for a slow reader that asked the system not to wait")
  func busyPipe() {
    let ends = makePipe()
    _ = fcntl(ends.writing, F_SETFL, O_NONBLOCK)
    let text = String(repeating: "0123456789abcdef", count: 20_000)  // more than a pipe holds
    Thread.detachNewThread {
      try? Descriptor(number: ends.writing).writeAll(text)
      close(ends.writing)
    }
    var count = 0
    while let bytes = Descriptor(number: ends.reading).readSome(), !bytes.isEmpty {
      count += bytes.count
    }
    #expect(count == text.utf8.count)
    close(ends.reading)
  }
}
