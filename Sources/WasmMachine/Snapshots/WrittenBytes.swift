// Which bytes of a memory were written between two snapshots.

import WasmValidation

/// A set of bytes of a memory, as a bitmap of each page of which a byte is in it.
struct WrittenBytes: Sendable {
  /// True if nothing is known: any byte may have been written.
  private var isEverything: Bool
  /// The indices of the pages, ascending.
  private(set) var pages: [Int32] = []
  /// One bit per byte, page after page.
  private var bits: [UInt64] = []

  private static let wordsPerPage = MemoryPage.size / 64

  init(isEverything: Bool) { self.isEverything = isEverything }

  /// The bytes of memory that this takes.
  var cost: Int { 8 * bits.count + 4 * pages.count }

  /// Adds the marked bytes of a page. Pages must come in ascending order.
  mutating func add(page: Int, marks: UnsafeRawPointer) {
    guard !isEverything else { return }
    pages.append(Int32(page))
    for word in 0..<Self.wordsPerPage {
      var bits: UInt64 = 0
      for byte in 0..<8 {
        let eight = (marks + 64 * word + 8 * byte).load(as: UInt64.self)
        bits |= Self.gather(eight) << UInt64(8 * byte)
      }
      self.bits.append(bits)
    }
  }

  /// One bit of each of eight marks: the product puts the lowest bit of each byte into the highest
  /// byte, without a carry.
  private static func gather(_ marks: UInt64) -> UInt64 {
    ((UInt64(littleEndian: marks) & 0x0101_0101_0101_0101) &* 0x0102_0408_1020_4080) >> 56
  }

  /// True if a byte of the range is in the set.
  func overlaps(_ range: Range<Int>) -> Bool {
    if range.isEmpty || isEverything { return !range.isEmpty }
    let first = range.lowerBound / MemoryPage.size
    for index in pages.partitioningIndex(where: { $0 >= first })..<pages.count {
      let start = Int(pages[index]) * MemoryPage.size
      guard start < range.upperBound else { return false }
      let part = range.clamped(to: start..<start + MemoryPage.size)
      if hasBit(of: index, in: part.lowerBound - start..<part.upperBound - start) { return true }
    }
    return false
  }

  /// True if one of the bits of a page is set; the range is not empty.
  private func hasBit(of index: Int, in range: Range<Int>) -> Bool {
    let words = range.lowerBound / 64...(range.upperBound - 1) / 64
    return words.contains { word in
      var mask = UInt64.max
      if word == words.lowerBound { mask &= .max << UInt64(range.lowerBound % 64) }
      if word == words.upperBound { mask &= .max >> UInt64(63 - (range.upperBound - 1) % 64) }
      return bits[index * Self.wordsPerPage + word] & mask != 0
    }
  }

  /// Adds all bytes of another set.
  mutating func formUnion(_ other: WrittenBytes) {
    let mine = self
    self = WrittenBytes(isEverything: mine.isEverything || other.isEverything)
    guard !isEverything else { return }
    var (a, b) = (0, 0)
    while a < mine.pages.count || b < other.pages.count {
      let page = min(
        a < mine.pages.count ? mine.pages[a] : .max, b < other.pages.count ? other.pages[b] : .max)
      let first = bits.count
      pages.append(page)
      bits.append(contentsOf: repeatElement(0, count: Self.wordsPerPage))
      if a < mine.pages.count, mine.pages[a] == page {
        mine.copy(a, into: &bits, at: first)
        a += 1
      }
      if b < other.pages.count, other.pages[b] == page {
        other.copy(b, into: &bits, at: first)
        b += 1
      }
    }
  }

  private func copy(_ index: Int, into all: inout [UInt64], at first: Int) {
    for word in 0..<Self.wordsPerPage {
      all[first + word] |= bits[index * Self.wordsPerPage + word]
    }
  }
}
