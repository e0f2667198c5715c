// The digest of words and bytes: every bit, every place and every length counts.

import Stepping
import Testing

@Suite struct DigestTests {
  private func digest(_ bytes: [UInt8]) -> UInt64 {
    var digest = Digest()
    bytes.withUnsafeBytes { digest.add(bytes: $0) }
    return digest.value
  }

  @Test("no two digests are equal where one bit, the order or the length differs")
  func differences() {
    for count in [1, 7, 8, 9, 63, 64, 65, 95, 96, 100, 200] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: 37 * $0 + 1) }
      var digests = [digest(bytes), digest(bytes + [0]), digest([0] + bytes), digest([])]
      for bit in 0..<8 * count {
        var changed = bytes
        changed[bit / 8] ^= 1 << (bit % 8)
        digests.append(digest(changed))
      }
      #expect(Set(digests).count == digests.count, "\(count) bytes")
    }
  }

  @Test("no two pairs of flipped bits give the same digest")
  func pairs() {
    var seen: Set<UInt64> = []
    var count = 0
    // The places of one lane, 32 bytes apart, are where differences could cancel each other.
    for first in 0..<64 {
      for second in 0..<64 {
        for distance in [8, 32] {
          var bytes = [UInt8](repeating: 0, count: 128)
          bytes[first / 8] ^= 1 << (first % 8)
          bytes[distance + second / 8] ^= 1 << (second % 8)
          seen.insert(digest(bytes))
          count += 1
        }
      }
    }
    #expect(seen.count == count)
  }

  @Test("bytes that stand elsewhere in memory have the same digest")
  func alignment() {
    let bytes = (0..<200).map { UInt8($0) }
    for shift in 1..<16 {
      let shifted = [UInt8](repeating: 9, count: shift) + bytes
      var other = Digest()
      shifted.withUnsafeBytes { other.add(bytes: UnsafeRawBufferPointer(rebasing: $0[shift...])) }
      #expect(other.value == digest(bytes), "shifted by \(shift)")
    }
  }

  @Test("the digest is the same in every process and on every computer")
  func pinned() {
    var digest = Digest()
    digest.add(1 as UInt64)
    digest.add(-1)
    digest.add("text")
    let bytes = (0..<100).map { UInt8($0) }
    bytes.withUnsafeBytes { digest.add(bytes: $0) }
    #expect(digest.value == 7_989_099_205_985_795_984)
  }
}
